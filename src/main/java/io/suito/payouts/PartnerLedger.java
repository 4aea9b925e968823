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
     */
    public record Row(
            UUID id,
            Instant createdAt,
            String type,
            String status,
            long yen,
            @Nullable Instant availableAt,
            boolean promised,
            @Nullable String orderNumber,
            @Nullable String note,
            @Nullable String payoutId) {}

    /** Sort column: created. Filters: partner, one type each, open. */
    public static final Listing<Row> LISTING = Listing.of(Row.class, """
                    l.id, l.created_at, l.type, l.status, l.amount_cents, l.available_at,
                    exists (select from backoffice.payout_item_entries e where e.entry_id = l.id),
                    o.order_number, l.note, l.stripe_payout_id""", """
                    public.ledger l left join public.orders o on o.id = l.order_id where l.origin = 'suito'""")
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
