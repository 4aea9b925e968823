package io.suito.bench.table;

import io.suito.app.Backoffice;
import io.suito.bench.Bench;
import io.suito.bench.BenchServer;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import io.suito.database.DatabaseSettings;
import io.suito.listing.Listing;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.payouts.PartnerLedger;
import io.suito.payouts.PartnerLedger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The ledger of one partner with very many entries, sorted by its index: any page by key against the same page by
 * OFFSET, and the first rows against loading everything.
 */
public final class TableBench implements Bench {
    private static final int PAGE = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final long MOST_LOADED = 1_000_000;
    private static final int SLOW_ROUNDS = 4;
    private static final UUID ALL_OF_IT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID MILLION = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    @Override
    public String name() {
        return "table";
    }

    @Override
    public String about() {
        return "pages of a long list by key, against OFFSET and against loading everything";
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
        try (BenchServer server = BenchServer.start()) {
            DatabaseSettings database = server.kept("ledger_" + setting.size(), empty -> {
                setting.say("writing " + setting.size() + " entries of one partner");
                BenchServer.run(empty, fill(ALL_OF_IT, setting.size()));
                if (setting.size() > MOST_LOADED) {
                    BenchServer.run(empty, fill(MILLION, MOST_LOADED));
                }
                BenchServer.run(empty, "vacuum analyze");
            });
            try (Backoffice backoffice = Backoffice.open(database)) {
                return new Sides(backoffice, setting).measure();
            }
        }
    }

    private static String fill(UUID partner, long entries) {
        return """
                insert into public.partners (id, name) values ('%s', 'everything');
                alter table public.ledger disable trigger user;
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin,
                                           created_at, note)
                select '%s', 'adjustment', 1000 + n %% 700, 'available', now(), 'adjustment-bench-%s' || n, 'suito',
                       now() - n * interval '7 seconds', 'entry ' || n from generate_series(1, %d) n;
                alter table public.ledger enable trigger user;""".formatted(partner, partner, partner, entries);
    }

    /** Both ways through the same list. */
    private static final class Sides {
        private static final Listing<Row> LIST = PartnerLedger.LISTING;
        private static final Question NEWEST = newestOf(ALL_OF_IT);

        private final Backoffice backoffice;
        private final Setting setting;
        private final long deep;

        Sides(Backoffice backoffice, Setting setting) {
            this.backoffice = backoffice;
            this.setting = setting;
            this.deep = setting.size() - 5L * PAGE;
        }

        List<Measured> measure() {
            Row before = byOffset(deep - 1, 1).get(0);
            setting.say("comparing what both sides show");
            require(byKey(Turn.after(before)).equals(byOffset(deep, PAGE)), "pages differ");
            require(byKey(Turn.first()).equals(byOffset(0, PAGE)), "first pages differ");
            List<Measured> measured = new ArrayList<>();
            int rounds = setting.size() > MOST_LOADED ? Math.min(SLOW_ROUNDS, setting.rounds()) : setting.rounds();
            setting.say("a page at depth " + deep + ", in " + rounds + " rounds");
            measured.add(SideBySide.of(
                            rounds,
                            SideBySide.time(() -> byKey(Turn.after(before))),
                            SideBySide.time(() -> byOffset(deep, PAGE)))
                    .measured("OFFSET at depth", "a page", "ms", NANOS_PER_MILLI, 500));
            setting.say("the first rows, and the heap they keep");
            measured.add(SideBySide.of(
                            setting.rounds(),
                            SideBySide.time(() -> byKey(Turn.first())),
                            SideBySide.time(this::everything))
                    .measured("loading everything", "first rows", "ms", NANOS_PER_MILLI, 4));
            measured.add(SideBySide.of(
                            Math.min(3, setting.rounds()),
                            () -> retained(() -> byKey(Turn.first())),
                            () -> retained(this::everything))
                    .measured("loading everything", "retained heap", "MB", BYTES_PER_MEGABYTE, 5));
            return measured;
        }

        private List<Row> byKey(Turn<Row> turn) {
            Page<Row> page = backoffice.transactions().call(tx -> LIST.page(tx, NEWEST, turn, PAGE));
            return page.rows();
        }

        private List<Row> byOffset(long offset, int limit) {
            return backoffice
                    .transactions()
                    .call(tx -> tx.sql("""
                    select l.id, l.created_at, l.type, l.status, l.amount_cents, l.available_at,
                           e.entry_id is not null, coalesce(l.available_at > (select backoffice.clock()), false),
                           o.order_number, l.note, l.stripe_payout_id, i.id, i.run_id, l.order_id
                      from public.ledger l left join public.orders o on o.id = l.order_id
                      left join backoffice.payout_item_entries e on e.entry_id = l.id
                      left join backoffice.payout_items i on i.id = coalesce(e.item_id, (
                        select x.id from backoffice.payout_items x where x.payout_id = l.stripe_payout_id))
                     where l.origin = 'suito' and l.partner_id = :partner
                     order by l.created_at desc, l.id desc limit :limit offset :offset""")
                            .set("partner", ALL_OF_IT)
                            .set("limit", limit)
                            .set("offset", offset)
                            .list(Row.class));
        }

        private static Question newestOf(UUID partner) {
            return new Question(Sort.descending("created"), Map.of("partner", partner));
        }

        /** All rows, a million of another partner's where there are more: so many fit into a program. */
        private List<Row> everything() {
            List<Row> all = new ArrayList<>();
            Question loaded = newestOf(setting.size() > MOST_LOADED ? MILLION : ALL_OF_IT);
            backoffice.transactions().run(tx -> LIST.each(tx, loaded, all::add));
            return all;
        }

        /** Bytes that the rows keep after everything else was collected; at least the size of an empty list. */
        private static double retained(java.util.function.Supplier<List<Row>> rows) {
            long before = used();
            List<Row> kept = rows.get();
            long after = used();
            require(!kept.isEmpty(), "no rows");
            return Math.max(10_000, after - before);
        }

        private static long used() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }

        private static void require(boolean holds, String what) {
            if (!holds) {
                throw new IllegalStateException(what);
            }
        }
    }
}
