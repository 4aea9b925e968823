package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.tasks.HeldTasks;
import io.suito.desktop.text.Texts;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks twice to close the window is asked once, and the window closes once. */
class ClosingTest {
    private final Marketplace shop = new Marketplace();
    private final HeldTasks tasks = new HeldTasks();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final AtomicInteger closed = new AtomicInteger();
    private final Closing closing = new Closing(
            shop.backoffice.runReports(),
            () -> new Workforce.Standing(Workforce.State.HERE, List.of()),
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
    void who_reads_the_question_is_not_asked_a_second_time_and_may_ask_again_later() {
        shop.startExecutor();
        shop.partnerWith(4_000);
        shop.plan();
        shop.stopExecutor();
        shop.update("update public.payout_runs set state = 'executing', status = 'running'");
        closing.asked(closed::incrementAndGet);
        tasks.answerAll();
        assertThat(dialogs.confirmation().headline()).contains("1 item with ¥4,000");

        closing.asked(closed::incrementAndGet);
        assertThat(tasks.waiting()).isZero();
        dialogs.press();

        assertThat(closed).hasValue(1);
        closing.asked(closed::incrementAndGet);
        assertThat(tasks.waiting()).isEqualTo(1);
    }
}
