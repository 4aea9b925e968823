package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.RunStates.Unsettled;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A run that is over while some of it waits for a person is not called over without a word about that. */
class RunStatesTest {
    private final Texts english = new Texts(Locale.ENGLISH);
    private final Texts japanese = new Texts(Locale.JAPANESE);

    @Test
    void an_ended_run_says_how_much_of_it_needs_a_person() {
        assertThat(RunStates.label("completed", new Unsettled(2, 1, 0), english))
                .isEqualTo("Completed, 2 to do");
        assertThat(RunStates.label("completed", new Unsettled(2, 1, 0), japanese))
                .isEqualTo("完了 (要対応 2 件)");
        assertThat(RunStates.tone("completed", new Unsettled(2, 1, 0))).isEqualTo(Tone.CAUTION);
    }

    @Test
    void one_with_nothing_left_to_do_is_completed() {
        assertThat(RunStates.label("completed", new Unsettled(0, 0, 0), english))
                .isEqualTo("Completed");
        assertThat(RunStates.tone("completed", new Unsettled(0, 0, 0))).isEqualTo(Tone.GOOD);
    }

    @Test
    void one_of_which_something_is_sent_again_moves() {
        assertThat(RunStates.label("completed", new Unsettled(0, 1, 0), english))
                .isEqualTo("Completed, 1 under way");
        assertThat(RunStates.label("completed", new Unsettled(0, 1, 0), japanese))
                .isEqualTo("完了 (再送中 1 件)");
        assertThat(RunStates.tone("completed", new Unsettled(0, 1, 0))).isEqualTo(Tone.MOVING);
    }

    @Test
    void one_of_which_something_is_being_taken_back_is_not_at_its_end_either() {
        Unsettled rest = new Unsettled(0, 0, 1);

        assertThat(RunStates.label("completed", rest, english)).isEqualTo("Completed, 1 being taken back");
        assertThat(RunStates.label("completed", rest, japanese)).isEqualTo("完了 (取り戻し中 1 件)");
        assertThat(RunStates.tone("completed", rest)).isEqualTo(Tone.MOVING);
    }

    @Test
    void one_that_goes_on_is_called_what_it_is_whatever_has_failed_in_it() {
        assertThat(RunStates.label("executing", new Unsettled(2, 3, 0), english))
                .isEqualTo("Executing");
        assertThat(RunStates.tone("executing", new Unsettled(2, 3, 0))).isEqualTo(Tone.MOVING);
    }
}
