package io.suito.desktop.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose answer is heard. */
class LatestTest {
    private final HeldTasks tasks = new HeldTasks();
    private final Latest latest = new Latest(tasks);
    private final List<String> heard = new ArrayList<>();

    private void ask(String question) {
        latest.ask(progress -> question, heard::add, failure -> heard.add("failed"));
    }

    @Test
    void an_older_answer_is_dropped_whether_it_comes_before_or_after_the_newer() {
        ask("old");
        ask("new");
        tasks.answer(1);
        tasks.answer(0);
        assertThat(heard).containsExactly("new");

        ask("old");
        ask("new");
        tasks.answerAll();
        assertThat(heard).containsExactly("new", "new");
    }

    @Test
    void nobody_hears_what_is_not_wanted_any_more_not_even_that_it_failed() {
        latest.<String>ask(
                progress -> {
                    throw new IllegalStateException("broken");
                },
                heard::add,
                failure -> heard.add("failed"));
        latest.again(() -> ask("again"));
        latest.cancel();

        tasks.answerAll();

        assertThat(heard).isEmpty();
        assertThat(tasks.waiting()).isZero();
    }

    @Test
    void asking_again_and_again_keeps_no_answer_from_coming_and_is_one_question_more() {
        latest.again(() -> ask("first"));
        for (int i = 0; i < 10; i++) {
            latest.again(() -> ask("again"));
        }
        assertThat(tasks.waiting()).isEqualTo(1);

        tasks.answer(0);
        assertThat(heard).containsExactly("first");
        tasks.answer(0);
        assertThat(heard).containsExactly("first", "again");
        assertThat(tasks.waiting()).isZero();
    }

    @Test
    void another_question_supersedes_what_was_to_be_asked_again() {
        ask("old");
        latest.again(() -> ask("old again"));
        ask("other");

        tasks.answerAll();

        assertThat(heard).containsExactly("other");
        assertThat(tasks.waiting()).isZero();
    }
}
