package io.suito.payouts;

import io.suito.database.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payout policy, for looking at: what applies now and what will apply next. */
public final class Policies {
    private static final String COLUMNS = """
            select nullif(effective_from, '-infinity'), fee_basis_points, minimum_fee, release_days, minimum_payout,
                   debt_limit, resume_automatically, schedule, schedule_anchor, run_time, holiday_rule, approval_over,
                   catch_up_hours
              from\s""";

    private final Transactions transactions;

    public Policies(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One policy; amounts in yen.
     *
     * @param effectiveFrom null for the one from the beginning
     * @param feeBasisPoints hundredths of a percent of an order's total
     * @param schedule {@code even_iso_weeks} or {@code every_14_days} from the anchor
     * @param runTime Japanese time
     * @param holidayRule {@code as_scheduled} or {@code next_business_day}
     * @param approvalOver manual runs over this need a second person
     * @param catchUpHours how late a missed run is still carried out by itself; 0 asks
     */
    public record Policy(
            @Nullable Instant effectiveFrom,
            int feeBasisPoints,
            long minimumFee,
            int releaseDays,
            long minimumPayout,
            long debtLimit,
            boolean resumeAutomatically,
            String schedule,
            @Nullable LocalDate scheduleAnchor,
            LocalTime runTime,
            String holidayRule,
            long approvalOver,
            int catchUpHours) {}

    /** What applies at this moment. */
    public Policy inForce() {
        return transactions.call(
                tx -> tx.sql(COLUMNS + "backoffice.policy(backoffice.clock())").one(Policy.class));
    }

    /** What will apply next, where a change is already decided. */
    public Optional<Policy> coming() {
        return transactions.call(tx -> tx.sql(COLUMNS + """
                        backoffice.payout_policy where effective_from > backoffice.clock()
                         order by effective_from limit 1""").optional(Policy.class));
    }

    /** From when on orders are posted; empty before the cut-over. */
    public Optional<Instant> ledgerStartsAt() {
        return transactions.call(
                tx -> tx.sql("select ledger_starts_at from backoffice.cutover").optional(Instant.class));
    }
}
