/** A Stripe-compatible server for the demo, for training and for tests; it knows nothing of the rest of the product. */
@NullMarked
package io.suito.sandbox;

import org.jspecify.annotations.NullMarked;
