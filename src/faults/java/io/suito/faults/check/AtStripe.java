package io.suito.faults.check;

import io.suito.faults.check.Findings.Kind;
import io.suito.faults.market.Seller;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every object at Stripe, held against the items. */
final class AtStripe {
    private final StripeHoldings stripe;
    private final Map<String, Item> items = new HashMap<>();
    private final List<Seller> sellers;
    private final Findings findings;

    AtStripe(StripeHoldings stripe, List<Item> items, List<Seller> sellers, Findings findings) {
        this.stripe = stripe;
        items.forEach(item -> this.items.put(item.id().toString(), item));
        this.sellers = sellers;
        this.findings = findings;
    }

    void check() {
        transfers();
        payouts();
        accounts();
    }

    private void transfers() {
        Map<String, Integer> perItem = new HashMap<>();
        for (SandboxObject transfer : stripe.transfers()) {
            Item item = itemOf(transfer, "transfer");
            if (item == null) {
                continue;
            }
            if (perItem.merge(item.id().toString(), 1, Integer::sum) > 1) {
                findings.add(Kind.DOUBLE, "item " + item.id() + " was transferred twice: " + transfer.id());
            }
            sameAmount(transfer, item);
            if (!transfer.text("destination").equals(item.account())
                    || !transfer.text("transfer_group").equals("payout-item-" + item.id())) {
                findings.add(Kind.OTHER, "transfer " + transfer.id() + " does not belong where it went");
            }
        }
    }

    /** Several payouts may have been tried; a second one only after the one before had failed. */
    private void payouts() {
        Map<String, Integer> standing = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (SandboxObject payout : stripe.payouts()) {
            Item item = itemOf(payout, "payout");
            if (item == null) {
                continue;
            }
            sameAmount(payout, item);
            if (!payout.account().equals(item.account())) {
                findings.add(Kind.OTHER, "payout " + payout.id() + " on another account");
            }
            boolean stands = StripeHoldings.stands(payout);
            if (stands && standing.merge(item.id().toString(), 1, Integer::sum) > 1) {
                findings.add(Kind.DOUBLE, "item " + item.id() + " was paid out twice: " + payout.id());
            }
            if (all.merge(item.id().toString(), 1, Integer::sum) > item.round()) {
                findings.add(Kind.DOUBLE, "item " + item.id() + " has more payouts than rounds: " + payout.id());
            }
        }
    }

    private @org.jspecify.annotations.Nullable Item itemOf(SandboxObject object, String what) {
        Item item = items.get(object.metadata("item_id"));
        if (item == null) {
            findings.add(Kind.DOUBLE, what + " " + object.id() + " has no item");
        }
        return item;
    }

    private void sameAmount(SandboxObject object, Item item) {
        if (object.number("amount") != item.amount()) {
            findings.add(
                    Kind.OTHER,
                    object.id() + " is of " + object.number("amount") + " yen, its item of " + item.amount());
        }
    }

    /** In the end nothing lies on the partners' Stripe balances. */
    private void accounts() {
        for (Seller seller : sellers) {
            SandboxControl.Balance balance = stripe.balances().get(seller.account());
            if (balance != null && balance.available() + balance.pending() != 0) {
                findings.add(Kind.LOST, balance.available() + " yen left on " + seller.account());
            }
        }
    }
}
