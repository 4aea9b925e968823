/** Stripe's endpoints and objects, as far as the payout path touches them. */
@NullMarked
package io.suito.sandbox.api;

import org.jspecify.annotations.NullMarked;
