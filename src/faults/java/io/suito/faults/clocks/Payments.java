package io.suito.faults.clocks;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.sandbox.SandboxObject;
import io.suito.testing.Marketplace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What each seller's account was sent at Stripe, in its order, hop by hop. */
final class Payments {
    private record Booked(String account, long paidOut) {}

    private Payments() {}

    /** The transfers of each account; findings where what went on to the bank, or what the books say, differs. */
    static Map<String, List<Long>> of(Marketplace shop, Findings findings) {
        Map<String, List<Long>> transfers = amounts(shop, "transfer", object -> object.text("destination"));
        Map<String, List<Long>> payouts = amounts(shop, "payout", SandboxObject::account);
        if (!payouts.equals(transfers)) {
            findings.add(Kind.OTHER, "to the bank went " + payouts + ", to the accounts " + transfers);
        }
        Map<String, Long> booked = new HashMap<>();
        shop.values(Booked.class, """
                        select p.stripe_account_id as account, b.paid_out
                          from backoffice.balances b join public.partners p on p.id = b.partner_id
                         where b.paid_out <> 0""").forEach(row -> booked.put(row.account(), row.paidOut()));
        if (!booked.equals(sums(payouts))) {
            findings.add(Kind.OTHER, "the books say " + booked + " was paid out, Stripe " + sums(payouts));
        }
        return transfers;
    }

    /** What came together for each account, in yen. */
    static Map<String, Long> sums(Map<String, List<Long>> amounts) {
        Map<String, Long> sums = new HashMap<>();
        amounts.forEach((account, each) ->
                sums.put(account, each.stream().mapToLong(Long::longValue).sum()));
        return sums;
    }

    private static Map<String, List<Long>> amounts(
            Marketplace shop, String type, Function<SandboxObject, String> account) {
        Map<String, List<Long>> amounts = new HashMap<>();
        shop.stripe().objects(type).stream()
                .sorted(Comparator.comparingLong(object -> object.number("created")))
                .forEach(object -> amounts.computeIfAbsent(account.apply(object), none -> new ArrayList<>())
                        .add(object.number("amount")));
        return amounts;
    }
}
