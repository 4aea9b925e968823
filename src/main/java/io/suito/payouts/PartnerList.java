package io.suito.payouts;

import io.suito.listing.Listing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All partners with where their money stands, for lists and exports. */
public final class PartnerList {
    /**
     * A partner in a list; amounts in yen, defined as in {@link io.suito.ledger.Balances}.
     *
     * @param unreserved available and maturing together: what is owed and not yet promised to a run
     * @param stopReason the gravest active stop, null without one
     */
    public record Row(
            UUID id,
            String name,
            String kana,
            @Nullable String accountId,
            boolean payoutsPossible,
            long available,
            long maturing,
            long pending,
            long inTransit,
            long atAccount,
            long paidOut,
            long debt,
            long unreserved,
            @Nullable String stopReason) {
        /** Whether Stripe pays this partner out, in one word of the messages: enabled, disabled, missing. */
        public String stripeState() {
            if (accountId == null) {
                return "missing";
            }
            return payoutsPossible ? "enabled" : "disabled";
        }
    }

    /**
     * Sort columns: unreserved, name, debt. Filters: text, payable and debt (at least so many yen), owed, stopped,
     * indebted, no_account, at_account.
     */
    public static final Listing<Row> LISTING = Listing.of(Row.class, """
                    p.id, coalesce(p.name, ''), coalesce(p.name_kana, ''), p.stripe_account_id,
                    coalesce(p.stripe_payouts_enabled, false), b.available, b.maturing, b.pending, b.in_transit,
                    b.at_account, b.paid_out, coalesce(p.debt_cents, 0), b.unreserved, p.stop_reason""", """
                    public.partners p join backoffice.balances b on b.partner_id = p.id""")
            .key(Row::id)
            .sort("name", "coalesce(p.name, '')", "p.id", "text", Row::name)
            .sort("debt", "coalesce(p.debt_cents, 0)", "p.id", "bigint", Row::debt)
            .sort("unreserved", "b.unreserved", "b.partner_id", "bigint", Row::unreserved)
            .filter("text", "p.id in (select m.partner_id from backoffice.partners_matching(:text) m)")
            .filter("payable", "b.available >= :payable")
            .filter("debt", "coalesce(p.debt_cents, 0) >= :debt")
            .filter("owed", "b.unreserved > 0")
            .filter("stopped", "p.stop_reason is not null")
            .filter("indebted", "coalesce(p.debt_cents, 0) > 0")
            .filter("no_account", "p.stripe_account_id is null or not coalesce(p.stripe_payouts_enabled, false)")
            .filter("at_account", """
                    exists (select from backoffice.payout_items i where i.partner_id = p.id
                      and i.state in ('at_account', 'take_back_sent'))""")
            .build();

    private PartnerList() {}
}
