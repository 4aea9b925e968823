package io.suito.payouts;

import io.suito.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payout items of a partner, for lists and exports. The condition {@code partner} is always asked with it. */
public final class PartnerPayouts {
    /** An item in its run; yen. */
    public record Row(
            UUID id,
            UUID runId,
            LocalDate runDate,
            long amount,
            String state,
            @Nullable String reason,
            @Nullable LocalDate arrivalDate,
            @Nullable String payoutId,
            Instant createdAt) {}

    /** Sort column: created. Filter: partner. */
    public static final Listing<Row> LISTING = Listing.of(Row.class, """
                    i.id, i.run_id, r.run_date, i.amount, i.state, coalesce(i.hold_reason, i.error_code),
                    i.arrival_date, i.payout_id, i.created_at""", """
                    backoffice.payout_items i join public.payout_runs r on r.run_id = i.run_id""")
            .key(Row::id)
            .sort("created", "i.created_at", "i.id", "timestamptz", Row::createdAt)
            .filter("partner", "i.partner_id = :partner")
            .build();

    private PartnerPayouts() {}
}
