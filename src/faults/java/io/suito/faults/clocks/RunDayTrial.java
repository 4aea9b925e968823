package io.suito.faults.clocks;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.oracle.IndependentCalculation;
import io.suito.faults.tap.TappedDataSource;
import io.suito.testing.Marketplace;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One run date: three executors whose machines' clocks are off by the same amount from the database's, there at the
 * instant or only later.
 *
 * @param offset how far the database's clock is ahead of the machines'
 * @param away how long after the instant the first executor starts; zero where they were there before
 */
record RunDayTrial(Wiring wiring, Duration offset, Duration away) {
    private static final Duration CATCH_UP = Duration.ofDays(2);
    /** A run that comes too early must have been made by then, also on a slow machine. */
    private static final Duration JUST_BEFORE = Duration.ofSeconds(6);

    private static final int EXECUTORS = 3;
    private static final int LOOKS = 4;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

    record Row(UUID run, String state, Instant asOf, Instant made) {}

    /** Plays it and judges. */
    Findings play() {
        Findings findings = new Findings();
        Instant at = Instant.now(java.time.Clock.systemUTC()).plus(offset).truncatedTo(ChronoUnit.SECONDS);
        try (Marketplace shop = new Marketplace()) {
            Map<String, Long> owed = prepare(shop, at);
            wiring.dropConstraints(shop.settings);
            List<Backoffice> offices = offices(shop);
            List<Executor> executors = new ArrayList<>();
            try {
                run(shop, offices, executors, at);
                judge(shop, at, owed, findings);
            } finally {
                executors.forEach(Executor::close);
                offices.forEach(Backoffice::close);
            }
        }
        return findings;
    }

    /** The rhythm has one date at the instant; three sellers are owed something then, one only later. */
    private static Map<String, Long> prepare(Marketplace shop, Instant at) {
        shop.setClock(at.minus(Duration.ofHours(1)));
        shop.backoffice.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            tx.sql("""
                            insert into backoffice.payout_policy (effective_from, schedule, schedule_anchor, run_time)
                            values ('2020-01-01', 'every_14_days', :day, cast(:time as time))""")
                    .set("day", Japan.date(at))
                    .set("time", Japan.at(at).toLocalTime().toString())
                    .update();
            tx.sql("update backoffice.schedule_watch set since = backoffice.clock()")
                    .update();
        });
        shop.startExecutor();
        Map<String, Long> owed = new HashMap<>();
        for (int i = 1; i <= EXECUTORS; i++) {
            UUID partner = shop.partner();
            shop.order(partner, 10_000L * i, 8);
            owed.put(shop.account(partner), 10_000L * i - IndependentCalculation.fee(10_000L * i));
        }
        shop.order(shop.partner(), 50_000, 3);
        shop.postAll(1_000_000);
        shop.stopExecutor();
        return owed;
    }

    private List<Backoffice> offices(Marketplace shop) {
        List<Backoffice> offices = new ArrayList<>();
        for (int i = 0; i < EXECUTORS; i++) {
            offices.add(Backoffice.open(shop.settings, TappedDataSource.through(wiring.sql())));
        }
        return offices;
    }

    private void run(Marketplace shop, List<Backoffice> offices, List<Executor> executors, Instant at) {
        boolean there = away.isZero();
        shop.setClock(there ? at.minus(Duration.ofMinutes(9)) : at.plus(away));
        for (Backoffice office : offices) {
            Executor executor = office.startExecutor(shop.stripeSide(), shop.home);
            executor.keepSchedule();
            executors.add(executor);
        }
        if (there) {
            Marketplace.await(
                    "wake-ups",
                    () -> shop.value(
                                    Long.class,
                                    "select case when count(*) = 0 then 1 else count(*) filter (where picked or last_success is null)"
                                            + " end from backoffice.scheduled_tasks")
                            == 0);
            shop.setClock(at.minus(JUST_BEFORE));
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && rows(shop).stream().noneMatch(RunDayTrial::isOver)) {
            LockSupport.parkNanos(50_000_000);
        }
        lookAgain(shop);
    }

    /** More looks, some of them at the same moment: who comes late finds it done. */
    private static void lookAgain(Marketplace shop) {
        List<UUID> asked = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            asked.add(shop.backoffice.requests().ask("job.payout-run", Map.of(), "again"));
        }
        asked.forEach(request -> shop.backoffice.requests().await(request, Duration.ofSeconds(30)));
    }

    private static boolean isOver(Row row) {
        return row.state().equals("completed") || row.state().equals("missed");
    }

    private static List<Row> rows(Marketplace shop) {
        return shop.values(Row.class, """
                select run_id, state, as_of, created_at + (select shift from backoffice.clock_shift)
                  from public.payout_runs where kind = 'scheduled' order by created_at""");
    }

    private void judge(Marketplace shop, Instant at, Map<String, Long> owed, Findings findings) {
        List<Row> rows = rows(shop);
        String wanted = away.compareTo(CATCH_UP) < 0 ? "completed" : "missed";
        if (rows.isEmpty()) {
            findings.add(Kind.LOST, "nothing was decided about the date");
            return;
        }
        if (rows.size() > 1) {
            findings.add(Kind.DOUBLE, rows.size() + " runs for one date");
        }
        Row row = rows.get(0);
        if (!row.state().equals(wanted)) {
            findings.add(
                    Kind.STUCK,
                    "the run is " + row.state() + " instead of " + wanted + ", made "
                            + Duration.between(at, row.made()).toSeconds() + " s after its instant");
        }
        if (row.made().isBefore(at)) {
            findings.add(Kind.OTHER, "the run was made at " + row.made() + ", before " + at);
        }
        if (!row.asOf().equals(at)) {
            findings.add(Kind.OTHER, "the cut-off is " + row.asOf() + " instead of " + at);
        }
        boolean told = shop.attention("run_missed", row.run());
        if (told != wanted.equals("missed")) {
            findings.add(Kind.OTHER, told ? "said to be missed, and is not" : "nobody was told that it was missed");
        }
        judgeMoney(shop, wanted.equals("missed") ? Map.of() : owed, findings);
    }

    private static void judgeMoney(Marketplace shop, Map<String, Long> owed, Findings findings) {
        Map<String, Long> sent = Payments.sums(Payments.of(shop, findings));
        if (!sent.equals(owed)) {
            findings.add(Kind.DOUBLE, "sent " + sent + ", owed " + owed);
        }
    }

    /** What is in the way of a second run, taken away; and a clock that is the machine's. */
    static List<Wiring> mutants() {
        return List.of(
                new Wiring(
                        "by the machine's clock",
                        io.suito.faults.tap.SqlTap.NONE,
                        io.suito.faults.tap.HttpTap.NONE,
                        "create or replace function backoffice.clock() returns timestamptz language sql stable as"
                                + " 'select statement_timestamp()'"),
                new Wiring(
                        "dates forgotten, no unique index",
                        new Forgetful(),
                        io.suito.faults.tap.HttpTap.NONE,
                        "alter table backoffice.scheduled_dates drop constraint scheduled_dates_pkey;"
                                + " drop index public.payout_runs_one_scheduled_per_date"));
    }

    /** Nobody remembers what was decided about a date. */
    private static final class Forgetful implements io.suito.faults.tap.SqlTap {
        @Override
        public String rewritten(String sql) {
            return sql.replace(
                            "on conflict (run_date) where kind = 'scheduled' and state <> 'discarded' do nothing", "")
                    .replace(
                            "select scheduled from backoffice.scheduled_dates",
                            "select scheduled from" + " backoffice.scheduled_dates where false")
                    .replace(
                            "exists (select from backoffice.scheduled_dates where",
                            "exists (select from" + " backoffice.scheduled_dates where false and")
                    .replace("where r.run_date = ? and r.kind = 'scheduled'", "where false and r.run_date = ?");
        }
    }
}
