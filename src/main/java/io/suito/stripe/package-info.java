/**
 * Stripe: commands written before they are sent, the sender, the resolver, and reading. The only room that knows
 * com.stripe.
 */
@NullMarked
package io.suito.stripe;

import org.jspecify.annotations.NullMarked;
