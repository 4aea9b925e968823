package io.suito.bench.books;

import io.suito.app.Backoffice;
import io.suito.bench.Bench;
import io.suito.bench.BenchServer;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import io.suito.database.DatabaseSettings;
import io.suito.ledger.DriftCheck;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.payouts.PartnerList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Balances that are kept with every posting, against summing them up, and what keeping them costs. */
public final class BalancesBench implements Bench {
    private static final int PAGE = 50;
    private static final int SMALL_POSTINGS = 100;
    private static final int LARGE = 10_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Question OWED = new Question(Sort.descending("unreserved"), Map.of());

    private record Sum(UUID partner, long unreserved) {}

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public String about() {
        return "stored balances against sums of the entries, and what a posting pays for them";
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
        BigBooks books = new BigBooks(Math.max(100, setting.size() / 1_000), setting.size());
        try (BenchServer server = BenchServer.start()) {
            books.on(server, setting);
            DatabaseSettings kept = books.copied(server, "with_balances");
            DatabaseSettings bare = books.copied(server, "without_balances");
            BenchServer.run(
                    kept,
                    "create index bench_sums on public.ledger (partner_id, status) include (amount_cents)"
                            + " where origin = 'suito'",
                    "vacuum analyze public.ledger");
            BenchServer.run(
                    bare,
                    "alter table public.ledger disable trigger ledger_balances_insert",
                    "create index bench_sums on public.ledger (partner_id, status) include (amount_cents)"
                            + " where origin = 'suito'",
                    "vacuum analyze public.ledger");
            try (Backoffice ours = Backoffice.open(kept);
                    Backoffice plain = Backoffice.open(bare)) {
                return new Sides(ours, plain, books, setting).measure();
            } finally {
                server.drop("with_balances");
                server.drop("without_balances");
            }
        }
    }

    private record Sides(Backoffice ours, Backoffice plain, BigBooks books, Setting setting) {
        List<Measured> measure() {
            setting.say("comparing the first page of the partner list");
            require(firstPage().equals(grouped()), "the pages differ");
            List<Measured> measured = new ArrayList<>();
            measured.add(
                    SideBySide.of(setting.rounds(), SideBySide.time(this::firstPage), SideBySide.time(this::grouped))
                            .measured("index-only GROUP BY", "first page of partners", "ms", NANOS_PER_MILLI, 200));
            setting.say("postings of two entries");
            measured.add(SideBySide.of(setting.rounds(), () -> small(ours), () -> small(plain))
                    .measured(
                            "the same without balances",
                            SMALL_POSTINGS + " postings of 2",
                            "ms",
                            NANOS_PER_MILLI,
                            0.8));
            setting.say("postings of " + LARGE + " entries");
            measured.add(SideBySide.of(setting.rounds(), () -> sales(ours), () -> sales(plain))
                    .measured(
                            "the same without balances",
                            LARGE / 2 + " sales with their fees",
                            "ms",
                            NANOS_PER_MILLI,
                            0.8));
            measured.add(SideBySide.of(setting.rounds(), () -> corrections(ours), () -> corrections(plain))
                    .measured(
                            "the same without balances",
                            LARGE + " corrections, another partner each",
                            "ms",
                            NANOS_PER_MILLI,
                            0.8));
            int drifts = new DriftCheck(ours.transactions()).find().size();
            require(drifts == 0, drifts + " partners have drifted");
            return measured;
        }

        private List<Sum> firstPage() {
            return ours
                    .transactions()
                    .call(tx -> PartnerList.LISTING.page(tx, OWED, Turn.first(), PAGE))
                    .rows()
                    .stream()
                    .map(row -> new Sum(row.id(), row.unreserved()))
                    .toList();
        }

        private List<Sum> grouped() {
            return ours.transactions().call(tx -> tx.sql("""
                            select partner_id, coalesce(sum(amount_cents) filter (where status = 'available'), 0)::bigint as owed
                              from public.ledger where origin = 'suito' group by partner_id
                             order by owed desc, partner_id desc limit 50""").list(Sum.class));
        }

        private static double small(Backoffice side) {
            long start = System.nanoTime();
            for (int i = 0; i < SMALL_POSTINGS; i++) {
                Postings.two(side, i % 5);
            }
            return System.nanoTime() - start;
        }

        /** What is posted in bulk: sales and their fees, pending, for one partner after the other. */
        private double sales(Backoffice side) {
            return posting(side, """
                    insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key, origin)
                    select %s, e.type, e.yen, 'pending', e.type || '-' || gen_random_uuid(), 'suito'
                      from generate_series(1::bigint, %d) n
                     cross join (values ('sale', 1000), ('platform_fee', -60)) e(type, yen)""".formatted(BigBooks.partner("n %% %d".formatted(books.partners())), LARGE / 2));
        }

        /**
         * The worst that can be posted: money that is due at once, for everybody, which moves every place in the list.
         */
        private double corrections(Backoffice side) {
            return posting(side, """
                    insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key,
                                               origin)
                    select %s, 'adjustment', 1000 - n %% 2 * 940, 'available', now(), 'adjustment-' || gen_random_uuid(),
                           'suito'
                      from generate_series(1::bigint, %d) n""".formatted(BigBooks.partner("n %% %d".formatted(books.partners())), LARGE));
        }

        private static double posting(Backoffice side, String sql) {
            long start = System.nanoTime();
            side.transactions().run(tx -> tx.sql(sql).update());
            return System.nanoTime() - start;
        }

        private static void require(boolean holds, String what) {
            if (!holds) {
                throw new IllegalStateException(what);
            }
        }
    }
}
