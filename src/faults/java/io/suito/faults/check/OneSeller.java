package io.suito.faults.check;

import io.suito.database.Transactions;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.market.Role;
import io.suito.faults.market.Seller;
import io.suito.faults.oracle.Expected;
import io.suito.sandbox.SandboxObject;
import java.util.List;
import java.util.UUID;

/** One partner: Stripe against the independent calculation against the ledger; amounts in yen. */
final class OneSeller {
    private final Transactions transactions;
    private final StripeHoldings stripe;
    private final Expected expected;
    private final Findings findings;

    OneSeller(Transactions transactions, StripeHoldings stripe, Expected expected, Findings findings) {
        this.transactions = transactions;
        this.stripe = stripe;
        this.expected = expected;
        this.findings = findings;
    }

    void check(Seller seller, List<Item> items) {
        Expected.Standing standing = expected.standing(seller.partner());
        long due = standing.available() - seller.role().correction();
        long paid = seller.role().paid() ? due : 0;
        List<Item> own = items.stream()
                .filter(item -> item.partner().equals(seller.partner()))
                .toList();
        item(seller, own, due);
        List<SandboxObject> transfers = stripe.transfersTo(seller.account());
        List<SandboxObject> payouts = stripe.payoutsOf(seller.account());
        equal(seller, "transferred, less what was reversed", paid, sum(transfers) - reversed(transfers));
        equal(
                seller,
                "paid out by Stripe",
                paid,
                sum(payouts.stream().filter(StripeHoldings::stands).toList()));
        equal(seller, "paid out by the ledger", paid, ledgerPaidOut(seller.partner()));
        long whole = standing.available() + standing.maturing() + standing.pending();
        equal(seller, "still owed by the ledger", whole - paid, ledgerOwed(seller.partner()));
        equal(seller, "reserved", seller.role() == Role.HELD ? due : 0, reserved(seller.partner()));
        equal(seller, "reversals", seller.role().reversals(), stripe.reversalsOf(transfers));
        equal(seller, "payouts", seller.role().payouts(), payouts.size());
        equal(seller, "transfers", seller.role().transfers(), transfers.size());
    }

    private void item(Seller seller, List<Item> own, long due) {
        if (own.size() != 1) {
            findings.add(own.isEmpty() ? Kind.LOST : Kind.DOUBLE, name(seller) + " has " + own.size() + " items");
            return;
        }
        Item item = own.get(0);
        equal(seller, "amount of the item", due, item.amount());
        if (!item.state().equals(seller.role().goal())) {
            findings.add(
                    Kind.STUCK,
                    name(seller) + ": item is " + item.state() + ", should be "
                            + seller.role().goal());
        }
    }

    private void equal(Seller seller, String what, long should, long is) {
        if (should != is) {
            Kind kind = is > should ? Kind.DOUBLE : Kind.LOST;
            findings.add(kind, name(seller) + ": " + what + " " + is + ", should be " + should);
        }
    }

    private static String name(Seller seller) {
        return seller.role() + " " + seller.account();
    }

    private static long sum(List<SandboxObject> objects) {
        return objects.stream().mapToLong(object -> object.number("amount")).sum();
    }

    private static long reversed(List<SandboxObject> transfers) {
        return transfers.stream()
                .mapToLong(transfer -> transfer.number("amount_reversed"))
                .sum();
    }

    private long ledgerPaidOut(UUID partner) {
        return sum(partner, """
                select coalesce(-sum(amount_cents), 0)::bigint from public.ledger
                 where partner_id = :partner
                   and (type = 'payout' or idempotency_key like 'payout-return-%')""");
    }

    private long ledgerOwed(UUID partner) {
        return sum(partner, """
                select coalesce(sum(amount_cents), 0)::bigint from public.ledger
                 where partner_id = :partner and status <> 'void'""");
    }

    private long reserved(UUID partner) {
        return sum(partner, """
                select coalesce(sum(l.amount_cents), 0)::bigint
                  from public.ledger l join backoffice.payout_item_entries e on e.entry_id = l.id
                 where l.partner_id = :partner and l.status = 'available'""");
    }

    private long sum(UUID partner, String query) {
        return transactions.call(tx -> tx.sql(query).set("partner", partner).one(Long.class));
    }
}
