package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.payouts.RunSchedule.Step;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Dates that have come and wait for something: since when and why. A person is told after half an hour. */
final class WaitingDates {
    private static final String KIND = "run_waits";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private WaitingDates() {}

    /** When a date was last found waiting, and the code of why. */
    record Waited(Instant lookedAt, String why) {}

    static Optional<Waited> last(Tx tx, LocalDate date) {
        return tx.sql("select looked_at, why from backoffice.waiting_dates where run_date = :date")
                .set("date", date)
                .optional(Waited.class);
    }

    /** A look has found these dates waiting and no others. What somebody else has decided meanwhile waits no more. */
    static void found(Tx tx, List<Step> waiting) {
        PayoutPlan.oneAtATime(tx);
        List<Step> open = waiting.stream().filter(step -> !isDecided(tx, step)).toList();
        open.forEach(step -> found(tx, step));
        Attention.resolveAllBut(
                tx, KIND, open.stream().map(step -> step.date().toString()).toList());
    }

    private static boolean isDecided(Tx tx, Step step) {
        return tx.sql("select exists (select from backoffice.scheduled_dates where run_date = :date)")
                .set("date", step.date())
                .one(Boolean.class);
    }

    private static void found(Tx tx, Step step) {
        String date = step.date().toString();
        String why = String.valueOf(step.why());
        boolean sameReason =
                last(tx, step.date()).filter(last -> last.why().equals(why)).isPresent();
        if (keep(tx, step, why)) {
            if (!sameReason) {
                Attention.resolve(tx, KIND, date);
            }
            Attention.raise(tx, KIND, date, Japan.minutes(step.at()), why);
        }
    }

    /** Whether it waits for so long that a person has to know. */
    private static boolean keep(Tx tx, Step step, String why) {
        return tx.sql("""
                        insert into backoffice.waiting_dates (run_date, since, looked_at, why)
                        values (:date, backoffice.clock(), backoffice.clock(), :why)
                        on conflict (run_date) do update set looked_at = excluded.looked_at, why = excluded.why
                        returning since <= looked_at - make_interval(secs => :patience)""")
                .set("date", step.date())
                .set("why", why)
                .set("patience", PATIENCE.toSeconds())
                .one(Boolean.class);
    }

    /** A word has been said about the date, or a person has it in hand. */
    static void settled(Tx tx, LocalDate date) {
        Attention.resolve(tx, KIND, date.toString());
    }
}
