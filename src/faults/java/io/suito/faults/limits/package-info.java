/** The proof {@code rate-limits}: Stripe turns three requests of ten away. */
@NullMarked
package io.suito.faults.limits;

import org.jspecify.annotations.NullMarked;
