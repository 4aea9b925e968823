package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.ledger.OpeningBalances;
import io.suito.payouts.OpenDates.Come;
import io.suito.payouts.OpenDates.Unsent;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The job {@code payout-run}: carries out each date of the timetable once, at once or caught up, or says that it was
 * missed. What has come is decided by the database's clock, that it is decided once by the database too (decision
 * 0026). Several programs may look at the same moment, and any of them may end between any two steps.
 */
public final class RunSchedule {
    /** Who plans, in the rows. */
    static final String AUTHOR = "schedule";

    private static final String WAITS = "waits";
    private static final Set<String> FOR_OTHERS = Set.of("stripe.unreachable", "stripe.key_rejected");

    private final Transactions transactions;
    private final PayoutRuns runs;

    public RunSchedule(Transactions transactions, PayoutRuns runs) {
        this.transactions = transactions;
        this.runs = runs;
    }

    /** What has to be asked of Stripe; may be refused with {@code stripe.unreachable} and the like. */
    public interface AtStripe {
        /** Posts and releases what was sold and delivered up to now, so that the plan knows it. */
        void postAndRelease();

        /** Reads the platform's balance. */
        void refreshFunds();
    }

    /**
     * What became of a date.
     *
     * @param what {@code executing}, {@code completed}, {@code short_of_funds}; {@code missed}; {@code by_hand} (a
     *     person had planned it); {@code waits} with the reason's code in {@code why}; in a dry run {@code would_run},
     *     {@code would_catch_up}, {@code would_be_missed}, {@code would_send}
     * @param total yen of the run's items
     */
    public record Step(
            LocalDate date,
            Instant at,
            String what,
            @Nullable UUID runId,
            int items,
            long total,
            @Nullable String why) {}

    /** What one look did, and the next date. */
    public record Look(List<Step> dates, LocalDate nextDate, Instant nextAt) {
        /** Why something that is due is to be done by whoever can ask Stripe; empty where nothing is left to others. */
        public Optional<String> leftToOthers() {
            return dates.stream()
                    .filter(step -> step.what().equals(WAITS) && step.why() != null && isForOthers(step.why()))
                    .map(step -> String.valueOf(step.why()))
                    .findFirst();
        }
    }

    /** Whether this is about the way of one process to Stripe, so that another may be able to do what it could not. */
    public static boolean isForOthers(String code) {
        return FOR_OTHERS.contains(code);
    }

    /** When to look next, by {@code backoffice.clock()}. */
    public static Instant nextLook(Tx tx) {
        return OpenDates.nextLook(tx);
    }

    /**
     * Does what is due.
     *
     * @param stripe empty while Stripe cannot be asked: then nothing is planned or sent, but what is too late is missed
     *     all the same
     */
    public Look look(Supplier<Optional<AtStripe>> stripe) {
        Instant noticed = transactions.call(OpenDates::looked);
        List<Step> steps = new ArrayList<>();
        for (Come come : transactions.call(tx -> OpenDates.come(tx, noticed))) {
            decide(come, stripe).ifPresent(steps::add);
        }
        for (Unsent run : transactions.call(tx -> OpenDates.unsent(tx, noticed))) {
            steps.add(send(run, stripe));
        }
        transactions.run(tx -> {
            LateNotices.raise(tx);
            WaitingDates.found(tx, undecided(steps));
        });
        Look look = transactions.call(tx -> looked(tx, steps));
        if (look.leftToOthers().isPresent()) {
            transactions.run(tx -> OpenDates.leave(tx, noticed));
        }
        return look;
    }

    /** Those that wait for a run; one that is planned and not sent is told of otherwise. */
    private static List<Step> undecided(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.what().equals(WAITS) && step.runId() == null)
                .toList();
    }

    private static Look looked(Tx tx, List<Step> steps) {
        RunDay next = Timetable.read(tx).after(OpenDates.now(tx));
        return new Look(List.copyOf(steps), next.date(), next.at());
    }

    private Optional<Step> decide(Come come, Supplier<Optional<AtStripe>> stripe) {
        try {
            if (!come.isOver() && transactions.call(tx -> byHand(tx, come)).isEmpty()) {
                stripe.get().orElseThrow(RunSchedule::noStripe).postAndRelease();
            }
            return transactions.call(tx -> decide(tx, come));
        } catch (Refusal e) {
            return Optional.of(step(come.day(), WAITS, null, e.code()));
        }
    }

    private static Refusal noStripe() {
        return new Refusal("stripe.unreachable");
    }

    /** Empty where the run is to be sent, or where somebody else was quicker. */
    private Optional<Step> decide(Tx tx, Come come) {
        PayoutPlan.oneAtATime(tx);
        RunDay day = come.day();
        if (isDecided(tx, day)) {
            return Optional.empty();
        }
        WaitingDates.settled(tx, day.date());
        Optional<ByHand> byHand = byHand(tx, come);
        if (byHand.isPresent()) {
            UUID run = byHand.get().run();
            if (come.isOver() || !byHand.get().undecided()) {
                keep(tx, day, "by_hand", run);
            }
            return Optional.of(step(day, "by_hand", run, null));
        }
        if (come.isOver()) {
            return Optional.of(miss(tx, come));
        }
        Run run = runs.plan(tx, new PlanRequest(day.date(), day.at(), null, null, AUTHOR));
        keep(tx, day, "planned", run.runId());
        return Optional.empty();
    }

    private static boolean isDecided(Tx tx, RunDay day) {
        return tx.sql("select exists (select from backoffice.scheduled_dates where scheduled = :day)")
                .set("day", day.scheduled())
                .one(Boolean.class);
    }

    /**
     * A run of the date that a person has planned, or given up.
     *
     * @param undecided whether the person may still turn away from it, so that nothing is to be written down yet
     */
    private record ByHand(UUID run, boolean undecided) {}

    /** One that was given up counts; one whose planner was asked "pay it?" and said no leaves the date as it was. */
    private static Optional<ByHand> byHand(Tx tx, Come come) {
        return tx.sql("""
                        select r.run_id, r.state in ('planned', 'awaiting_approval', 'approved')
                          from public.payout_runs r
                         where r.run_date = :date and r.kind = 'scheduled'
                           and not exists (select from backoffice.requests q
                                            where q.kind = 'payout-run.discard' and q.status = 'done'
                                              and q.payload ->> 'run_id' = r.run_id::text
                                              and q.payload ->> 'declined' = 'true')
                         order by r.state = 'discarded', r.created_at desc limit 1""").set("date", come.day().date()).optional(ByHand.class);
    }

    private static void keep(Tx tx, RunDay day, String decision, UUID run) {
        tx.sql("""
                        insert into backoffice.scheduled_dates (scheduled, run_date, run_at, decision, decided_at, run_id)
                        values (:scheduled, :date, :at, :decision, backoffice.clock(), :run)""")
                .set("scheduled", day.scheduled())
                .set("date", day.date())
                .set("at", day.at())
                .set("decision", decision)
                .set("run", run)
                .update();
    }

    private static Step miss(Tx tx, Come come) {
        RunDay day = come.day();
        UUID run = MissedRuns.insert(tx, day.date(), day.at(), "missed: " + whyMissed(tx, come));
        keep(tx, day, "missed", run);
        return step(day, "missed", run, null);
    }

    /** Nobody was there, or somebody was and it could not begin. */
    private static String whyMissed(Tx tx, Come come) {
        String at = Japan.minutes(come.day().at());
        if (OpeningBalances.areOpen(tx)) {
            return "the opening balances were not confirmed";
        }
        Optional<WaitingDates.Waited> waited = WaitingDates.last(tx, come.day().date());
        if (waited.isPresent()) {
            return "it waited from " + at + "; when it was last looked at, "
                    + Japan.minutes(waited.get().lookedAt()) + ", the reason was "
                    + waited.get().why();
        }
        return come.asks()
                ? "nothing ran at " + at + ", and the policy lets a person decide"
                : "nothing ran from " + at + " to " + Japan.minutes(come.until());
    }

    /** The balance is read before the transaction, which then decides by it. */
    private Step send(Unsent unsent, Supplier<Optional<AtStripe>> stripe) {
        RunReports.UnderWay part = transactions.call(tx -> Items.planned(tx, unsent.run()));
        try {
            stripe.get().orElseThrow(RunSchedule::noStripe).refreshFunds();
            return transactions.call(tx -> {
                Run run = unsent.paused()
                        ? runs.resume(tx, unsent.run())
                        : runs.execute(tx, unsent.run(), unsent.planHash(), null);
                return step(unsent, run.state(), part, null);
            });
        } catch (Refusal e) {
            return step(unsent, WAITS, part, e.code());
        }
    }

    /** In numbers of what is sent. */
    private static Step step(Unsent unsent, String what, RunReports.UnderWay part, @Nullable String why) {
        return new Step(unsent.date(), unsent.at(), what, unsent.run(), part.items(), part.yen(), why);
    }

    private static Step step(RunDay day, String what, @Nullable UUID run, @Nullable String why) {
        return new Step(day.date(), day.at(), what, run, 0, 0, why);
    }

    /** What {@link #look} would do at this moment; what is sold but not posted is not in its sums. Changes nothing. */
    public Look wouldDo() {
        return transactions.call(tx -> {
            List<Step> steps = new ArrayList<>();
            Instant now = OpenDates.now(tx);
            OpenDates.come(tx, now).forEach(come -> steps.add(wouldDecide(tx, come)));
            OpenDates.unsent(tx, now)
                    .forEach(unsent -> steps.add(step(unsent, "would_send", Items.planned(tx, unsent.run()), null)));
            return looked(tx, steps);
        });
    }

    private static Step wouldDecide(Tx tx, Come come) {
        RunDay day = come.day();
        Optional<ByHand> byHand = byHand(tx, come);
        if (byHand.isPresent()) {
            return step(day, "by_hand", byHand.get().run(), null);
        }
        if (come.isOver()) {
            return step(day, "would_be_missed", null, null);
        }
        if (OpeningBalances.areOpen(tx)) {
            return step(day, WAITS, null, "payouts.opening_balances_open");
        }
        PayoutPreview preview = PayoutPreview.read(tx, new PlanRequest(day.date(), day.at(), null, null, AUTHOR));
        String what = come.isLate() ? "would_catch_up" : "would_run";
        return new Step(day.date(), day.at(), what, null, preview.items().size(), preview.total(), null);
    }
}
