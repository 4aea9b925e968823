package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Executor;
import io.suito.ledger.Ledger;
import io.suito.stripe.StripeCommands;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schedule of payout runs: each date once, at once or caught up, or said to be missed. */
class ScheduleTest {
    private static final Instant MONDAY = Instant.parse("2026-12-21T00:00:00Z");
    private static final LocalDate DATE = LocalDate.of(2026, 12, 21);

    private final Marketplace shop = new Marketplace();

    record Row(String kind, String state, LocalDate runDate, Instant asOf, String by) {}

    @AfterEach
    void close() {
        shop.close();
    }

    /** Before the Monday of the test; since then the schedule watches. */
    private UUID begin(long yen, long funds) {
        watchSince(MONDAY.minus(Duration.ofDays(3)));
        shop.startExecutor();
        UUID partner = shop.partnerWith(yen);
        shop.stripe().fund(funds);
        return partner;
    }

    private void watchSince(Instant instant) {
        shop.setClock(instant);
        shop.backoffice.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            tx.sql("update backoffice.schedule_watch set since = backoffice.clock(), looked_at = null")
                    .update();
        });
    }

    private List<Row> runs() {
        return shop.values(Row.class, """
                select kind, state, run_date, as_of, requested_by from public.payout_runs order by as_of, created_at""");
    }

    private RunSchedule.Look look() {
        return new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()))
                .look(() -> Optional.of(new RunSchedule.AtStripe() {
                    @Override
                    public void postAndRelease() {}

                    @Override
                    public void refreshFunds() {
                        new Funds(
                                        shop.backoffice.transactions(),
                                        shop.stripeSide().reader())
                                .refresh();
                    }
                }));
    }

    private String what(JsonNode outcome) {
        return outcome.required("dates").get(0).required("what").asString();
    }

    private UUID onlyRun() {
        return shop.value(UUID.class, "select run_id from public.payout_runs where state <> 'discarded'");
    }

    private Instant nextLook() {
        return shop.backoffice.transactions().call(RunSchedule::nextLook);
    }

    @Test
    void a_date_is_planned_and_paid_when_its_instant_comes_and_only_then() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.minusMillis(20_000));
        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(nextLook()).isEqualTo(MONDAY);

        shop.setClock(MONDAY.plusSeconds(2));
        shop.adjust(partner, 7_000);
        JsonNode outcome = shop.job("payout-run");

        assertThat(what(outcome)).isIn("executing", "completed");
        shop.awaitState(onlyRun(), "completed");
        assertThat(runs()).containsExactly(new Row("scheduled", "completed", DATE, MONDAY, "schedule"));
        assertThat(shop.balances(partner).available()).isEqualTo(7_000);
        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(shop.job("payout-run").required("next_date").asString()).isEqualTo("2027-01-11");
        assertThat(nextLook()).isEqualTo(Instant.parse("2027-01-11T00:00:00Z"));
    }

    @Test
    void three_executors_that_keep_the_schedule_ask_and_pay_once() throws Exception {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.minusSeconds(2));
        List<Executor> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Executor executor = shop.backoffice.startExecutor(shop.stripeSide(), shop.home);
            executor.keepSchedule();
            others.add(executor);
        }
        Marketplace.await("a run", () -> !runs().isEmpty());
        shop.awaitState(onlyRun(), "completed");
        Thread.sleep(3_000);
        others.forEach(Executor::close);

        assertThat(runs()).containsExactly(new Row("scheduled", "completed", DATE, MONDAY, "schedule"));
        assertThat(shop.values(
                        String.class,
                        "select status from backoffice.requests where kind = 'job.payout-run' and finished_at"
                                + " + (backoffice.clock() - statement_timestamp()) > '" + MONDAY + "'"))
                .containsExactly("done");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void many_looks_at_the_same_moment_make_one_run() throws Exception {
        begin(5_000, 1_000_000);
        shop.setClock(MONDAY);
        CyclicBarrier together = new CyclicBarrier(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<RunSchedule.Look>> looks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                looks.add(threads.submit(() -> {
                    together.await();
                    return look();
                }));
            }
            for (Future<RunSchedule.Look> look : looks) {
                look.get();
            }
        }

        shop.awaitState(onlyRun(), "completed");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void what_nobody_was_there_for_is_caught_up_once_within_the_time_with_the_cut_off_of_its_date() {
        UUID partner = begin(5_000, 1_000_000);
        shop.stopExecutor();
        shop.setClock(MONDAY.plus(Duration.ofHours(47)));
        shop.startExecutor();
        shop.adjust(partner, 9_000);

        shop.job("payout-run");
        shop.job("payout-run");

        shop.awaitState(onlyRun(), "completed");
        assertThat(runs()).containsExactly(new Row("scheduled", "completed", DATE, MONDAY, "schedule"));
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void sales_and_deliveries_of_the_time_when_nobody_was_there_are_in_the_run_that_is_caught_up() {
        begin(0 + 1, 1_000_000);
        UUID partner = shop.partner();
        shop.setClock(MONDAY.plus(Duration.ofHours(2)));
        shop.order(partner, 10_000, 7 + 1);
        shop.order(partner, 20_000, 7);

        shop.job("payout-run");

        shop.awaitState(onlyRun(), "completed");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(9_400);
        assertThat(shop.balances(partner).available()).isEqualTo(18_800);
    }

    @Test
    void what_is_noticed_too_late_is_missed_once_and_a_person_is_told_and_can_still_carry_it_out() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));

        assertThat(what(shop.job("payout-run"))).isEqualTo("missed");
        assertThat(shop.job("payout-run").required("dates").size()).isZero();

        assertThat(runs()).containsExactly(new Row("scheduled", "missed", DATE, MONDAY, "schedule"));
        UUID missed = onlyRun();
        assertThat(shop.value(String.class, "select status || ' ' || error_message from public.payout_runs"))
                .startsWith("failed missed: nothing ran from 2026-12-21 09:00");
        assertThat(shop.attention("run_missed", missed)).isTrue();
        assertThat(shop.balances(partner).available()).isEqualTo(5_000);

        shop.done("payout-run.plan", Map.of("scheduled_for", DATE), null);

        Run planned = shop.backoffice.runReports().get(onlyRun());
        assertThat(shop.attention("run_missed", missed)).isFalse();
        assertThat(planned.asOf()).isEqualTo(MONDAY);
        assertThat(runs()).extracting(Row::state).containsExactly("discarded", "planned");
        // a person planned it: a person sends it
        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        shop.execute(planned);
        shop.awaitState(planned.runId(), "completed");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void a_missed_date_can_be_given_up_and_stays_so() {
        begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plus(Duration.ofDays(3)));
        shop.job("payout-run");
        UUID missed = onlyRun();

        shop.done("payout-run.discard", Map.of("run_id", missed), null);
        shop.job("payout-run");

        assertThat(shop.attention("run_missed", missed)).isFalse();
        assertThat(runs()).extracting(Row::state).containsExactly("discarded");
    }

    @Test
    void of_several_dates_slept_through_the_old_ones_are_missed_and_the_last_is_caught_up() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(Instant.parse("2027-01-26T00:00:00Z"));

        shop.job("payout-run");

        Marketplace.await(
                "the last", () -> runs().stream().anyMatch(run -> run.state().equals("completed")));
        assertThat(runs())
                .extracting(row -> row.runDate() + " " + row.state())
                .containsExactly("2026-12-21 missed", "2027-01-11 missed", "2027-01-25 completed");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void where_the_policy_lets_a_person_decide_only_what_is_noticed_at_once_is_paid() {
        begin(5_000, 1_000_000);
        shop.policy("catch_up_hours", 0);
        shop.setClock(MONDAY.plus(Duration.ofMinutes(14)));
        shop.job("payout-run");
        shop.setClock(Instant.parse("2027-01-11T00:15:00Z"));
        shop.job("payout-run");

        assertThat(runs()).extracting(Row::runDate).hasSize(2);
        assertThat(runs().get(0).state()).isIn("executing", "completed");
        assertThat(runs().get(1).state()).isEqualTo("missed");
    }

    @Test
    void a_date_that_a_person_planned_or_gave_up_is_left_to_the_person() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plusSeconds(1));
        UUID run = UUID.fromString(shop.done("payout-run.plan", Map.of("scheduled_for", DATE), null)
                .required("run_id")
                .asString());

        assertThat(what(shop.job("payout-run"))).isEqualTo("by_hand");
        assertThat(runs()).extracting(Row::state).containsExactly("planned");
        shop.done("payout-run.discard", Map.of("run_id", run), null);
        shop.job("payout-run");

        assertThat(runs()).extracting(Row::state).containsExactly("discarded");
        assertThat(shop.balances(partner).available()).isEqualTo(5_000);
    }

    @Test
    void a_plan_of_the_schedule_that_a_person_gave_up_stays_given_up() {
        begin(5_000, 1_000);
        shop.setClock(MONDAY);
        shop.job("payout-run");
        UUID run = onlyRun();
        shop.done("payout-run.discard", Map.of("run_id", run), null);
        shop.stripe().fund(1_000_000);

        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(runs()).extracting(Row::state).containsExactly("discarded");
    }

    @Test
    void short_of_funds_it_tries_again_by_itself_until_the_time_is_over() {
        UUID partner = begin(5_000, 4_999);
        shop.setClock(MONDAY);
        assertThat(what(shop.job("payout-run"))).isEqualTo("short_of_funds");
        UUID run = onlyRun();
        assertThat(shop.attention("run_short_of_funds", run)).isTrue();
        assertThat(nextLook()).isBetween(MONDAY.plusSeconds(600), MONDAY.plusSeconds(660));
        shop.setClock(MONDAY.plus(Duration.ofHours(47)));
        assertThat(what(shop.job("payout-run"))).isEqualTo("short_of_funds");

        shop.stripe().fund(1);
        shop.job("payout-run");

        shop.awaitState(run, "completed");
        assertThat(shop.attention("run_short_of_funds", run)).isFalse();
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void short_of_funds_for_too_long_is_left_to_a_person() {
        begin(5_000, 1);
        shop.setClock(MONDAY);
        shop.job("payout-run");
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));
        shop.stripe().fund(1_000_000);

        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(runs()).extracting(Row::state).containsExactly("short_of_funds");
        assertThat(shop.attention("run_short_of_funds", onlyRun())).isTrue();
    }

    @Test
    void ended_between_plan_and_execute_it_goes_on_at_the_next_look_however_late() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY);
        RunSchedule schedule =
                new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()));
        schedule.look(() -> Optional.of(new RunSchedule.AtStripe() {
            @Override
            public void postAndRelease() {}

            @Override
            public void refreshFunds() {
                throw new Refusal("stripe.unreachable", "ended here");
            }
        }));
        assertThat(runs()).extracting(Row::state).containsExactly("planned");

        shop.setClock(MONDAY.plus(Duration.ofDays(5)));
        shop.job("payout-run");

        shop.awaitState(onlyRun(), "completed");
        assertThat(runs()).hasSize(1);
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void while_stripe_cannot_be_asked_it_waits_and_then_says_that_it_was_missed() {
        begin(5_000, 1_000_000);
        RunSchedule schedule =
                new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()));
        shop.setClock(MONDAY);

        RunSchedule.Look waiting = schedule.look(Optional::empty);

        assertThat(waiting.dates()).singleElement().satisfies(step -> {
            assertThat(step.what()).isEqualTo("waits");
            assertThat(step.why()).isEqualTo("stripe.unreachable");
        });
        assertThat(runs()).isEmpty();
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));
        schedule.look(Optional::empty);
        assertThat(runs()).extracting(Row::state).containsExactly("missed");
    }

    @Test
    void until_the_opening_balances_are_confirmed_no_run_begins() {
        begin(5_000, 1_000_000);
        shop.update("update backoffice.cutover set opening_needed = true, opening_confirmed_at = null");
        shop.setClock(MONDAY);

        JsonNode outcome = shop.job("payout-run");

        assertThat(what(outcome)).isEqualTo("waits");
        assertThat(outcome.required("dates").get(0).required("why").asString())
                .isEqualTo("payouts.opening_balances_open");
        assertThat(runs()).isEmpty();
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));
        shop.job("payout-run");
        assertThat(runs()).extracting(Row::state).containsExactly("missed");
        assertThat(shop.value(String.class, "select error_message from public.payout_runs"))
                .contains("opening balances");
    }

    @Test
    void a_date_on_which_nothing_is_due_is_a_completed_empty_run() {
        begin(100, 0);
        shop.setClock(MONDAY);

        JsonNode outcome = shop.job("payout-run");

        assertThat(what(outcome)).isEqualTo("completed");
        assertThat(runs()).containsExactly(new Row("scheduled", "completed", DATE, MONDAY, "schedule"));
    }

    @Test
    void a_manual_run_of_the_same_morning_and_one_under_way_do_not_disturb_it() {
        UUID early = begin(5_000, 1_000_000);
        UUID other = shop.partnerWith(6_000);
        shop.setClock(MONDAY.minusSeconds(600));
        Run manual = shop.plan(List.of(early));
        shop.setClock(MONDAY);

        shop.job("payout-run");

        Marketplace.await(
                "the scheduled one",
                () -> runs().contains(new Row("scheduled", "completed", DATE, MONDAY, "schedule")));
        assertThat(shop.balances(other).paidOut()).isEqualTo(6_000);
        assertThat(shop.balances(early).paidOut()).isZero();
        shop.execute(manual);
        shop.awaitState(manual.runId(), "completed");
    }

    @Test
    void a_holiday_moves_the_run_where_the_policy_says_so() {
        watchSince(Instant.parse("2027-01-04T00:00:00Z"));
        shop.startExecutor();
        shop.policy("holiday_rule", "'next_business_day'");
        shop.setClock(Instant.parse("2027-01-11T00:00:00Z"));
        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        shop.setClock(Instant.parse("2027-01-12T00:00:00Z"));

        shop.job("payout-run");

        assertThat(runs())
                .extracting(Row::runDate, Row::asOf)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        LocalDate.of(2027, 1, 12), Instant.parse("2027-01-12T00:00:00Z")));
    }

    @Test
    void a_change_of_policy_on_the_day_between_both_times_costs_no_date_and_doubles_none() {
        begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plusSeconds(60));
        shop.job("payout-run");
        shop.policy("run_time", "'15:00'");
        shop.setClock(MONDAY.plus(Duration.ofHours(7)));
        shop.job("payout-run");
        shop.setClock(Instant.parse("2027-01-11T00:01:00Z"));
        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        shop.setClock(Instant.parse("2027-01-11T06:00:00Z"));
        shop.job("payout-run");

        assertThat(runs()).extracting(Row::asOf).containsExactly(MONDAY, Instant.parse("2027-01-11T06:00:00Z"));
    }

    @Test
    void dates_from_before_the_product_was_there_are_nobodys() {
        watchSince(MONDAY.plusSeconds(1));
        shop.startExecutor();

        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(runs()).isEmpty();
        assertThat(nextLook()).isEqualTo(Instant.parse("2027-01-11T00:00:00Z"));
    }

    @Test
    void what_was_decided_about_a_date_is_never_changed() {
        begin(100, 0);
        shop.setClock(MONDAY);
        shop.job("payout-run");

        for (String statement : List.of(
                "update backoffice.scheduled_dates set decision = 'missed'",
                "delete from backoffice.scheduled_dates",
                "update backoffice.schedule_watch set since = since - interval '1 day'",
                "insert into backoffice.scheduled_dates select '2027-01-11', '2027-01-11', '2027-01-11T00:00:00Z',"
                        + " 'missed', now(), run_id from public.payout_runs",
                "update public.payout_runs set state = 'missed', status = 'failed'")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> shop.update(statement)))
                    .as(statement)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void a_dry_run_says_what_would_be_done_and_changes_nothing() {
        begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plus(Duration.ofHours(3)));

        RunSchedule.Look look = (RunSchedule.Look)
                shop.backoffice.jobs().named("payout-run").waiting().get();

        assertThat(look.dates()).singleElement().satisfies(step -> {
            assertThat(step.what()).isEqualTo("would_catch_up");
            assertThat(step.total()).isEqualTo(5_000);
            assertThat(step.items()).isEqualTo(1);
        });
        assertThat(runs()).isEmpty();
    }
}
