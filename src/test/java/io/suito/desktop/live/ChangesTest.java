package io.suito.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.tasks.DirectTasks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears of changes. */
class ChangesTest {
    private final DirectTasks tasks = new DirectTasks();
    private final Changes changes = new Changes(tasks);
    private final List<String> heard = new ArrayList<>();

    @Test
    void one_follower_that_fails_keeps_none_of_the_others_from_hearing() {
        List<Throwable> uncaught = new ArrayList<>();
        Thread here = Thread.currentThread();
        here.setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        changes.follow(EnumSet.of(Topic.RUNS), () -> {
            throw new IllegalStateException("broken");
        });
        changes.follow(EnumSet.of(Topic.RUNS), () -> heard.add("runs"));

        changes.heard("runs");
        tasks.pass();
        here.setUncaughtExceptionHandler(null);

        assertThat(heard).containsExactly("runs");
        assertThat(uncaught)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                .hasMessage("broken");
    }

    @Test
    void many_words_at_once_are_told_once() {
        changes.follow(EnumSet.of(Topic.RUNS, Topic.ITEMS), () -> heard.add("told"));

        changes.heard("runs");
        changes.heard("items");
        changes.heard("runs");
        tasks.pass();

        assertThat(heard).containsExactly("told");
    }

    @Test
    void while_the_database_is_away_nobody_is_sent_to_read() {
        changes.follow(EnumSet.of(Topic.PARTNERS), () -> heard.add("partners"));
        changes.setOnline(false);

        changes.everything();
        tasks.pass();

        assertThat(heard).isEmpty();
    }

    @Test
    void what_was_missed_while_the_database_was_away_is_told_when_it_is_back() {
        changes.follow(EnumSet.of(Topic.PARTNERS), () -> heard.add("partners"));

        changes.setOnline(false);
        changes.setOnline(true);
        tasks.pass();

        assertThat(heard).containsExactly("partners");
    }
}
