package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Ledger;
import io.suito.sandbox.FaultRule;
import io.suito.stripe.StripeCommands;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scheduled runs that are planned and not sent: who sends them, for how long, and who is told. */
class UnsentRunsTest extends OnAMonday {
    private UUID planByHand() {
        return UUID.fromString(shop.done("payout-run.plan", Map.of("scheduled_for", DATE), null)
                .required("run_id")
                .asString());
    }

    private void lookThatEndsBeforeSending() {
        new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()))
                .look(() -> Optional.of(new RunSchedule.AtStripe() {
                    @Override
                    public void postAndRelease() {}

                    @Override
                    public void refreshFunds() {
                        throw new Refusal("stripe.unreachable", "ended here");
                    }
                }));
    }

    @Test
    void a_plan_whose_planner_said_no_when_asked_leaves_the_date_to_the_schedule() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plusSeconds(1));
        UUID declined = planByHand();
        assertThat(what(shop.job("payout-run"))).isEqualTo("by_hand");

        shop.done("payout-run.discard", Map.of("run_id", declined, "declined", true), "declined");
        shop.setClock(MONDAY.plus(Duration.ofMinutes(11)));
        shop.job("payout-run");

        shop.awaitState(onlyRun(), "completed");
        assertThat(runs()).extracting(Row::by).contains("schedule");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void a_missed_date_whose_planner_said_no_is_missed_as_before() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plus(Duration.ofDays(3)));
        shop.job("payout-run");
        UUID declined = planByHand();

        shop.done("payout-run.discard", Map.of("run_id", declined, "declined", true), "declined");

        assertThat(runs()).extracting(Row::state).containsExactly("discarded", "discarded", "missed");
        assertThat(shop.attention("run_missed", onlyRun())).isTrue();
        Run planned = shop.backoffice.runReports().get(planByHand());
        shop.execute(planned);
        shop.awaitState(planned.runId(), "completed");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void a_plan_that_a_person_gave_up_for_a_reason_gives_the_date_up_too() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plusSeconds(1));
        UUID run = planByHand();
        shop.job("payout-run");

        shop.done("payout-run.discard", Map.of("run_id", run), "wrong amounts");
        assertThat(what(shop.job("payout-run"))).isEqualTo("by_hand");

        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(runs()).extracting(Row::state).containsExactly("discarded");
        assertThat(shop.balances(partner).available()).isEqualTo(5_000);
    }

    @Test
    void a_plan_of_a_person_that_nobody_sends_is_told_of_after_an_hour_until_it_is_given_up() {
        begin(5_000, 1_000_000);
        shop.setClock(MONDAY.plusSeconds(1));
        UUID run = planByHand();
        shop.setClock(MONDAY.plus(Duration.ofMinutes(59)));
        shop.job("payout-run");
        assertThat(shop.attention("run_not_sent", run)).isFalse();
        assertThat(nextLook()).isBefore(MONDAY.plus(Duration.ofMinutes(71)));

        shop.setClock(MONDAY.plus(Duration.ofMinutes(61)));
        shop.job("payout-run");

        assertThat(shop.attention("run_not_sent", run)).isTrue();
        shop.done("payout-run.discard", Map.of("run_id", run), "not this week");
        assertThat(shop.attention("run_not_sent", run)).isFalse();
    }

    @Test
    void where_a_person_decides_the_schedule_wakes_up_to_tell_of_a_plan_that_is_not_sent() {
        begin(5_000, 1_000_000);
        shop.policy("catch_up_hours", 0);
        Instant date = Instant.parse("2027-01-11T00:00:00Z");
        shop.setClock(date.plusSeconds(1));
        UUID run = UUID.fromString(shop.done("payout-run.plan", Map.of("scheduled_for", "2027-01-11"), null)
                .required("run_id")
                .asString());
        shop.setClock(date.plus(Duration.ofMinutes(16)));
        shop.job("payout-run");

        assertThat(nextLook()).isBetween(date.plus(Duration.ofMinutes(60)), date.plus(Duration.ofMinutes(61)));
        shop.setClock(date.plus(Duration.ofMinutes(61)));
        shop.job("payout-run");

        assertThat(shop.attention("run_not_sent", run)).isTrue();
        assertThat(nextLook()).isEqualTo(Instant.parse("2027-01-25T00:00:00Z"));
        shop.execute(shop.backoffice.runReports().get(run));
        assertThat(shop.attention("run_not_sent", run)).isFalse();
    }

    @Test
    void what_the_schedule_planned_and_could_not_send_in_time_is_left_to_a_person() {
        UUID partner = begin(5_000, 1_000_000);
        shop.setClock(MONDAY);
        lookThatEndsBeforeSending();
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));

        assertThat(shop.job("payout-run").required("dates").size()).isZero();

        assertThat(runs()).extracting(Row::state).containsExactly("planned");
        assertThat(shop.attention("run_not_sent", onlyRun())).isTrue();
        assertThat(shop.balances(partner).paidOut()).isZero();
    }

    @Test
    void a_plan_of_the_schedule_is_not_sent_any_more_when_the_next_date_has_come() {
        begin(5_000, 1_000_000);
        shop.policy("catch_up_hours", 1_000);
        Instant date = Instant.parse("2027-01-11T00:00:00Z");
        shop.setClock(date);
        lookThatEndsBeforeSending();
        UUID old = shop.value(UUID.class, "select run_id from public.payout_runs where run_date = '2027-01-11'");
        shop.setClock(Instant.parse("2027-01-25T00:00:00Z"));

        shop.job("payout-run");

        assertThat(shop.backoffice.runReports().get(old).state()).isEqualTo("planned");
        assertThat(shop.attention("run_not_sent", old)).isTrue();
    }

    @Test
    void a_run_that_ran_short_of_funds_in_the_middle_goes_on_by_itself_when_there_is_money() {
        UUID partner = begin(5_000, 1_000_000);
        shop.stripe()
                .faults(FaultRule.reject(
                                "POST /v1/transfers", 400, "invalid_request_error", "balance_insufficient", "no")
                        .withTimes(1));
        shop.setClock(MONDAY);
        shop.job("payout-run");
        shop.awaitState(onlyRun(), "paused");
        assertThat(shop.attention("run_short_of_funds", onlyRun())).isTrue();
        assertThat(nextLook()).isBetween(MONDAY.plusSeconds(600), MONDAY.plusSeconds(660));

        shop.setClock(MONDAY.plus(Duration.ofMinutes(11)));
        shop.job("payout-run");

        shop.awaitState(onlyRun(), "completed");
        assertThat(shop.attention("run_short_of_funds", onlyRun())).isFalse();
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }

    @Test
    void a_run_that_a_person_paused_is_left_to_the_person() {
        begin(5_000, 1_000_000);
        shop.stripe().faults(FaultRule.latency("POST /v1/transfers", 2_000));
        shop.setClock(MONDAY);
        shop.job("payout-run");
        UUID run = onlyRun();
        shop.done("payout-run.pause", Map.of("run_id", run), "wait for the bank");
        shop.stripe().faults();

        assertThat(shop.job("payout-run").required("dates").size()).isZero();
    }

    @Test
    void what_was_noticed_in_time_is_not_missed_because_posting_took_long() {
        UUID partner = begin(5_000, 1_000_000);
        shop.policy("catch_up_hours", 0);
        Instant date = Instant.parse("2027-01-11T00:00:00Z");
        shop.setClock(date.plusSeconds(10));
        RunSchedule schedule =
                new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()));

        schedule.look(() -> Optional.of(new RunSchedule.AtStripe() {
            @Override
            public void postAndRelease() {
                shop.setClock(date.plus(Duration.ofMinutes(20)));
            }

            @Override
            public void refreshFunds() {
                new Funds(shop.backoffice.transactions(), shop.stripeSide().reader()).refresh();
            }
        }));

        UUID run = shop.value(UUID.class, "select run_id from public.payout_runs where run_date = '2027-01-11'");
        shop.awaitState(run, "completed");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(5_000);
    }
}
