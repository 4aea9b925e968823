/** The bench {@code payout-run}: everyone is paid as fast as Stripe allows. */
@NullMarked
package io.suito.bench.payout;

import org.jspecify.annotations.NullMarked;
