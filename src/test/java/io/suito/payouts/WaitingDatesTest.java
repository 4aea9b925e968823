package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Ledger;
import io.suito.stripe.StripeCommands;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A date that has come and cannot be carried out is told of, and says why it was missed when it is too late. */
class WaitingDatesTest extends OnAMonday {
    private RunSchedule schedule() {
        return new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()));
    }

    private void lookWithoutStripe(Instant now) {
        shop.setClock(now);
        schedule().look(Optional::empty);
    }

    private void lookWithRejectedKey(Instant now) {
        shop.setClock(now);
        schedule().look(() -> {
            throw new Refusal("stripe.key_rejected");
        });
    }

    private List<String> told() {
        return shop.values(String.class, """
                select subject || ' ' || cast(arguments as text) from backoffice.attention_items
                 where kind = 'run_waits' and resolved_at is null""");
    }

    private String whyMissed() {
        return shop.value(String.class, "select error_message from public.payout_runs where state = 'missed'");
    }

    @Test
    void after_half_an_hour_a_person_is_told_and_no_more_once_the_run_is_planned() {
        begin(5_000, 1_000_000);
        lookWithoutStripe(MONDAY.plusSeconds(1));
        lookWithoutStripe(MONDAY.plus(Duration.ofMinutes(29)));
        assertThat(told()).isEmpty();

        lookWithoutStripe(MONDAY.plus(Duration.ofMinutes(31)));
        assertThat(told()).containsExactly("2026-12-21 [\"2026-12-21 09:00\", \"stripe.unreachable\"]");

        shop.job("payout-run");
        shop.awaitState(onlyRun(), "completed");
        assertThat(told()).isEmpty();
    }

    @Test
    void what_is_found_waiting_late_has_half_an_hour_from_then_on() {
        begin(5_000, 1_000_000);

        lookWithoutStripe(MONDAY.plus(Duration.ofHours(20)));

        assertThat(told()).isEmpty();
    }

    @Test
    void when_it_waits_for_something_else_the_person_is_told_so() {
        begin(5_000, 1_000_000);
        lookWithoutStripe(MONDAY);
        lookWithoutStripe(MONDAY.plus(Duration.ofMinutes(31)));

        lookWithRejectedKey(MONDAY.plus(Duration.ofMinutes(40)));

        assertThat(told()).singleElement().asString().contains("stripe.key_rejected");
    }

    @Test
    void a_date_that_a_person_has_planned_waits_no_more() {
        begin(5_000, 1_000_000);
        lookWithoutStripe(MONDAY);
        lookWithoutStripe(MONDAY.plus(Duration.ofMinutes(31)));
        shop.done("payout-run.plan", Map.of("scheduled_for", DATE), "by hand");

        lookWithoutStripe(MONDAY.plus(Duration.ofMinutes(32)));

        assertThat(told()).isEmpty();
    }

    @Test
    void a_date_that_was_missed_because_it_waited_says_what_for_and_not_that_nothing_ran() {
        begin(5_000, 1_000_000);
        lookWithoutStripe(MONDAY);
        lookWithRejectedKey(MONDAY.plus(Duration.ofMinutes(31)));

        lookWithoutStripe(MONDAY.plus(Duration.ofDays(2)));

        assertThat(told()).isEmpty();
        assertThat(shop.attention("run_missed", onlyRun())).isTrue();
        assertThat(whyMissed())
                .isEqualTo("missed: it waited from 2026-12-21 09:00; when it was last looked at, 2026-12-21 09:31, "
                        + "the reason was stripe.key_rejected");
    }

    @Test
    void a_date_for_which_nobody_was_there_still_says_so() {
        begin(5_000, 1_000_000);

        lookWithoutStripe(MONDAY.plus(Duration.ofDays(2)));

        assertThat(whyMissed()).startsWith("missed: nothing ran from 2026-12-21 09:00");
    }

    @Test
    void what_another_program_decides_during_a_look_is_not_said_to_wait() {
        begin(5_000, 1_000_000);
        lookWithoutStripe(MONDAY);
        shop.setClock(MONDAY.plus(Duration.ofMinutes(31)));

        schedule().look(() -> {
            look(); // another one, that can ask Stripe
            throw new Refusal("stripe.unreachable");
        });

        assertThat(told()).isEmpty();
        UUID run = onlyRun();
        shop.awaitState(run, "completed");
    }
}
