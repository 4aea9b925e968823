package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.tasks.HeldTasks;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;
import io.suito.payouts.RunReports;
import io.suito.testing.Marketplace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks twice to close the window is asked once, and the window closes once. */
class ClosingTest {
    private final Marketplace shop = new Marketplace();
    private final HeldTasks tasks = new HeldTasks();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<RunningTask> underWay = new ArrayList<>();
    private final List<RunReports.Going> known = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Workforce.State paying = Workforce.State.HERE;
    private final Closing closing = new Closing(
            shop.backoffice.runReports(),
            known,
            () -> new Workforce.Standing(paying, List.of()),
            underWay,
            () -> asked,
            tasks,
            dialogs,
            new Texts(Locale.ENGLISH));

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void two_wishes_are_one_look() {
        closing.asked(closed::incrementAndGet);
        closing.asked(closed::incrementAndGet);

        tasks.answerAll();

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_database_that_says_nothing_keeps_nobody() {
        closing.asked(closed::incrementAndGet);

        tasks.pass();
        assertThat(closed).hasValue(1);
        tasks.answerAll();

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_run_that_the_header_knows_is_told_also_where_the_database_says_nothing() {
        known.add(going(true, 1, 9));
        known.add(going(false, 3, 5));
        closing.asked(closed::incrementAndGet);

        tasks.pass();

        assertThat(closed).hasValue(0);
        assertThat(dialogs.confirmation().headline()).contains("2 partners were not finished");
        assertThat(dialogs.confirmation().irrevocable()).isFalse();
        assertThat(dialogs.confirmation().isSafeFirst()).isTrue();
        tasks.answerAll();
        dialogs.press();
        assertThat(closed).hasValue(1);
    }

    private static RunReports.Going going(boolean paused, int ended, int items) {
        return new RunReports.Going(UUID.randomUUID(), "manual", LocalDate.EPOCH, Instant.EPOCH, paused, ended, items);
    }

    @Test
    void who_has_left_the_question_can_close_the_window_also_while_another_dialog_is_open() {
        known.add(going(false, 0, 2));
        closing.asked(closed::incrementAndGet);
        tasks.pass();
        dialogs.cancel();
        Confirmation other = new Confirmation("Other", "Something else", List.of(), "Do it", false);
        dialogs.confirm(other, () -> {});

        closing.asked(closed::incrementAndGet);
        tasks.pass();

        assertThat(dialogs.confirmation()).isNotEqualTo(other);
        dialogs.press();
        assertThat(closed).hasValue(1);
    }

    @Test
    void what_the_window_itself_has_under_way_is_told_with_what_becomes_of_it() {
        underWay.add(tasks.startShown(
                Tasks.Lane.LONG, "Exporting partners.csv", true, progress -> 0, done -> {}, failure -> {}));
        closing.asked(closed::incrementAndGet);
        tasks.answerAll();

        assertThat(dialogs.confirmation().facts())
                .containsExactly("Exporting partners.csv: it is cancelled, and nothing of the file is left.");
        dialogs.press();
        assertThat(closed).hasValue(1);
    }

    @Test
    void what_was_asked_for_and_is_not_answered_is_told_before_the_window_goes() {
        asked.add("Pay out ¥50,000 to 2 partners");
        closing.asked(closed::incrementAndGet);
        tasks.answerAll();

        assertThat(closed).hasValue(0);
        assertThat(dialogs.confirmation().facts())
                .singleElement()
                .asString()
                .startsWith("Pay out ¥50,000 to 2 partners: it has no answer yet.");
        assertThat(dialogs.confirmation().isSafeFirst()).isTrue();
        dialogs.press();
        assertThat(closed).hasValue(1);
    }

    private void aRunUnderWay() {
        shop.startExecutor();
        shop.partnerWith(4_000);
        shop.plan();
        shop.stopExecutor();
        shop.update("update public.payout_runs set state = 'executing', status = 'running'");
    }

    @Test
    void where_others_pay_closing_is_told_to_change_nothing_and_needs_no_care() {
        paying = Workforce.State.ELSEWHERE;
        aRunUnderWay();

        closing.asked(closed::incrementAndGet);
        tasks.answerAll();

        assertThat(dialogs.confirmation().facts()).singleElement().asString().contains("changes nothing");
        assertThat(dialogs.confirmation().isSafeFirst()).isFalse();
    }

    @Test
    void who_reads_the_question_is_not_asked_a_second_time_and_may_ask_again_later() {
        aRunUnderWay();
        closing.asked(closed::incrementAndGet);
        tasks.answerAll();
        assertThat(dialogs.confirmation().headline()).contains("1 partner (¥4,000)");

        closing.asked(closed::incrementAndGet);
        assertThat(tasks.waiting()).isZero();
        dialogs.press();

        assertThat(closed).hasValue(1);
        closing.asked(closed::incrementAndGet);
        assertThat(tasks.waiting()).isEqualTo(1);
    }
}
