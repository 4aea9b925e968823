package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.BackgroundTasks;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.TaskWords;
import io.suito.listing.Count;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A person ends an export in the middle. */
@Execution(ExecutionMode.SAME_THREAD)
class CancelledExportTest {
    private static final int BEFORE_THE_STOP = 500;

    private final Lines lines = Lines.upTo(1_000);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final BackgroundTasks tasks = FxThread.on(() -> new BackgroundTasks(hanging -> {}));
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final TableModel<Line> model = FxThread.on(() ->
            new TableModel<>(Lines.setup(), new Stopping(), new TableTools(tasks, texts, dialogs, Memory.fleeting())));

    @AfterEach
    void close() {
        FxThread.run(tasks::close);
    }

    /** The rows of {@link Lines}; in the middle of all of them it waits. */
    private final class Stopping implements RowSource<Line> {
        @Override
        public Page<Line> page(Question question, Turn<Line> turn, int size) {
            return lines.page(question, turn, size);
        }

        @Override
        public Optional<Line> row(Question question, UUID key) {
            return lines.row(question, key);
        }

        @Override
        public Count count(Question question) {
            return lines.count(question);
        }

        @Override
        public void each(Question question, Consumer<Line> consumer) {
            lines.each(question, line -> {
                consumer.accept(line);
                if (line.number() == BEFORE_THE_STOP) {
                    await();
                }
            });
        }

        private void await() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public UUID key(Line line) {
            return line.key();
        }
    }

    private void exportTo(Path file) {
        dialogs.saveIn(file);
        FxThread.run(() -> new TableActions<>(model).export());
    }

    private static boolean isEmpty(Path directory) {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void leaves_no_file_nothing_in_the_header_and_a_free_lane_and_says_so(@TempDir Path directory) {
        Path file = directory.resolve("partners.csv");
        exportTo(file);
        FxThread.until(
                "under way",
                () -> tasks.shown().size() == 1
                        && tasks.shown().get(0).standing().get().done() > 0);
        RunningTask task = tasks.shown().get(0);
        assertThat(task.standing().get().total()).isEqualTo(1_000);
        assertThat(TaskWords.of(task.standing().get(), texts)).matches("[0-9]+ of 1,000.*");
        assertThat(isEmpty(directory)).isFalse();
        assertThat(Files.exists(file)).isFalse();

        FxThread.run(task::cancel);

        FxThread.until("told", () -> !dialogs.said().isEmpty());
        assertThat(dialogs.said())
                .containsExactly("Export cancelled: partners.csv was not written, and nothing of it is left");
        assertThat(isEmpty(directory)).isTrue();
        assertThat(FxThread.on(() -> tasks.shown().size())).isZero();
        assertThat(FxThread.on(() -> model.exporting().get())).isNull();

        goOn.countDown();
        exportTo(file);
        FxThread.until("written", () -> Files.exists(file) && dialogs.said().size() == 2);
    }
}
