package io.suito.desktop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.live.Changes;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The screen of jobs, without a window. */
class JobsViewModelTest {
    private final Marketplace shop = new Marketplace();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final DirectTasks tasks = new DirectTasks();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Navigator navigator = new Navigator(Place.of(Area.JOBS));
    private final JobsViewModel jobs = new JobsViewModel(
            shop.backoffice.jobs(),
            new Asking(shop.backoffice.requests(), tasks, texts, dialogs, Duration.ofSeconds(20)),
            new TableTools(tasks, texts, dialogs, Memory.fleeting()),
            new Changes(tasks),
            navigator);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void every_job_is_listed_with_when_it_is_due_and_its_last_runs_in_words() {
        shop.startExecutor();
        shop.order(shop.partner(), 10_000, 8);
        shop.job("post-sales");
        shop.job("payout-run");

        jobs.activate("payout-run");

        assertThat(jobs.table().rows())
                .hasSize(6)
                .allSatisfy(job -> assertThat(texts.has("job." + job.name()))
                        .as(job.name())
                        .isTrue());
        assertThat(jobs.past().rows())
                .singleElement()
                .satisfies(row -> assertThat(
                                JobWords.result("payout-run", row.past().outcome(), null, texts))
                        .startsWith("Nothing is due. The next payout run is that of "));
        jobs.activate("post-sales");
        assertThat(jobs.past().rows())
                .singleElement()
                .satisfies(row -> assertThat(
                                JobWords.result("post-sales", row.past().outcome(), null, texts))
                        .isEqualTo("posted 1 · not posted 0"));
    }

    @Test
    void a_job_is_rehearsed_without_a_change_and_run_after_a_question() {
        shop.startExecutor();
        shop.order(shop.partner(), 10_000, 8);
        jobs.activate("post-sales");

        jobs.rehearse();
        assertThat(shop.value(Long.class, "select count(*) from backoffice.requests"))
                .isZero();

        jobs.run();
        dialogs.press();
        tasks.pass();

        assertThat(shop.value(Long.class, "select count(*) from public.ledger")).isEqualTo(2);
    }
}
