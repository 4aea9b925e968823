package io.suito.testing;

import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.payouts.PartnerLedger;
import io.suito.payouts.Run;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A partner with very many entries that are all due, and what is done with them. */
public record LongLedger(Marketplace shop, UUID partner, long entries) {
    private static final int YEN = 100;
    private static final int PAGE = 100;

    /** Posts them in one statement, as a large import does. */
    public static LongLedger in(Marketplace shop, long entries) {
        LongLedger ledger = new LongLedger(shop, shop.partner(), entries);
        ledger.post();
        return ledger;
    }

    /** Posts as many again. */
    public void post() {
        shop.update("""
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin,
                                           created_at)
                select '%s', 'adjustment', %d, 'available', now() - interval '1 hour', 'adjustment-' || gen_random_uuid(),
                       'suito', now() - n * interval '1 second' from generate_series(1, %d) n""".formatted(partner, YEN, entries));
    }

    /** What all of them come to, in yen. */
    public long yen() {
        return entries * YEN;
    }

    public Run plan() {
        return shop.plan(List.of(partner));
    }

    /** Sends a plan and waits until it is settled. */
    public void pay(Run run) {
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
    }

    /** Gives a plan up: every entry is free again. */
    public void free(Run run) {
        shop.done("payout-run.discard", Map.of("run_id", run.runId()), "not wanted");
    }

    /** The newest entries. */
    public List<PartnerLedger.Row> firstPage() {
        return page(Turn.first());
    }

    /** The oldest. */
    public List<PartnerLedger.Row> lastPage() {
        return page(Turn.last());
    }

    private List<PartnerLedger.Row> page(Turn<PartnerLedger.Row> turn) {
        Question newest = new Question(Sort.descending("created"), Map.of("partner", partner));
        return shop.backoffice
                .transactions()
                .call(tx -> PartnerLedger.LISTING.page(tx, newest, turn, PAGE))
                .rows();
    }
}
