/** {@code suito payouts …}: preview, plan, execute, look after payout runs. */
@NullMarked
package io.suito.cli.payouts;

import org.jspecify.annotations.NullMarked;
