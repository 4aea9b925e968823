package io.suito.desktop.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.tasks.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A read that nobody asked for is silent only while the window says why. */
class ReadAgainTest {
    private static final Problem AWAY = new Problem("away", "db.unreachable", "", true);
    private static final Problem BROKEN = new Problem("broken", "internal", "", false);

    private final List<Problem> told = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private boolean isAway;

    private final ReadAgain again = new ReadAgain(
            new Tasks() {
                @Override
                public <T> RunningTask start(Lane lane, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public <T> RunningTask startShown(
                        Lane lane,
                        String name,
                        boolean cancellable,
                        Work<T> work,
                        Consumer<T> done,
                        Consumer<Throwable> failed) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean isAway() {
                    return isAway;
                }

                @Override
                public void later(long millis, Runnable action) {
                    later.add(action);
                }
            },
            told::add);

    private void timePasses() {
        later.forEach(Runnable::run);
    }

    @Test
    void what_is_said_by_the_window_is_not_said_again_beside_rows_that_are_seen() {
        again.failed(AWAY, true);
        isAway = true;
        timePasses();

        assertThat(told).isEmpty();
    }

    @Test
    void where_the_window_says_nothing_it_is_told_unless_it_was_read_meanwhile() {
        again.failed(AWAY, true);
        timePasses();
        assertThat(told).containsExactly(AWAY);

        later.clear();
        again.failed(AWAY, true);
        again.over();
        timePasses();
        assertThat(told).hasSize(1);
    }

    @Test
    void what_has_nothing_to_show_or_is_really_broken_is_told_at_once() {
        again.failed(AWAY, false);
        again.failed(BROKEN, true);

        assertThat(told).containsExactly(AWAY, BROKEN);
    }
}
