package io.suito.bench.books;

import io.suito.app.Backoffice;
import io.suito.bench.Bench;
import io.suito.bench.BenchServer;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import io.suito.database.DatabaseSettings;
import io.suito.database.Tx;
import io.suito.ledger.Ledger;
import io.suito.payouts.PayoutRuns;
import io.suito.payouts.PlanRequest;
import io.suito.stripe.StripeCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** A plan with all its guards against the same plan as one bare statement; and whether others can post meanwhile. */
public final class PlanBench implements Bench {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LONGEST_WAIT_MILLIS = 2_000;
    private static final int ENTRIES_EACH = 100;

    /** What lies in the books after a plan. */
    private record Planned(long items, long yen, long entries, long skips) {}

    /** Ends a plan that was only to be measured. */
    private static final class EnoughSeen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String about() {
        return "planning a run of every twentieth partner, against one bare statement";
    }

    @Override
    public long standardSize() {
        return 1_000_000;
    }

    @Override
    public long quickSize() {
        return 200_000;
    }

    @Override
    public List<Measured> run(Setting setting) {
        BigBooks books = new BigBooks(setting.size() / ENTRIES_EACH, setting.size());
        try (BenchServer server = BenchServer.start()) {
            books.on(server, setting);
            DatabaseSettings database = books.copied(server, "planning");
            try (Backoffice backoffice = Backoffice.open(database)) {
                return new Sides(backoffice, database, books, setting).measure();
            } finally {
                server.drop("planning");
            }
        }
    }

    private static final class Sides {
        private final Backoffice backoffice;
        private final DatabaseSettings database;
        private final BigBooks books;
        private final Setting setting;
        private final PayoutRuns runs = new PayoutRuns(new StripeCommands(), new Ledger());

        Sides(Backoffice backoffice, DatabaseSettings database, BigBooks books, Setting setting) {
            this.backoffice = backoffice;
            this.database = database;
            this.books = books;
            this.setting = setting;
        }

        List<Measured> measure() {
            setting.say("comparing what both sides plan");
            Planned ours = planned(this::plan);
            Planned bare = planned(this::bareStatement);
            long due = books.partners() / 20;
            if (ours.items() != due || ours.skips() != books.partners() - due || !ours.equals(bare)) {
                throw new IllegalStateException("the plans differ: " + ours + " and " + bare);
            }
            setting.say(
                    ours.items() + " items of " + ours.entries() + " entries, " + ours.skips() + " below the minimum");
            List<Measured> measured = new ArrayList<>();
            measured.add(
                    SideBySide.of(setting.rounds(), () -> rolledBack(this::plan), () -> rolledBack(this::bareStatement))
                            .measured("one statement without guards", "a plan", "ms", NANOS_PER_MILLI, 0.8));
            setting.say("others post meanwhile");
            measured.add(waits());
            return measured;
        }

        /** Nanoseconds of the work; nothing of it stays, not even dead rows. */
        private double rolledBack(ToLongFunction<Tx> work) {
            AtomicLong nanos = new AtomicLong();
            undone(tx -> nanos.set(work.applyAsLong(tx)));
            return nanos.get();
        }

        /** What such a plan comes to. */
        private Planned planned(Consumer<Tx> work) {
            AtomicReference<Planned> found = new AtomicReference<>();
            undone(tx -> {
                work.accept(tx);
                found.set(tx.sql(PLANNED).one(Planned.class));
            });
            return found.get();
        }

        private void undone(Consumer<Tx> work) {
            try {
                backoffice.transactions().run(tx -> {
                    work.accept(tx);
                    throw new EnoughSeen();
                });
            } catch (EnoughSeen e) {
                BenchServer.run(database, "vacuum " + WRITTEN);
            }
        }

        private long plan(Tx tx) {
            long start = System.nanoTime();
            runs.plan(tx, new PlanRequest(null, null, null, "bench", "bench"));
            return System.nanoTime() - start;
        }

        private long bareStatement(Tx tx) {
            for (String table : BARE_TABLES) {
                tx.sql("alter table " + table + " disable trigger user").update();
            }
            long start = System.nanoTime();
            tx.sql(BARE).update();
            return System.nanoTime() - start;
        }

        /** Two entries at a time for partners that are just being planned; the longest of them against two seconds. */
        private Measured waits() {
            List<Double> longest = new ArrayList<>();
            long posted = 0;
            for (int round = 0; round < Math.min(3, setting.rounds()); round++) {
                Postings postings = Postings.of(backoffice, books.partners() / 20);
                AtomicLong meanwhile = new AtomicLong();
                rolledBack(tx -> {
                    long before = postings.number();
                    long nanos = plan(tx);
                    meanwhile.set(postings.number() - before);
                    return nanos;
                });
                longest.add(postings.end() / NANOS_PER_MILLI);
                posted += meanwhile.get();
            }
            if (posted == 0) {
                throw new IllegalStateException("nobody has posted while it was planned");
            }
            double worst =
                    longest.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            double median = SideBySide.median(longest);
            String seen = String.format(Locale.ROOT, "longest of %d postings during plans: %.0f ms", posted, worst);
            return new Measured("budget of 2 s", seen, LONGEST_WAIT_MILLIS / median, LONGEST_WAIT_MILLIS / worst, 1);
        }
    }

    private static final List<String> BARE_TABLES = List.of(
            "public.payout_runs",
            "backoffice.payout_items",
            "backoffice.payout_item_entries",
            "backoffice.payout_skips");

    private static final String WRITTEN =
            String.join(", ", BARE_TABLES) + ", public.partners, backoffice.partner_balances";

    private static final String PLANNED = """
            select count(*), coalesce(sum(i.amount), 0)::bigint, coalesce(sum(e.n), 0)::bigint,
                   (select count(*) from backoffice.payout_skips)
              from backoffice.payout_items i
              join lateral (select count(*) as n from backoffice.payout_item_entries x where x.item_id = i.id) e on true
             where i.state = 'planned'""";

    /** Who is due, who has too little, the items and the reservation, without looking twice at anything. */
    private static final String BARE = """
            with run as (
              insert into public.payout_runs (run_date, status, kind, state, as_of, plan_hash, reason)
              values (current_date, 'pending', 'manual', 'planned', now(), '', 'bench') returning run_id
            ), due as materialized (
              select p.id as partner_id, p.stripe_account_id, d.amount, d.entries
                from (select l.partner_id, sum(l.amount_cents)::bigint as amount, count(*)::int as entries
                        from public.ledger l
                       where l.status = 'available' and l.origin = 'suito' and l.available_at <= now()
                         and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)
                       group by l.partner_id) d
                join public.partners p on p.id = d.partner_id
               where d.amount > 0 and p.stripe_payouts_enabled and p.debt_cents <= 10000
                 and not exists (select from backoffice.partner_stops s where s.partner_id = p.id and s.lifted_at is null)
                 and not exists (select from backoffice.payout_items i where i.partner_id = p.id and i.settled_at is null
                                    and i.state not in ('taken_back', 'released'))
            ), items as (
              insert into backoffice.payout_items (run_id, partner_id, stripe_account_id, amount, entries)
              select run_id, partner_id, stripe_account_id, amount, entries from due cross join run where amount >= 3000
              returning id, partner_id
            ), skips as (
              insert into backoffice.payout_skips (run_id, partner_id, amount, reason)
              select run_id, partner_id, amount, 'below_minimum' from due cross join run where amount < 3000
            )
            insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)
            select l.id, i.id, l.partner_id, l.amount_cents
              from items i join public.ledger l on l.partner_id = i.partner_id
             where l.status = 'available' and l.origin = 'suito' and l.available_at <= now()
               and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)""";
}
