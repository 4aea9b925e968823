package io.suito.payouts;

import io.suito.listing.Listing;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of a run, for lists and exports. The condition {@code run} is always asked with it. */
public final class ItemList {
    /**
     * An item in a list; amount in yen.
     *
     * @param inFlight whether a command of it is on its way or of unknown fate
     * @param unknown whether only the resolver can tell its fate
     */
    public record Row(
            UUID id,
            UUID partnerId,
            String name,
            long amount,
            long entries,
            String state,
            String runState,
            @Nullable String reason,
            String accountId,
            @Nullable String transferId,
            @Nullable String payoutId,
            @Nullable LocalDate arrivalDate,
            boolean inFlight,
            boolean unknown) {
        /** The state for the eye: an item whose fate is unknown says so. */
        public String shownState() {
            return unknown ? "unknown" : state;
        }

        /** Why this cannot be done with it, as a refusal's code; null when it can. */
        public @Nullable String obstacle(ItemAction action) {
            return action.obstacle(ItemState.of(state), RunState.of(runState), inFlight, transferId != null);
        }
    }

    private static final String COMMAND = """
            exists (select from backoffice.stripe_commands c where c.subject_id = i.id and c.state %s)""";

    /** Sort column: amount. Filters: run, one per group of states, text, amount (at least so many yen). */
    public static final Listing<Row> LISTING = Listing.of(
                    Row.class,
                    """
                    i.id, i.partner_id, coalesce(p.name, ''), i.amount, i.entries, i.state, r.state,
                    coalesce(i.hold_reason, i.error_code), i.stripe_account_id, i.transfer_id, i.payout_id,
                    i.arrival_date, %s, %s""".formatted(COMMAND.formatted("in ('sending', 'unknown')"), COMMAND.formatted("= 'unknown'")),
                    """
                    backoffice.payout_items i join public.partners p on p.id = i.partner_id
                    join public.payout_runs r on r.run_id = i.run_id""")
            .key(Row::id)
            .sort("amount", "i.amount", "i.id", "bigint", Row::amount)
            .filter("run", "i.run_id = :run")
            .filter("needs_person", "i.state in ('failed', 'held', 'at_account')")
            .filter("moving", "(i.state in " + ItemState.MOVING_SQL + " or i.state = 'take_back_sent')")
            .filter("succeeded", "i.state in ('submitted', 'paid')")
            .filter("failed", "i.state = 'failed'")
            .filter("held", "i.state = 'held'")
            .filter("at_account", "i.state in ('at_account', 'take_back_sent')")
            .filter("given_up", "i.state in ('released', 'taken_back')")
            .filter("unknown", COMMAND.formatted("= 'unknown'"))
            .filter("text", """
                    i.partner_id in (select m.partner_id from backoffice.partners_matching(:text) m)
                    or position(backoffice.folded(:text) in lower(i.stripe_account_id || ' ' || coalesce(i.transfer_id, '')
                      || ' ' || coalesce(i.payout_id, ''))) > 0""")
            .filter("amount", "i.amount >= :amount")
            .build();

    private ItemList() {}
}
