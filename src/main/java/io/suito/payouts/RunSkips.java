package io.suito.payouts;

import io.suito.listing.Listing;
import io.suito.payouts.PayoutPreview.Skip;

/** Who had money due and is not in a run, and why, as it was when the run was planned, to be paged through. */
public final class RunSkips {
    /**
     * Sort columns: amount, reason. Filters: run, text, and by the reason stopped, debt, stripe, unfinished_item,
     * excluded, below_minimum.
     */
    public static final Listing<Skip> LISTING = Listing.of(
                    Skip.class,
                    "s.partner_id, coalesce(p.name, ''), s.amount, s.reason",
                    "backoffice.payout_skips s join public.partners p on p.id = s.partner_id")
            .key(Skip::partnerId)
            .sort("amount", "s.amount", "s.partner_id", "bigint", Skip::amount)
            .sort("reason", "s.reason", "s.partner_id", "text", Skip::reason)
            .filter("run", "s.run_id = :run")
            .filter("text", "s.partner_id in (select m.partner_id from backoffice.partners_matching(:text) m)")
            .filter("stopped", "s.reason like 'stopped:%'")
            .filter("debt", "s.reason = 'debt'")
            .filter("stripe", "s.reason in ('no_account', 'stripe_disabled')")
            .filter("unfinished_item", "s.reason = 'unfinished_item'")
            .filter("excluded", "s.reason = 'excluded'")
            .filter("below_minimum", "s.reason = 'below_minimum'")
            .build();

    private RunSkips() {}
}
