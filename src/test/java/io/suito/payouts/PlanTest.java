package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.request.Answer;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Planning: who is paid how much, who is not and why, as of which instant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {
    private final Marketplace shop = new Marketplace();
    private LocalDate monday = LocalDate.of(2024, 11, 25);

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Instant now() {
        return shop.value(Instant.class, "select backoffice.clock()");
    }

    @AfterEach
    void realClock() {
        shop.update("update backoffice.clock_shift set shift = interval '0'");
    }

    /**
     * It is an hour before another date, each earlier than those before it, so that nothing of the other tests is due
     * on it. Its instant.
     */
    private Instant beforeADate() {
        monday = monday.minusWeeks(2);
        Instant at = Instant.parse(monday + "T00:00:00Z");
        shop.setClock(at.minusSeconds(3_600));
        return at;
    }

    private Answer planScheduled() {
        return shop.answer("payout-run.plan", Map.of("scheduled_for", monday), null);
    }

    private Run planned(Answer answer) {
        return shop.backoffice
                .runReports()
                .get(UUID.fromString(answer.outcomeOrThrow().required("run_id").asString()));
    }

    private Map<UUID, Long> items(Run run) {
        return shop.backoffice.runReports().items(run.runId(), null).stream()
                .collect(Collectors.toMap(RunReports.ItemLine::partnerId, RunReports.ItemLine::amount));
    }

    record Skip(UUID partner, long amount, String reason) {}

    private List<Skip> skips(Run run) {
        return shop.values(
                Skip.class,
                "select partner_id, amount, reason from backoffice.payout_skips where run_id = '" + run.runId()
                        + "' order by amount");
    }

    @Test
    void everyone_with_money_is_paid_or_skipped_with_the_reason_and_the_preview_says_the_same_as_the_plan() {
        Instant asOf = beforeADate();
        UUID paid = shop.partnerWith(10_000);
        UUID justEnough = shop.partnerWith(3_000);
        UUID tooLittle = shop.partnerWith(2_999);
        UUID withoutAccount = shop.partner(false);
        shop.adjust(withoutAccount, 4_001);
        UUID disabled = shop.partnerWith(4_002);
        shop.update("update public.partners set stripe_payouts_enabled = false where id = '" + disabled + "'");
        UUID held = shop.partnerWith(4_003);
        shop.done("partner.hold", Map.of("partner_id", held), "test");
        UUID fraud = shop.partnerWith(4_004);
        shop.update("insert into backoffice.partner_stops (partner_id, reason) values ('" + fraud
                + "', 'stripe_disabled'), ('" + fraud + "', 'fraud')");
        UUID unfinished = shop.partnerWith(9_000);
        shop.plan(List.of(unfinished));
        shop.adjust(unfinished, 4_005);
        UUID debtor = shop.partnerWith(4_006);
        UUID stoppedDebtor = shop.partnerWith(4_007);
        shop.partner();
        shop.setClock(asOf.plusSeconds(3_600));
        shop.adjust(stoppedDebtor, -20_000);
        // a debt that was over the limit at the cut-off, though nobody has stopped the partner for it
        shop.policy("debt_limit", 1_000_000);
        shop.adjust(debtor, -20_000);
        PayoutPreview preview =
                PayoutPreview.read(shop.backoffice.transactions(), new PlanRequest(monday, null, null, null, "test"));

        Run run = planned(planScheduled());
        shop.standardPolicy();

        assertThat(items(run)).isEqualTo(Map.of(paid, 10_000L, justEnough, 3_000L));
        List<UUID> skipped =
                List.of(tooLittle, withoutAccount, disabled, held, fraud, unfinished, debtor, stoppedDebtor);
        assertThat(skips(run).stream().filter(skip -> skipped.contains(skip.partner())))
                .containsExactly(
                        new Skip(tooLittle, 2_999, "below_minimum"),
                        new Skip(withoutAccount, 4_001, "no_account"),
                        new Skip(disabled, 4_002, "stripe_disabled"),
                        new Skip(held, 4_003, "stopped:staff_hold"),
                        new Skip(fraud, 4_004, "stopped:fraud"),
                        new Skip(unfinished, 4_005, "unfinished_item"),
                        new Skip(debtor, 4_006, "debt"),
                        new Skip(stoppedDebtor, 4_007, "stopped:debt_over_10000"));
        assertThat(preview.items().stream()
                        .collect(Collectors.toMap(PayoutPreview.Item::partnerId, PayoutPreview.Item::amount)))
                .isEqualTo(items(run));
        assertThat(preview.skips().stream().map(s -> new Skip(s.partnerId(), s.amount(), s.reason())))
                .containsExactlyInAnyOrderElementsOf(skips(run));
        assertThat(preview.total()).isEqualTo(13_000).isEqualTo(run.total());
        assertThat(preview.asOf()).isEqualTo(asOf).isEqualTo(run.asOf());
        assertThat(preview.runDate()).isEqualTo(monday).isEqualTo(run.runDate());
    }

    @Test
    void a_preview_changes_nothing() {
        UUID partner = shop.partnerWith(5_000);
        String rows =
                "select (select count(*) from public.payout_runs) + (select count(*) from backoffice.payout_items)"
                        + " + (select count(*) from backoffice.payout_item_entries)";
        long before = shop.value(Long.class, rows);

        PayoutPreview.read(shop.backoffice.transactions(), new PlanRequest(null, null, null, null, "test"));

        assertThat(shop.value(Long.class, rows)).isEqualTo(before);
        assertThat(shop.balances(partner).available()).isEqualTo(5_000);
    }

    @Test
    void what_was_due_at_the_cut_off_is_in_the_run_and_what_came_a_moment_later_is_not() {
        Instant asOf = beforeADate();
        UUID partner = shop.partner();
        UUID due = shop.order(partner, 10_000, null);
        UUID late = shop.order(partner, 50_000, null);
        shop.job("post-sales");
        shop.setClock(asOf.plus(Duration.ofDays(1)));
        String deliver = "update public.orders set delivery_completed_at = timestamptz '" + asOf
                + "' - interval '7 days' + interval '";
        shop.update(deliver + "0' where id = '" + due + "'");
        shop.update(deliver + "1 microsecond' where id = '" + late + "'");
        shop.job("release-deliveries");

        Run run = planned(planScheduled());

        assertThat(items(run)).isEqualTo(Map.of(partner, 9_400L));
        assertThat(shop.balances(partner)).isEqualTo(new io.suito.ledger.Balances(0, 0, 47_000, 9_400, 0, 0, 0));
    }

    @Test
    void a_scheduled_run_is_cut_off_at_its_date_at_nine_in_tokyo_whenever_it_is_planned() {
        beforeADate();
        UUID partner = shop.partnerWith(5_000);
        shop.setClock(Instant.parse(monday + "T21:00:00Z"));
        shop.adjust(partner, 7_000);

        Run run = planned(planScheduled());

        assertThat(run.asOf()).isEqualTo(Instant.parse(monday + "T00:00:00Z"));
        assertThat(run.kind()).isEqualTo("scheduled");
        assertThat(items(run)).isEqualTo(Map.of(partner, 5_000L));
    }

    @Test
    void a_manual_run_is_cut_off_at_the_moment_of_planning() {
        UUID partner = shop.partnerWith(5_000);
        Instant before = now();

        Run run = shop.plan(List.of(partner));

        assertThat(run.asOf()).isBetween(before, now());
        assertThat(shop.refusal("payout-run.plan", Map.of("as_of", before, "partners", List.of(partner)), "test"))
                .isEqualTo("payouts.manual_cut_off");
    }

    @Test
    void no_run_takes_what_is_due_only_later() {
        beforeADate();
        shop.partnerWith(5_000);

        assertThat(planScheduled().errorCode()).isEqualTo("payouts.cut_off_ahead");
    }

    @Test
    void a_plan_is_stored_with_its_week_its_author_and_its_counts() {
        shop.setClock(Instant.parse("2019-12-01T00:00:00Z"));
        shop.partnerWith(5_000);
        shop.partnerWith(100);
        shop.done("partner.hold", Map.of("partner_id", shop.partnerWith(5_000)), "test");
        shop.update("insert into backoffice.payout_policy (effective_from, schedule, schedule_anchor)"
                + " values (backoffice.clock(), 'every_14_days', '2019-12-30')");
        shop.setClock(Instant.parse("2020-01-01T00:00:00Z"));
        shop.standardPolicy();

        Run run = planned(shop.answer("payout-run.plan", Map.of("scheduled_for", "2019-12-30"), null));

        assertThat(run.state()).isEqualTo("planned");
        assertThat(run.status()).isEqualTo("pending");
        assertThat(run.requestedBy()).isEqualTo("postgres");
        assertThat(run.planHash()).hasSize(64);
        assertThat(shop.value(
                        String.class,
                        "select iso_year || ' W' || iso_week || ' ' || partners_processed || ' ' || planned_total"
                                + " from public.payout_runs where run_id = '" + run.runId() + "'"))
                // the run's item and the one below the minimum
                .isEqualTo("2020 W1 2 5000");
    }

    @Test
    void every_item_is_the_sum_of_the_entries_it_reserves() {
        UUID partner = shop.partner();
        shop.adjust(partner, 5_000);
        shop.adjust(partner, -1_234);
        shop.order(partner, 10_000, 8);
        shop.job("post-sales");
        shop.job("release-deliveries");

        Run run = shop.plan(List.of(partner));

        assertThat(items(run)).isEqualTo(Map.of(partner, 5_000L - 1_234 + 9_400));
        assertThat(shop.values(
                        Long.class,
                        "select l.amount_cents from backoffice.payout_item_entries e"
                                + " join public.ledger l on l.id = e.entry_id where e.item_id = '"
                                + shop.item(run, partner).itemId() + "'"))
                .containsExactlyInAnyOrder(5_000L, -1_234L, 10_000L, -600L);
        assertThat(shop.item(run, partner).entries()).isEqualTo(4);
    }

    @Test
    void a_partial_run_touches_the_chosen_partners_only() {
        UUID chosen = shop.partnerWith(5_000);
        UUID other = shop.partnerWith(6_000);

        Run run = shop.plan(List.of(chosen));

        assertThat(items(run)).isEqualTo(Map.of(chosen, 5_000L));
        assertThat(skips(run)).isEmpty();
        assertThat(shop.balances(other).available()).isEqualTo(6_000);
    }

    @Test
    void a_manual_run_needs_a_reason_and_somebody_to_pay() {
        UUID partner = shop.partnerWith(5_000);
        UUID poor = shop.partnerWith(2_000);
        assertThat(shop.refusal("payout-run.plan", Map.of("partners", List.of(partner)), null))
                .isEqualTo("payouts.reason_needed");
        assertThat(shop.refusal("payout-run.plan", Map.of("partners", List.of(partner)), " "))
                .isEqualTo("payouts.reason_needed");
        assertThat(shop.refusal("payout-run.plan", Map.of("partners", List.of(poor)), "test"))
                .isEqualTo("payouts.nothing_due");
        assertThat(shop.balances(partner).available()).isEqualTo(5_000);
    }

    @Test
    void a_scheduled_run_with_nobody_to_pay_is_planned_and_completes() {
        shop.setClock(beforeADate());
        Run run = planned(planScheduled());
        assertThat(run.planned()).isZero();

        shop.execute(run);

        assertThat(shop.backoffice.runReports().get(run.runId()).state()).isEqualTo("completed");
    }

    @Test
    void a_date_that_the_rhythm_does_not_have_is_refused_with_the_dates_beside_it() {
        Answer answer = shop.answer("payout-run.plan", Map.of("scheduled_for", "2026-11-02"), null);

        assertThat(answer.errorCode()).isEqualTo("payouts.no_run_date");
        assertThat(answer.errorArguments()).contains("2026-11-02", "2026-10-26", "2026-11-09");
    }

    @Test
    void a_second_plan_for_a_scheduled_date_is_refused_and_names_the_run_who_planned_it_and_when() {
        shop.setClock(beforeADate());
        Run first = planned(planScheduled());

        Answer second = planScheduled();

        assertThat(second.status()).isEqualTo("refused");
        assertThat(second.errorCode()).isEqualTo("payouts.run_exists");
        assertThat(second.errorArguments())
                .contains(monday.toString())
                .contains(first.runId().toString())
                .contains("postgres")
                .contains(io.suito.time.Japan.minutes(first.createdAt()));
    }

    @Test
    void a_manual_run_on_the_date_of_a_scheduled_one_is_allowed() {
        shop.setClock(Instant.parse("2027-01-11T03:00:00Z"));
        LocalDate today = io.suito.time.Japan.date(now());
        planned(shop.answer("payout-run.plan", Map.of("scheduled_for", today), null));
        UUID other = shop.partnerWith(6_000);
        UUID third = shop.partnerWith(7_000);

        assertThat(items(shop.plan(List.of(other)))).containsOnlyKeys(other);
        Run second = shop.plan(List.of(third));
        assertThat(second.runDate()).isEqualTo(today);
    }

    @Test
    void discarding_a_plan_frees_its_entries_and_its_date() {
        Instant date = beforeADate();
        UUID partner = shop.partnerWith(5_000);
        shop.setClock(date);
        Run first = planned(planScheduled());
        assertThat(shop.balances(partner).inTransit()).isEqualTo(5_000);

        shop.done("payout-run.discard", Map.of("run_id", first.runId()), "wrong day");

        assertThat(shop.balances(partner).available()).isEqualTo(5_000);
        Run discarded = shop.backoffice.runReports().get(first.runId());
        assertThat(discarded.state()).isEqualTo("discarded");
        assertThat(discarded.status()).isEqualTo("failed");
        assertThat(discarded.errorMessage()).isNotBlank();
        assertThat(shop.item(first, partner).state()).isEqualTo("released");
        Run second = planned(planScheduled());
        assertThat(items(second)).isEqualTo(Map.of(partner, 5_000L));
    }

    @Test
    void the_database_allows_one_unfinished_item_per_partner() {
        UUID partner = shop.partnerWith(5_000);
        Run first = shop.plan(List.of(partner));
        UUID other = shop.partnerWith(6_000);
        Run second = shop.plan(List.of(other));

        assertThat(shop.brokenRule("insert into backoffice.payout_items (run_id, partner_id, stripe_account_id, amount,"
                        + " entries) select '" + second.runId() + "', partner_id, stripe_account_id, 1, 1"
                        + " from backoffice.payout_items where run_id = '" + first.runId() + "'"))
                .isEqualTo("23505");
    }

    @Test
    void money_of_an_unfinished_item_waits_for_the_next_run() {
        UUID partner = shop.partnerWith(5_000);
        shop.plan(List.of(partner));
        shop.adjust(partner, 8_000);

        assertThat(shop.refusal("payout-run.plan", Map.of("partners", List.of(partner)), "test"))
                .isEqualTo("payouts.nothing_due");
        assertThat(shop.balances(partner)).isEqualTo(new io.suito.ledger.Balances(0, 0, 8_000, 5_000, 0, 0, 0));
    }

    @Test
    void different_plans_have_different_hashes() {
        UUID partner = shop.partnerWith(5_000);
        Run first = shop.plan(List.of(partner));
        shop.done("payout-run.discard", Map.of("run_id", first.runId()), "test");
        shop.adjust(partner, 1);
        Run second = shop.plan(List.of(partner));

        assertThat(second.planHash()).isNotEqualTo(first.planHash());
    }
}
