package io.suito.desktop.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.testing.FxThread;
import io.suito.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Work beside the window's thread that is cancelled, or hangs. */
@Execution(ExecutionMode.SAME_THREAD)
class BackgroundTasksTest {
    private static final int THREADS = 6;
    private static final int MORE_THAN_THREADS = 9;

    private final Set<Thread> brokenOff = ConcurrentHashMap.newKeySet();
    private final BackgroundTasks tasks = FxThread.on(() -> new BackgroundTasks(brokenOff::add));
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(THREADS);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        FxThread.run(tasks::close);
    }

    private String hang() {
        hanging.countDown();
        boolean interrupted = true;
        while (interrupted) {
            try {
                never.await();
                interrupted = false;
            } catch (InterruptedException e) {
                // a socket that is silent does not hear of it either
            }
        }
        return "much later";
    }

    private void tell(Throwable failure) {
        told.add(failure instanceof Refusal refusal ? refusal.code() : failure.toString());
    }

    @Test
    void reads_that_hang_are_given_up_when_the_connection_comes_or_goes_and_others_take_their_place() {
        FxThread.run(() -> {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                tasks.start(Lane.READ, progress -> hang(), told::add, this::tell);
            }
        });

        FxThread.until("all threads hang", () -> hanging.getCount() == 0);
        FxThread.run(tasks::giveUpReads);
        assertThat(brokenOff)
                .hasSize(THREADS)
                .allMatch(thread -> thread.getName().contains("READ"));
        FxThread.run(() -> tasks.start(Lane.READ, progress -> "read", told::add, this::tell));

        FxThread.until("read", () -> told.contains("read"));
        assertThat(told)
                .hasSize(MORE_THAN_THREADS + 1)
                .filteredOn("db.unreachable"::equals)
                .hasSize(MORE_THAN_THREADS);
        never.countDown();
        FxThread.run(() -> {});
        assertThat(told).doesNotContain("much later");
    }

    @Test
    void what_is_cancelled_goes_from_the_header_and_is_told_when_it_has_really_ended() {
        CountDownLatch begun = new CountDownLatch(1);
        RunningTask task = FxThread.on(() -> tasks.startShown(
                Lane.LONG,
                "Exporting",
                true,
                progress -> {
                    begun.countDown();
                    never.await();
                    return "never";
                },
                told::add,
                this::tell));
        FxThread.run(() -> task.onCancelled(() -> told.add("cancelled")));
        assertThat(FxThread.on(() -> tasks.shown().size())).isEqualTo(1);
        FxThread.until("begun", () -> begun.getCount() == 0);

        FxThread.run(task::cancel);

        FxThread.until("told", () -> !told.isEmpty());
        assertThat(told).containsExactly("cancelled");
        assertThat(FxThread.on(() -> tasks.shown().size())).isZero();
        for (int i = 0; i < 2; i++) {
            FxThread.run(() -> tasks.start(Lane.LONG, progress -> "next", told::add, this::tell));
        }
        FxThread.until("the lane is free", () -> told.size() == 3);
    }

    @Test
    void a_read_that_loses_its_connection_does_not_ask_what_was_done_and_a_request_does() {
        for (Lane lane : Lane.values()) {
            FxThread.run(() -> tasks.start(
                    lane,
                    progress -> {
                        throw new Refusal("db.connection_lost");
                    },
                    any -> told.add("never"),
                    failure -> told.add(lane + " " + ((Refusal) failure).code())));
        }

        FxThread.until("told", () -> told.size() == Lane.values().length);
        assertThat(told)
                .containsExactlyInAnyOrder("READ db.unreachable", "ASK db.connection_lost", "LONG desktop.broken_off");
    }

    @Test
    void what_fails_because_the_window_closes_is_no_problem_to_be_told() {
        CountDownLatch begun = new CountDownLatch(1);
        FxThread.run(() -> tasks.start(
                Lane.READ,
                progress -> {
                    begun.countDown();
                    never.await();
                    return "never";
                },
                told::add,
                this::tell));
        FxThread.until("begun", () -> begun.getCount() == 0);
        Thread reading = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("desktop-READ"))
                .filter(thread -> thread.getState() == Thread.State.WAITING)
                .findFirst()
                .orElseThrow();

        FxThread.run(tasks::close);

        FxThread.until("ended", () -> !reading.isAlive());
        FxThread.run(() -> {});
        assertThat(told).isEmpty();
    }

    @Test
    void what_is_being_written_is_never_broken_off_and_waiting_for_the_answer_is() {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch waits = new CountDownLatch(1);
        FxThread.run(() -> tasks.start(
                Lane.ASK,
                progress -> {
                    written.await();
                    progress.onlyReads();
                    waits.countDown();
                    return hang();
                },
                told::add,
                this::tell));

        FxThread.run(tasks::giveUpReads);
        assertThat(brokenOff).isEmpty();
        written.countDown();
        FxThread.until("waits", () -> waits.getCount() == 0);
        FxThread.run(tasks::giveUpReads);

        assertThat(brokenOff)
                .singleElement()
                .satisfies(thread -> assertThat(thread.getName()).contains("ASK"));
        never.countDown();
        FxThread.until("told", () -> !told.isEmpty());
        assertThat(told).containsExactly("much later");
        brokenOff.clear();
        FxThread.run(tasks::giveUpReads);
        assertThat(brokenOff).isEmpty();
    }

    @Test
    void an_export_that_hangs_is_broken_off_when_the_connection_goes_and_when_a_person_ends_it() {
        CountDownLatch begun = new CountDownLatch(1);
        RunningTask task = FxThread.on(() -> tasks.startShown(
                Lane.LONG,
                "Exporting",
                true,
                progress -> {
                    begun.countDown();
                    return hang();
                },
                told::add,
                this::tell));
        FxThread.until("begun", () -> begun.getCount() == 0);

        FxThread.run(tasks::giveUpReads);
        assertThat(brokenOff).hasSize(1);
        brokenOff.clear();
        FxThread.run(task::cancel);

        assertThat(brokenOff)
                .singleElement()
                .satisfies(thread -> assertThat(thread.getName()).contains("LONG"));
        never.countDown();
    }
}
