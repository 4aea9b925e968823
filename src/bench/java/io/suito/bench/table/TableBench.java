package io.suito.bench.table;

import io.suito.app.Backoffice;
import io.suito.bench.Bench;
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
import io.suito.testing.TestPostgres;
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
    private static final UUID PARTNER = UUID.fromString("00000000-0000-0000-0000-00000000000a");

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
        DatabaseSettings settings = TestPostgres.migrated();
        setting.say("writing " + setting.size() + " entries of one partner");
        TestPostgres.run(settings, fill(setting.size()));
        try (Backoffice backoffice = Backoffice.open(settings)) {
            return new Sides(backoffice, setting).measure();
        } finally {
            TestPostgres.drop(settings);
        }
    }

    private static String fill(long entries) {
        return """
                insert into public.partners (id, name) values ('%s', 'everything');
                alter table public.ledger disable trigger user;
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin,
                                           created_at, note)
                select '%s', 'adjustment', 1000 + n %% 700, 'available', now(), 'adjustment-bench-' || n, 'suito',
                       now() - n * interval '7 seconds', 'entry ' || n from generate_series(1, %d) n;
                alter table public.ledger enable trigger user;
                analyze public.ledger;""".formatted(PARTNER, PARTNER, entries);
    }

    /** Both ways through the same list. */
    private static final class Sides {
        private static final Listing<Row> LIST = PartnerLedger.LISTING;
        private static final Question NEWEST = new Question(Sort.descending("created"), Map.of("partner", PARTNER));

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
            setting.say("a page at depth " + deep);
            measured.add(SideBySide.of(
                            setting.rounds(),
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
                           exists (select from backoffice.payout_item_entries e where e.entry_id = l.id),
                           o.order_number, l.note, l.stripe_payout_id
                      from public.ledger l left join public.orders o on o.id = l.order_id
                     where l.origin = 'suito' and l.partner_id = :partner
                     order by l.created_at desc, l.id desc limit :limit offset :offset""")
                            .set("partner", PARTNER)
                            .set("limit", limit)
                            .set("offset", offset)
                            .list(Row.class));
        }

        private List<Row> everything() {
            List<Row> all = new ArrayList<>();
            backoffice.transactions().run(tx -> LIST.each(tx, NEWEST, all::add));
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
