package io.suito.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.tasks.HeldTasks;
import io.suito.desktop.text.Texts;
import io.suito.text.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is found, and when it is no answer any more. */
class SearchViewModelTest {
    private final HeldTasks tasks = new HeldTasks();
    private final Hit runs = new Hit("Screen", "Payout runs", "", () -> {});
    private final Hit partners = new Hit("Screen", "Partners", "", () -> {});
    private final SearchSource named = new Named(List.of(runs, partners));

    private SearchViewModel model(SearchSource... sources) {
        SearchViewModel model = new SearchViewModel(List.of(sources), List::of, tasks, new Texts(Locale.ENGLISH));
        model.begin();
        tasks.answerAll();
        return model;
    }

    @Test
    void hits_are_forgotten_as_soon_as_the_words_change() {
        SearchViewModel model = model(named);
        assertThat(model.hits()).containsExactly(runs, partners);

        model.words().set("part");
        assertThat(model.hits()).isEmpty();
        tasks.pass();
        tasks.answerAll();

        assertThat(model.hits()).containsExactly(partners);
    }

    @Test
    void an_answer_to_other_words_is_not_shown_even_while_the_new_ones_are_being_typed() {
        SearchViewModel model = model(named);
        model.words().set("payout");
        tasks.pass();
        model.words().set("part");

        tasks.answerAll();

        assertThat(model.hits()).isEmpty();
    }

    @Test
    void many_hits_of_one_source_hide_none_of_another() {
        SearchSource many = words -> Collections.nCopies(40, partners);

        assertThat(model(many, named).hits()).contains(runs).hasSizeLessThan(15);
    }

    @Test
    void what_can_be_done_where_the_person_is_is_found_too() {
        Hit pause = new Hit("Action", "Pause …", "", () -> {});
        SearchViewModel model =
                new SearchViewModel(List.of(named), () -> List.of(pause), tasks, new Texts(Locale.ENGLISH));
        model.words().set("pause");
        tasks.pass();
        tasks.answerAll();

        assertThat(model.hits()).containsExactly(pause);
    }

    @Test
    void a_source_that_fails_hides_nothing_of_the_others_and_is_told() {
        SearchViewModel model = model(
                words -> {
                    throw new Refusal("db.unreachable", "somewhere");
                },
                named);

        assertThat(model.hits()).containsExactly(runs, partners);
        assertThat(Objects.requireNonNull(model.problem().get()).code()).isEqualTo("db.unreachable");
    }
}
