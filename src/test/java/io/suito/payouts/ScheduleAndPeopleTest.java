package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schedule and people: what they plan or give up, what they are told, what nobody may change. */
class ScheduleAndPeopleTest extends OnAMonday {
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

        shop.done("payout-run.discard", Map.of("run_id", missed), "not this week");
        shop.job("payout-run");

        assertThat(shop.attention("run_missed", missed)).isFalse();
        assertThat(runs()).extracting(Row::state).containsExactly("discarded");
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
        shop.done("payout-run.discard", Map.of("run_id", run), "not this week");
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
        shop.done("payout-run.discard", Map.of("run_id", run), "not this week");
        shop.stripe().fund(1_000_000);

        assertThat(shop.job("payout-run").required("dates").size()).isZero();
        assertThat(runs()).extracting(Row::state).containsExactly("discarded");
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
    void a_date_is_for_everybody_and_is_not_used_up_by_a_run_of_some_partners() {
        UUID one = begin(5_000, 1_000_000);
        UUID other = shop.partnerWith(6_000);
        shop.setClock(MONDAY);

        assertThat(shop.refusal("payout-run.plan", Map.of("scheduled_for", DATE, "partners", List.of(one)), null))
                .isEqualTo("payouts.scheduled_is_for_all");
        shop.job("payout-run");

        shop.awaitState(onlyRun(), "completed");
        assertThat(shop.balances(one).paidOut()).isEqualTo(5_000);
        assertThat(shop.balances(other).paidOut()).isEqualTo(6_000);
    }

    @Test
    void whoever_is_left_out_of_a_date_is_on_record_with_the_amount() {
        UUID left = begin(5_000, 1_000_000);
        shop.partnerWith(6_000);
        shop.setClock(MONDAY);

        Map<String, ?> plan = Map.of("scheduled_for", DATE, "except", List.of(left));
        assertThat(shop.refusal("payout-run.plan", plan, null)).isEqualTo("payouts.reason_needed");

        shop.done("payout-run.plan", plan, "asked us to wait");

        assertThat(shop.backoffice.runReports().skips(onlyRun()))
                .singleElement()
                .satisfies(skip -> {
                    assertThat(skip.partnerId()).isEqualTo(left);
                    assertThat(skip.amount()).isEqualTo(5_000);
                    assertThat(skip.reason()).isEqualTo("excluded");
                });
    }

    @Test
    void a_scheduled_run_has_the_cut_off_of_its_date_and_no_other() {
        UUID partner = begin(5_000, 1_000_000);
        assertThat(shop.refusal("payout-run.plan", Map.of("scheduled_for", DATE), null))
                .isEqualTo("payouts.cut_off_ahead");
        assertThat(shop.refusal(
                        "payout-run.plan",
                        Map.of("scheduled_for", DATE, "as_of", MONDAY.minus(Duration.ofDays(1))),
                        null))
                .as("ahead of its date, with a cut-off that has been reached")
                .isEqualTo("payouts.scheduled_cut_off");
        shop.setClock(MONDAY.plus(Duration.ofHours(3)));
        shop.adjust(partner, 7_000);

        assertThat(shop.refusal(
                        "payout-run.plan",
                        Map.of("scheduled_for", DATE, "as_of", MONDAY.plus(Duration.ofHours(3))),
                        null))
                .isEqualTo("payouts.scheduled_cut_off");
        shop.done("payout-run.plan", Map.of("scheduled_for", DATE, "as_of", MONDAY), null);

        assertThat(runs()).extracting(Row::asOf).containsExactly(MONDAY);
        assertThat(shop.backoffice.runReports().get(onlyRun()).total()).isEqualTo(5_000);
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
