package io.suito.desktop.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.ReasonQuestion;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Screens ask, and the dialog tells what became of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingTest {
    private static final Wish CHECK = new Wish("job.drift-check", Map.of());

    private final Marketplace shop = new Marketplace();
    private final DirectTasks tasks = new DirectTasks();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final List<String> outcomes = new ArrayList<>();
    private final Asking asking =
            new Asking(shop.backoffice.requests(), tasks, new Texts(Locale.ENGLISH), dialogs, Duration.ofSeconds(2));

    @AfterEach
    void rest() {
        outcomes.clear();
        dialogs.said().clear();
        dialogs.told().clear();
        shop.stopExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private static Confirmation confirmation() {
        return new Confirmation("title", "headline", List.of(), "Do it", false);
    }

    private static ReasonQuestion question() {
        return new ReasonQuestion("title", "headline", List.of(), "Why", "Do it", false);
    }

    private static Wish adjustment(UUID partner, long yen) {
        return new Wish("ledger.adjust", Map.of("partner_id", partner, "yen", yen));
    }

    @Test
    void what_is_done_closes_the_dialog_and_brings_its_outcome() {
        UUID partner = shop.partner();
        shop.startExecutor();

        asking.withReason(question(), adjustment(partner, 700), outcome -> outcomes.add(outcome.toString()));
        dialogs.pressWith("a present");

        assertThat(dialogs.isOpen()).isFalse();
        assertThat(outcomes).singleElement().asString().contains("700");
        assertThat(shop.balances(partner).available()).isEqualTo(700);
        assertThat(shop.value(String.class, "select reason from backoffice.requests where payload->>'yen' = '700'"))
                .isEqualTo("a present");
    }

    @Test
    void a_refusal_leaves_the_dialog_open_with_sentence_and_code() {
        shop.startExecutor();

        asking.withReason(question(), adjustment(shop.partner(), 0), outcome -> outcomes.add("done"));
        dialogs.pressWith("nothing");

        assertThat(dialogs.isOpen()).isTrue();
        assertThat(dialogs.problem().code()).isEqualTo("ledger.zero");
        assertThat(dialogs.problem().sentence()).startsWith("An adjustment of zero");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void without_an_executor_the_request_waits_and_the_person_is_told() {
        UUID partner = shop.partner();

        asking.withReason(question(), adjustment(partner, 800), outcome -> outcomes.add("done"));
        dialogs.pressWith("later");

        assertThat(dialogs.isOpen()).isFalse();
        assertThat(dialogs.said()).last().asString().contains("carried out as soon as an executor runs");
        assertThat(outcomes).isEmpty();
        shop.startExecutor();
        Marketplace.await("carried out", () -> shop.balances(partner).available() == 800);
    }

    @Test
    void what_needs_a_second_person_says_so() {
        shop.startExecutor();

        asking.confirmed(
                confirmation(),
                new Wish("cutover.opening-balances", Map.of("balances", Map.of())),
                outcome -> outcomes.add("done"));
        dialogs.press();

        assertThat(dialogs.isOpen()).isFalse();
        assertThat(dialogs.said()).last().asString().contains("second person");
    }

    @Test
    void of_several_each_is_tried_and_what_is_refused_is_told_when_the_numbers_of_the_question_are_gone() {
        UUID partner = shop.partner();
        shop.startExecutor();

        asking.each(confirmation(), List.of(adjustment(partner, 0), CHECK, CHECK), () -> outcomes.add("replied"));
        dialogs.press();

        assertThat(dialogs.isOpen()).isFalse();
        assertThat(dialogs.told())
                .singleElement()
                .satisfies(told -> assertThat(told.sentence()).startsWith("Refused: 1 of 3."));
        assertThat(outcomes).containsExactly("replied");
    }

    @Test
    void where_all_were_refused_the_question_stays() {
        shop.startExecutor();
        UUID partner = shop.partner();

        asking.each(confirmation(), List.of(adjustment(partner, 0), adjustment(partner, 0)), () -> {});
        dialogs.press();

        assertThat(dialogs.isOpen()).isTrue();
        assertThat(dialogs.problem().sentence()).startsWith("Refused: 2 of 2.");
    }

    @Test
    void many_requests_that_nobody_takes_are_waited_for_no_longer_than_one() {
        long before = checks("queued");
        long began = System.nanoTime();

        asking.each(confirmation(), Collections.nCopies(20, CHECK), () -> outcomes.add("replied"));
        dialogs.press();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(dialogs.isOpen()).isFalse();
        assertThat(outcomes).containsExactly("replied");
        assertThat(checks("queued") - before).isEqualTo(20);
    }

    private long checks(String status) {
        return shop.value(
                Long.class,
                "select count(*) from backoffice.requests where kind = 'job.drift-check' and status = '" + status
                        + "'");
    }

    @Test
    void what_is_refused_when_nobody_waits_any_more_is_told_all_the_same() {
        UUID partner = shop.partner();
        asking.withReason(question(), adjustment(partner, 0), outcome -> outcomes.add("done"));
        dialogs.pressWith("later");
        tasks.pass();
        assertThat(dialogs.told()).isEmpty();

        shop.startExecutor();
        awaitEndOf(partner);
        tasks.pass();

        assertThat(dialogs.told()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("ledger.zero");
            assertThat(problem.sentence()).startsWith("You asked for this earlier: Do it.");
        });
        tasks.pass();
        assertThat(dialogs.told()).hasSize(1);
    }

    @Test
    void what_is_done_when_nobody_waits_any_more_is_told_too() {
        UUID partner = shop.partner();
        asking.withReason(question(), adjustment(partner, 40), outcome -> outcomes.add("done"));
        dialogs.pressWith("later");
        shop.startExecutor();
        awaitEndOf(partner);

        tasks.pass();

        assertThat(dialogs.said()).last().isEqualTo("Done: Do it");
    }

    @Test
    void of_what_was_asked_for_earlier_and_done_in_part_nobody_hears_that_it_is_done() {
        UUID partner = shop.partner();
        asking.each(confirmation(), List.of(adjustment(partner, 0), CHECK, CHECK), () -> outcomes.add("replied"));
        dialogs.press();
        shop.startExecutor();
        Marketplace.await(
                "ended",
                () -> shop.value(Long.class, "select count(*) from backoffice.requests where finished_at is null")
                        == 0);

        tasks.pass();

        assertThat(dialogs.told())
                .singleElement()
                .satisfies(told -> assertThat(told.sentence()).contains("asked for this earlier", "Refused: 1 of 3."));
        assertThat(dialogs.said()).noneMatch(said -> said.startsWith("Done"));
    }

    private void awaitEndOf(UUID partner) {
        Marketplace.await(
                "ended",
                () -> shop.value(
                                Long.class,
                                "select count(*) from backoffice.requests where status in ('done', 'refused')"
                                        + " and payload->>'partner_id' = '" + partner + "'")
                        == 1);
    }
}
