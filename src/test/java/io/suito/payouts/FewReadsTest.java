package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultRule;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The job {@code payout-status} asks Stripe for what may have changed, and a person for everything. */
class FewReadsTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void payouts_arrive_in_two_days() {
        Duration day = Duration.ofDays(1);
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        shop.stripe().payoutBehaviour(PayoutBehaviour.standard().after(day, day.multipliedBy(2), day.multipliedBy(3)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode byTheSchedule() {
        return shop.done("job.payout-status", Map.of(), "schedule");
    }

    private JsonNode byTheScheduleAfter(int hours) {
        shop.shiftClock(Duration.ofHours(hours));
        return byTheSchedule();
    }

    private static int asked(JsonNode outcome) {
        return outcome.at("/payouts/asked").asInt();
    }

    private static int compared(JsonNode outcome) {
        return outcome.at("/controls/checked").asInt();
    }

    @Test
    void before_its_arrival_a_payout_is_asked_about_some_times_a_day_and_then_every_time() {
        shop.pay(shop.partnerWith(5_000));
        assertThat(asked(byTheSchedule())).isEqualTo(1);

        assertThat(asked(byTheSchedule())).isZero();
        assertThat(asked(byTheScheduleAfter(5))).isZero();
        assertThat(asked(byTheScheduleAfter(7))).isEqualTo(1);
        assertThat(asked(byTheScheduleAfter(8))).isZero();
        assertThat(asked(byTheScheduleAfter(48))).isEqualTo(1);
        assertThat(asked(byTheScheduleAfter(48))).isEqualTo(1);
    }

    @Test
    void a_payout_that_fails_before_its_arrival_is_found_the_same_day() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        byTheSchedule();
        shop.behindOurBack("/v1/payouts/" + shop.item(run, partner).payoutId() + "/cancel", "", shop.account(partner));

        byTheScheduleAfter(7);

        assertThat(shop.item(run, partner).state()).isEqualTo("at_account");
    }

    @Test
    void a_person_who_asks_is_told_of_all_at_once() {
        shop.pay(shop.partnerWith(5_000));

        assertThat(asked(shop.job("payout-status"))).isEqualTo(1);
        assertThat(asked(shop.job("payout-status"))).isEqualTo(1);
    }

    private Run differing(UUID partner) {
        Run run = shop.pay(partner);
        shop.behindOurBack(
                "/v1/transfers",
                "amount=5000&currency=jpy&destination=" + shop.account(partner) + "&metadata[run_id]=" + run.runId(),
                null);
        return run;
    }

    @Test
    void a_run_that_differs_is_compared_once_a_day_and_when_a_person_asks() {
        Run run = differing(shop.partnerWith(5_000));
        assertThat(compared(byTheSchedule())).isEqualTo(1);
        assertThat(shop.attention("run_controls_differ", run.runId())).isTrue();

        assertThat(compared(byTheSchedule())).isZero();
        assertThat(compared(byTheScheduleAfter(23))).isZero();
        assertThat(compared(shop.job("payout-status"))).isEqualTo(1);
        assertThat(compared(byTheScheduleAfter(46))).isZero();
        assertThat(compared(byTheScheduleAfter(48))).isEqualTo(1);
    }

    @Test
    void a_run_that_differs_and_has_changed_is_compared_at_once() {
        UUID partner = shop.partnerWith(5_000);
        Run run = differing(partner);
        byTheSchedule();
        shop.behindOurBack("/v1/payouts/" + shop.item(run, partner).payoutId() + "/cancel", "", shop.account(partner));

        JsonNode changed = byTheScheduleAfter(7);

        assertThat(shop.item(run, partner).state()).isEqualTo("at_account");
        assertThat(compared(changed)).isEqualTo(1);
    }

    @Test
    void a_run_that_agrees_is_not_compared_again_even_for_a_person() {
        shop.pay(shop.partnerWith(5_000));
        assertThat(compared(byTheSchedule())).isEqualTo(1);

        assertThat(compared(shop.job("payout-status"))).isZero();
    }

    @Test
    void a_run_of_which_stripe_says_something_unexpected_is_tried_again_the_next_day() {
        Run run = shop.pay(shop.partnerWith(5_000));
        shop.stripe()
                .faults(FaultRule.reject("GET /v1/transfers", 400, "invalid_request_error", "some_new_code", "no"));
        assertThat(compared(byTheSchedule())).isEqualTo(1);
        assertThat(shop.attention("run_controls_differ", run.runId())).isTrue();
        shop.stripe().faults();

        assertThat(compared(byTheSchedule())).isZero();
        assertThat(compared(byTheScheduleAfter(25))).isEqualTo(1);
        assertThat(shop.attention("run_controls_differ", run.runId())).isFalse();
        assertThat(compared(byTheScheduleAfter(50))).isZero();
    }
}
