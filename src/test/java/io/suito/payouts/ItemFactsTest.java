package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses about items, their reservations and their commands, whoever asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemFactsTest {
    private static final FaultRule NO_PAYOUT =
            FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");

    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(10_000_000);
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private UUID planned() {
        UUID partner = shop.partnerWith(5_000);
        return shop.item(shop.plan(java.util.List.of(partner)), partner).itemId();
    }

    private UUID settled() {
        UUID partner = shop.partnerWith(5_000);
        return shop.item(shop.pay(partner), partner).itemId();
    }

    private UUID atAccount() {
        UUID partner = shop.partnerWith(5_000);
        shop.stripe().faults(NO_PAYOUT);
        UUID item = shop.item(shop.pay(partner), partner).itemId();
        shop.stripe().faults();
        return item;
    }

    private String change(UUID item, String change) {
        return shop.brokenRule("update backoffice.payout_items set " + change + " where id = '" + item + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount = amount + 1",
                "stripe_account_id = 'acct_evil'",
                "entries = entries + 1",
                "partner_id = (select id from public.partners p where p.id <> partner_id limit 1)",
                "created_at = created_at - interval '1 day'",
                "round = round - 1",
            })
    void a_planned_item_stays_what_it_is(String change) {
        assertThat(change(planned(), change)).isIn("payouts.item_facts", "23514");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'planned', settled_at = null",
                "state = 'planned'",
                "state = 'transferred'",
                "state = 'released'",
                "settled_at = null, state = 'at_account'",
                "settled_at = settled_at + interval '1 second'",
                "transfer_id = 'tr_other'",
                "payout_id = 'po_other'",
                "state = 'taken_back'",
            })
    void what_was_sent_and_settled_stays_so(String change) {
        assertThat(change(settled(), change)).isEqualTo("payouts.item_facts");
    }

    @Test
    void items_are_neither_deleted_nor_added_to_a_plan_that_was_seen() {
        UUID item = planned();
        assertThat(shop.brokenRule("delete from backoffice.payout_items")).isEqualTo("payouts.item_facts");
        UUID other = shop.partnerWith(4_000);

        assertThat(shop.brokenRule("insert into backoffice.payout_items (run_id, partner_id, stripe_account_id, amount,"
                        + " entries) select run_id, '" + other + "', stripe_account_id, 4000, 1"
                        + " from backoffice.payout_items where id = '" + item + "'"))
                .isEqualTo("payouts.item_facts");
        assertThat(shop.brokenRule("insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)"
                        + " select l.id, '" + item + "', l.partner_id, l.amount_cents from public.ledger l"
                        + " where l.partner_id = '" + other + "'"))
                .isEqualTo("ledger.reservation");
    }

    @Test
    void a_second_transfer_of_an_item_is_refused_whatever_its_round() {
        UUID item = settled();

        assertThat(shop.brokenRule(
                        "insert into backoffice.stripe_commands (subject_kind, subject_id, step, round, kind,"
                                + " livemode, path, parameters, api_version, idempotency_key) select subject_kind, subject_id,"
                                + " step, 2, kind, livemode, path, parameters, api_version, 'second'"
                                + " from backoffice.stripe_commands where step = 'transfer' and subject_id = '" + item
                                + "'"))
                .isEqualTo("23505");
    }

    @Test
    void what_was_promised_is_not_freed_while_a_transfer_of_it_may_go_out_or_stands_at_the_account() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(java.util.List.of(partner));
        UUID item = shop.item(run, partner).itemId();
        String free = "delete from backoffice.payout_item_entries where item_id = '";
        assertThat(shop.brokenRule(free + item + "'")).isEmpty();
        shop.stripe().faults(FaultRule.of("POST /v1/transfers", io.suito.sandbox.FaultKind.RATE_LIMIT));
        shop.execute(run);

        assertThat(shop.brokenRule(free + item + "'")).isIn("payouts.not_reversed", "payouts.in_flight");
        assertThat(shop.brokenRule(free + atAccount() + "'")).isEqualTo("payouts.not_reversed");
    }

    @Test
    void what_was_taken_back_is_free_again() {
        UUID item = atAccount();
        shop.done("payout-item.take-back", Map.of("item_id", item), "test");
        Marketplace.await(
                "taken back",
                () -> shop.backoffice.runReports().item(item).state().equals("taken_back"));

        assertThat(shop.value(
                        Long.class,
                        "select count(*) from backoffice.payout_item_entries where item_id = '" + item + "'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "plan_hash = repeat('0'; 64)",
        "planned_total = 1",
        "as_of = as_of - interval '1 day'",
        "kind = 'scheduled'",
        "run_date = run_date - 1",
        "requested_by = 'somebody else'",
    })
    void a_plan_stays_the_plan_that_was_seen(String change) {
        planned();

        assertThat(shop.brokenRule(
                        "update public.payout_runs set " + change.replace(';', ',') + " where kind is not null"))
                .isEqualTo("payouts.run_facts");
    }

    @Test
    void an_ended_run_stays_ended() {
        settled();

        assertThat(
                        shop.brokenRule(
                                "update public.payout_runs set state = 'executing', status = 'running' where state = 'completed'"))
                .isEqualTo("payouts.run_facts");
    }

    @ParameterizedTest
    @CsvSource({"discarded, failed", "planned, pending", "short_of_funds, failed"})
    void a_run_that_is_being_paid_is_not_given_up(String state, String status) {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(java.util.List.of(partner));
        shop.stripe().faults(FaultRule.of("POST /v1/transfers", FaultKind.RATE_LIMIT));
        shop.execute(run);

        assertThat(shop.brokenRule("update public.payout_runs set state = '" + state + "', status = '" + status
                        + "' where run_id = '" + run.runId() + "'"))
                .isEqualTo("payouts.run_facts");

        shop.stripe().faults();
        shop.awaitItem(run, partner, "submitted");
    }

    @Test
    void what_is_written_down_about_a_date_points_at_a_run_of_that_date() {
        Run run = shop.plan(java.util.List.of(shop.partnerWith(5_000)));

        assertThat(shop.brokenRule("""
                        insert into backoffice.scheduled_dates (scheduled, run_date, run_at, decision, decided_at, run_id)
                        values ('2020-01-06', '2020-01-06', '2020-01-06', 'planned', backoffice.clock(), '%s')""".formatted(run.runId()))).isEqualTo("payouts.schedule_facts");
    }

    /** As somebody would who switches the database's rules off. */
    private void withoutRules(String statement) {
        shop.backoffice.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            tx.sql(statement).update();
        });
    }

    @Test
    void a_plan_whose_items_were_changed_all_the_same_is_not_executed() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(java.util.List.of(partner));
        withoutRules("update backoffice.payout_items set stripe_account_id = 'acct_evil' where run_id = '" + run.runId()
                + "'");

        assertThat(shop.refusal("payout-run.execute", Map.of("run_id", run.runId(), "plan_hash", run.planHash()), null))
                .isEqualTo("payouts.plan_changed");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).isEmpty();
    }

    @Test
    void a_plan_from_which_items_were_dropped_is_still_the_plan() {
        UUID partner = shop.partnerWith(5_000);
        UUID dropped = shop.partnerWith(6_000);
        Run run = shop.plan(java.util.List.of(partner, dropped));
        shop.done(
                "payout-item.release", Map.of("item_id", shop.item(run, dropped).itemId()), "test");

        shop.execute(run);

        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.item(run, dropped).state()).isEqualTo("released");
    }

    @Test
    void an_item_whose_entries_are_not_its_amount_is_not_settled() {
        UUID partner = shop.partnerWith(5_000);
        shop.adjust(partner, 1_000);
        Run run = shop.plan(java.util.List.of(partner));
        // one entry of 1,000 yen is exchanged for one of another amount: the count alone would not tell
        shop.adjust(partner, 700);
        String mine = " where partner_id = '" + partner + "' and amount";
        withoutRules(exchange(mine, 1_000, 700));
        shop.execute(run);

        Marketplace.await(
                "the payout is at Stripe",
                () -> !shop.atStripe("payout", shop.item(run, partner)).isEmpty());
        java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
        assertThat(shop.item(run, partner).state()).isEqualTo("payout_sent");
        assertThat(shop.value(
                        Long.class,
                        "select count(*) from public.ledger where type = 'payout' and partner_id = '" + partner + "'"))
                .isZero();
        withoutRules(exchange(mine, 700, 1_000));
        shop.awaitItem(run, partner, "submitted");
    }

    private static String exchange(String mine, int from, int to) {
        return "update backoffice.payout_item_entries set entry_id = (select id from public.ledger" + mine + "_cents = "
                + to + "), amount = " + to + mine + " = " + from;
    }
}
