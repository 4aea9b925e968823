package io.suito.faults.check;

import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Stripe holds, every object that was ever made, read once. */
record StripeHoldings(
        List<SandboxObject> transfers,
        List<SandboxObject> payouts,
        List<SandboxObject> reversals,
        Map<String, SandboxControl.Balance> balances) {
    private static final Set<String> FALLEN = Set.of("failed", "canceled");

    static StripeHoldings read(SandboxControl stripe) {
        return new StripeHoldings(
                stripe.objects("transfer"),
                stripe.objects("payout"),
                stripe.objects("transfer_reversal"),
                stripe.balances());
    }

    /** A payout that the bank has not sent back. */
    static boolean stands(SandboxObject payout) {
        return !FALLEN.contains(payout.text("status"));
    }

    List<SandboxObject> transfersTo(String account) {
        return transfers.stream()
                .filter(transfer -> transfer.text("destination").equals(account))
                .toList();
    }

    List<SandboxObject> payoutsOf(String account) {
        return payouts.stream()
                .filter(payout -> payout.account().equals(account))
                .toList();
    }

    long reversalsOf(List<SandboxObject> some) {
        List<String> ids = some.stream().map(SandboxObject::id).toList();
        return reversals.stream()
                .filter(reversal -> ids.contains(reversal.text("transfer")))
                .count();
    }
}
