/** Between the product and its database, and between the product and Stripe: counting, halting, tampering. */
@NullMarked
package io.suito.faults.tap;

import org.jspecify.annotations.NullMarked;
