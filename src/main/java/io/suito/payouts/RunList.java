package io.suito.payouts;

import io.suito.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All payout runs of ours, for lists and exports. */
public final class RunList {
    /**
     * A run in a list; amounts in yen.
     *
     * @param total of the plan
     * @param paidOut of what Stripe has taken for the bank
     * @param succeeded items that Stripe has taken
     * @param open items that need a person: failed, held, at the account
     * @param moving items that are planned or on their way, of an ended run those that are sent again
     * @param takingBack items that are being taken back
     * @param agrees whether Stripe's objects and the books were equal; null before the first comparison
     */
    public record Row(
            UUID id,
            LocalDate runDate,
            Instant asOf,
            String kind,
            String state,
            long items,
            long total,
            long succeeded,
            long paidOut,
            long open,
            long moving,
            long takingBack,
            @Nullable Boolean agrees,
            @Nullable String requestedBy,
            @Nullable String reason,
            Instant createdAt) {}

    /** Sort column: as_of. Filters: unfinished, open, differing, manual, scheduled, text. */
    public static final Listing<Row> LISTING = Listing.of(Row.class, """
                    r.run_id, r.run_date, r.as_of, r.kind, r.state,
                    (select count(*) from backoffice.payout_items i where i.run_id = r.run_id),
                    coalesce(r.planned_total, 0), r.partners_succeeded, r.total_payout_amount_cents,
                    r.partners_failed,
                    (select count(*) from backoffice.payout_items i where i.run_id = r.run_id and i.state in %s),
                    (select count(*) from backoffice.payout_items i where i.run_id = r.run_id and i.state = 'take_back_sent'),
                    c.agrees, r.requested_by, r.reason, r.created_at""".formatted(ItemState.MOVING_SQL), """
                    public.payout_runs r left join backoffice.run_controls c on c.run_id = r.run_id
                     where r.kind is not null""")
            .key(Row::id)
            .sort("as_of", "r.as_of", "r.run_id", "timestamptz", Row::asOf)
            .filter("unfinished", "r.state not in ('completed', 'discarded', 'missed')")
            .filter("open", "r.partners_failed > 0")
            .filter("differing", "not c.agrees")
            .filter("manual", "r.kind = 'manual'")
            .filter("scheduled", "r.kind = 'scheduled'")
            .filter("text", """
                    position(backoffice.folded(:text) in backoffice.folded(coalesce(r.reason, '') || ' '
                      || coalesce(r.requested_by, '') || ' ' || cast(r.run_id as text))) > 0""")
            .build();

    private RunList() {}
}
