package io.suito.desktop.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The window is told how far work is, and not more often than anybody can read. */
class ReporterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger told = new AtomicInteger();
    private final RunningTask task = new RunningTask("export", true);
    private final Reporter reporter = new Reporter(
            task,
            action -> {
                told.incrementAndGet();
                action.run();
            },
            nanos::get,
            () -> {});

    @Test
    void a_thousand_reports_at_once_are_one() {
        for (int row = 1; row <= 1_000; row++) {
            reporter.report(row, row);
        }

        assertThat(told).hasValue(1);
        nanos.addAndGet(100_000_000);
        reporter.report(1_001, 2_002);
        assertThat(told).hasValue(2);
        assertThat(task.standing().get().done()).isEqualTo(1_001);
        assertThat(task.fraction().get()).isEqualTo(0.5);
    }

    @Test
    void a_total_that_is_not_known_leaves_the_fraction_open() {
        reporter.report(12_000, 0);

        assertThat(task.standing().get().done()).isEqualTo(12_000);
        assertThat(task.fraction().get()).isEqualTo(-1);
    }
}
