package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.DriftCheck;
import io.suito.testing.Marketplace;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A large plan is given up at once: partners' balances are not locked for as long as it has items. */
class DiscardManyTest {
    private static final int PARTNERS = 300;

    private final Marketplace shop = new Marketplace();

    @AfterEach
    void close() {
        shop.close();
    }

    /** From now on each such statement is counted. */
    private void countStatements(String event, String table) {
        shop.update("create trigger counted_" + event + " after " + event + " on " + table
                + " for each statement execute function backoffice.count_statement()");
    }

    @Test
    void a_plan_of_hundreds_of_items_is_discarded_with_a_handful_of_statements() {
        shop.startExecutor();
        shop.update("""
                with p as (insert into public.partners (name, email, stripe_account_id, stripe_payouts_enabled,
                             stripe_details_submitted, payouts_enabled)
                           select 'p' || n, n || '@shop.example', 'acct_' || n, true, true, true
                             from generate_series(1, %d) n returning id)
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, note,
                       origin)
                select id, 'adjustment', 5000, 'available', backoffice.clock(), 'test-' || id, 'test', 'suito' from p""".formatted(PARTNERS));
        Run run = shop.plan();
        assertThat(run.planned()).isEqualTo(PARTNERS);
        shop.update("create sequence backoffice.statements");
        shop.update("create function backoffice.count_statement() returns trigger language plpgsql as $$"
                + " begin perform nextval('backoffice.statements'); return null; end $$");
        countStatements("update", "backoffice.payout_items");
        countStatements("delete", "backoffice.payout_item_entries");
        countStatements("update", "backoffice.partner_balances");
        countStatements("update", "backoffice.stripe_commands");

        shop.done("payout-run.discard", Map.of("run_id", run.runId()), "test");

        assertThat(shop.value(Long.class, "select last_value from backoffice.statements"))
                .isBetween(2L, 9L);
        assertThat(shop.value(
                        Long.class,
                        "select count(*) from backoffice.payout_items where state = 'released'"
                                + " and cardinality(freed_entries) = entries"))
                .isEqualTo(PARTNERS);
        assertThat(shop.value(Long.class, "select sum(unreserved)::bigint from backoffice.partner_balances"))
                .isEqualTo(5_000L * PARTNERS);
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
    }
}
