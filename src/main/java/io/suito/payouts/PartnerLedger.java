package io.suito.payouts;

import io.suito.listing.Listing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of a partner, for lists and exports. The condition {@code partner} is always asked with it. */
public final class PartnerLedger {
    /**
     * An entry; yen signed.
     *
     * @param availableAt from when it may be paid out; null while it is pending
     * @param promised whether it stands in a payout item
     * @param maturing whether the instant from when it may be paid out is still to come
     * @param itemId the payout item that pays it, or whose payout it is; null without one
     * @param runId the run of that item
     * @param orderId the order that it was posted for; null without one
     */
    public record Row(
            UUID id,
            Instant createdAt,
            String type,
            String status,
            long yen,
            @Nullable Instant availableAt,
            boolean promised,
            boolean maturing,
            @Nullable String orderNumber,
            @Nullable String note,
            @Nullable String payoutId,
            @Nullable UUID itemId,
            @Nullable UUID runId,
            @Nullable UUID orderId) {}

    /** Sort column: created. Filters: partner, one type each, open. */
    public static final Listing<Row> LISTING = Listing.of(Row.class, """
                    l.id, l.created_at, l.type, l.status, l.amount_cents, l.available_at,
                    e.entry_id is not null, coalesce(l.available_at > (select backoffice.clock()), false),
                    o.order_number, l.note, l.stripe_payout_id, i.id, i.run_id, l.order_id""", """
                    public.ledger l left join public.orders o on o.id = l.order_id
                      left join backoffice.payout_item_entries e on e.entry_id = l.id
                      left join backoffice.payout_items i on i.id = coalesce(e.item_id, (
                        select x.id from backoffice.payout_items x where x.payout_id = l.stripe_payout_id))
                     where l.origin = 'suito'""")
            .key(Row::id)
            .sort("created", "l.created_at", "l.id", "timestamptz", Row::createdAt)
            .filter("partner", "l.partner_id = :partner")
            .filter("sale", "l.type = 'sale'")
            .filter("platform_fee", "l.type = 'platform_fee'")
            .filter("adjustment", "l.type in ('adjustment', 'refund')")
            .filter("payout", "l.type = 'payout'")
            .filter("open", "l.status in ('pending', 'available')")
            .build();

    private PartnerLedger() {}
}
