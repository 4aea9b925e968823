package io.suito.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.live.Changes;
import io.suito.desktop.shell.Workforce.Standing;
import io.suito.desktop.shell.Workforce.State;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The header says who acts, in each state that there is. */
class ShellViewModelTest {
    private final Marketplace shop = new Marketplace();
    private final DirectTasks tasks = new DirectTasks();
    private final Changes changes = new Changes(tasks);
    private Workforce workforce = () -> new Standing(State.NOBODY, List.of());

    @AfterEach
    void close() {
        shop.close();
    }

    private ShellViewModel model() {
        ShellViewModel model = new ShellViewModel(
                new Navigator(Place.of(Area.PARTNERS)),
                changes,
                tasks,
                new Texts(Locale.ENGLISH),
                () -> workforce.standing(),
                FXCollections.observableArrayList(),
                new GoingRuns(shop.backoffice.runReports(), changes, tasks),
                ModeSight.of(Mode.SANDBOX),
                shop.backoffice.requests()::login);
        model.begin();
        return model;
    }

    @Test
    void the_window_says_under_which_login_things_are_asked_for() {
        shop.backoffice.requests().ask("job.drift-check", Map.of(), null);

        assertThat(model().who().get())
                .isNotEmpty()
                .isEqualTo(shop.value(String.class, "select requested_by from backoffice.requests"));
    }

    @Test
    void every_state_has_words_and_a_tone_of_its_own() {
        Map<State, String> words = new EnumMap<>(State.class);
        for (State state : State.values()) {
            workforce = () -> new Standing(state, List.of("till-3"));
            ShellViewModel model = model();

            words.put(state, model.workforceText().get());
            assertThat(model.workforceTone().get())
                    .as(state.name())
                    .isEqualTo(
                            switch (state) {
                                case HERE, ELSEWHERE -> Tone.GOOD;
                                case NOBODY, WITHOUT_STRIPE -> Tone.CAUTION;
                                case KEY_REJECTED, BROKEN -> Tone.BAD;
                            });
        }
        assertThat(words.values()).doesNotHaveDuplicates().doesNotContain("");
        assertThat(words.get(State.ELSEWHERE)).contains("till-3");
    }

    @Test
    void what_is_in_the_way_is_a_sentence_and_goes_with_it() {
        workforce = () -> new Standing(State.WITHOUT_STRIPE, List.of(), new Refusal("stripe.unreachable", "x"));
        ShellViewModel model = model();
        assertThat(model.workforceReason().get()).startsWith("Stripe does not answer.");

        workforce = () -> new Standing(State.HERE, List.of());
        tasks.pass();

        assertThat(model.workforceReason().get()).isEmpty();
        assertThat(model.workforceTone().get()).isEqualTo(Tone.GOOD);
    }

    @Test
    void a_database_that_is_away_is_told_instead_of_what_was_known() {
        workforce = () -> {
            throw new Refusal("db.unreachable", "somewhere");
        };

        ShellViewModel model = model();

        assertThat(model.workforceText().get()).isEqualTo("Offline");
        assertThat(model.workforceTone().get()).isEqualTo(Tone.CAUTION);
    }

    @Test
    void an_executor_that_knows_only_itself_is_not_called_at_work_while_the_database_is_away() {
        workforce = () -> new Standing(State.HERE, List.of());
        ShellViewModel model = model();
        assertThat(model.workforceTone().get()).isEqualTo(Tone.GOOD);

        changes.setOnline(false);

        assertThat(model.workforceText().get()).isEqualTo("Offline");
        assertThat(model.workforceTone().get()).isEqualTo(Tone.CAUTION);
        tasks.pass();
        assertThat(model.workforceTone().get()).isEqualTo(Tone.CAUTION);

        changes.setOnline(true);

        assertThat(model.workforceTone().get()).isEqualTo(Tone.GOOD);
    }
}
