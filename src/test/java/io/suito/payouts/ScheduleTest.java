package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Executor;
import io.suito.ledger.Ledger;
import io.suito.stripe.StripeCommands;
import io.suito.testing.Marketplace;
import io.suito.text.Json;
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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schedule of payout runs: each date once, at once or caught up, or said to be missed. */
class ScheduleTest extends OnAMonday {
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
    void what_was_dropped_from_a_plan_that_waits_for_funds_is_in_none_of_its_numbers() {
        UUID dropped = begin(5_000, 4_999);
        shop.partnerWith(9_000);
        shop.setClock(MONDAY);
        shop.job("payout-run");
        UUID item =
                shop.value(UUID.class, "select id from backoffice.payout_items where partner_id = '" + dropped + "'");
        shop.done("payout-item.release", Map.of("item_id", item), "not this time");

        JsonNode would = Json.read(Json.write(
                        shop.backoffice.jobs().named("payout-run").waiting().get()))
                .required("dates")
                .get(0);
        assertThat(would.required("what").asString()).isEqualTo("would_send");
        assertThat(would.required("items").asInt()).isEqualTo(1);
        assertThat(would.required("total").asLong()).isEqualTo(9_000);
        assertThat(shop.job("payout-run")
                        .required("dates")
                        .get(0)
                        .required("total")
                        .asLong())
                .isEqualTo(9_000);
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
    void ended_between_plan_and_execute_it_goes_on_at_the_next_look_while_it_may_be_caught_up() {
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

        shop.setClock(MONDAY.plus(Duration.ofHours(47)));
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
        assertThat(nextLook()).as("due for others at once").isBetween(MONDAY, MONDAY.plusSeconds(60));
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));
        schedule.look(Optional::empty);
        assertThat(runs()).extracting(Row::state).containsExactly("missed");
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
}
