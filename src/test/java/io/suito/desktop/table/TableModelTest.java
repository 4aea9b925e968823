package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.HeldTasks;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows and selection of a table whose answers take their time. */
class TableModelTest {
    private final Lines lines = Lines.upTo(250);
    private final HeldTasks tasks = new HeldTasks();
    private final Memory memory = Memory.fleeting();
    private final TableModel<Line> model = new TableModel<>(
            Lines.setup(), lines, new TableTools(tasks, new Texts(Locale.ENGLISH), new AnsweredDialogs(), memory));
    private final List<List<Line>> told = new ArrayList<>();
    private final List<List<Line>> chosen = new ArrayList<>();

    @BeforeEach
    void read() {
        model.refresh();
        tasks.answerAll();
        model.selected().subscribe(() -> told.add(List.copyOf(model.selected())));
        model.onChosen(() -> chosen.add(List.copyOf(model.selected())));
        told.clear();
    }

    /** From now on the row has other yen, and another one stands before all. */
    private Line change(int row) {
        List<Line> all = new ArrayList<>(lines.all());
        Line changed = new Line(all.get(row).number(), -7);
        all.set(row, changed);
        all.add(new Line(0, 5));
        lines.are(all);
        return changed;
    }

    @Test
    void news_that_come_faster_than_answers_still_let_rows_arrive() {
        Line changed = change(3);
        model.refresh();
        model.refresh();
        assertThat(tasks.waiting()).isEqualTo(2);

        tasks.answer(0);

        assertThat(model.rows().get(4)).isEqualTo(changed);
    }

    @Test
    void another_page_does_not_wait_for_rows_that_are_read_anew_and_is_not_undone_by_them() {
        model.refresh();
        model.refresh();
        model.pages().walkOn();

        while (tasks.waiting() > 0) {
            tasks.answerAll();
        }

        assertThat(model.rows().get(0).number()).isEqualTo(101);
    }

    @Test
    void a_row_that_is_read_anew_stays_selected_which_is_told_once_and_is_nobodys_choice() {
        model.choose(List.of(model.rows().get(3), model.rows().get(5)));
        assertThat(chosen).hasSize(1);
        told.clear();
        Line changed = change(3);

        model.refresh();
        tasks.answerAll();

        assertThat(told).containsExactly(List.of(changed, new Line(6, 6)));
        assertThat(chosen).hasSize(1);
        model.refresh();
        tasks.answerAll();
        assertThat(told).hasSize(1);
    }

    @Test
    void what_is_to_be_selected_is_so_as_soon_as_it_is_there_and_was_not_chosen() {
        model.select(new Line(0, 5).key());
        assertThat(model.selected()).isEmpty();
        change(3);

        model.refresh();
        tasks.answerAll();

        assertThat(model.one()).contains(new Line(0, 5));
        assertThat(chosen).isEmpty();
    }

    @Test
    void turning_pages_leads_into_the_row_beside_the_one_that_was_left() {
        model.pages().walkOn();
        tasks.answerAll();
        assertThat(model.one()).contains(new Line(101, 101));

        model.pages().walkBack();
        tasks.answerAll();

        assertThat(model.one()).contains(new Line(100, 100));
        assertThat(chosen).hasSize(2);
    }

    @Test
    void what_is_chosen_stays_so_on_other_pages_and_more_is_added_there() {
        model.choose(List.of(model.rows().get(3), model.rows().get(5)));
        model.pages().next();
        tasks.answerAll();
        assertThat(model.selected()).containsExactly(new Line(4, 4), new Line(6, 6));
        assertThat(model.selection().get()).isEqualTo("2 of 250 selected: ¥10");

        model.chooseToo(List.of(model.rows().get(0)));

        assertThat(model.selected()).containsExactly(new Line(4, 4), new Line(6, 6), new Line(101, 101));
        model.pages().previous();
        tasks.answerAll();
        assertThat(model.selected()).containsExactlyInAnyOrder(new Line(4, 4), new Line(6, 6), new Line(101, 101));
        model.choose(List.of(model.rows().get(0)));
        assertThat(model.selected()).containsExactly(new Line(1, 1));
    }

    @Test
    void another_question_forgets_what_was_chosen_on_other_pages() {
        model.choose(List.of(model.rows().get(3)));
        model.pages().next();
        tasks.answerAll();

        model.sortBy(io.suito.listing.Sort.ascending("yen").reversed());
        tasks.answerAll();

        assertThat(model.selected()).isEmpty();
    }

    @Test
    void rows_of_something_else_begin_with_nothing_selected() {
        model.choose(List.of(model.rows().get(3)));

        model.showRowsOf(lines);
        tasks.answerAll();

        assertThat(model.selected()).isEmpty();
        assertThat(model.rows()).hasSize(TableModel.PAGE);
        assertThat(chosen).hasSize(1);
    }

    @Test
    void rows_that_moved_went_or_came_stand_where_they_belong() {
        lines.are(List.of(new Line(9, 1), new Line(4, 2), new Line(2, 9), new Line(300, 3)));

        model.refresh();
        tasks.answerAll();

        assertThat(model.rows()).containsExactly(new Line(2, 9), new Line(4, 2), new Line(9, 1), new Line(300, 3));
        lines.are(List.of(new Line(9, 1), new Line(4, 20), new Line(2, 9), new Line(300, 3)));
        model.sortBy(io.suito.listing.Sort.ascending("yen"));
        tasks.answerAll();
        assertThat(model.rows()).containsExactly(new Line(9, 1), new Line(300, 3), new Line(2, 9), new Line(4, 20));
    }

    private void answerEverything() {
        while (tasks.waiting() > 0) {
            tasks.answerAll();
        }
    }

    @Test
    void turning_back_where_nothing_lies_before_any_more_shows_what_there_is() {
        model.pages().next();
        tasks.answerAll();
        lines.are(lines.all().subList(TableModel.PAGE, 250));

        model.pages().previous();
        answerEverything();

        assertThat(model.rows()).hasSize(TableModel.PAGE).startsWith(new Line(101, 101));
        assertThat(model.pages().hasEarlier().get()).isFalse();
        assertThat(model.pages().hasLater().get()).isTrue();
    }

    @Test
    void walking_back_where_nothing_lies_before_any_more_ends_in_the_first_row() {
        model.pages().walkOn();
        tasks.answerAll();
        lines.are(lines.all().subList(TableModel.PAGE, 250));

        model.pages().walkBack();
        answerEverything();

        assertThat(model.one()).contains(new Line(101, 101));
    }

    @Test
    void a_row_is_gone_to_however_far_down_it_stands_and_whatever_is_asked_for() {
        model.filter("standing").set("stopped");
        answerEverything();
        assertThat(model.rows()).isEmpty();

        model.goTo(new Line(240, 240).key(), () -> {});
        answerEverything();

        assertThat(model.one()).contains(new Line(240, 240));
        assertThat(model.filter("standing").get()).isEmpty();
        assertThat(chosen).isEmpty();
        model.pages().previous();
        answerEverything();
        assertThat(model.rows()).startsWith(new Line(140, 140));
    }

    @Test
    void what_a_person_chose_is_remembered_though_a_row_was_gone_to_that_it_hides() {
        model.filter("standing").set("stopped");
        model.goTo(new Line(40, 40).key(), () -> {});
        answerEverything();

        TableModel<Line> nextTime = new TableModel<>(
                Lines.setup(), lines, new TableTools(tasks, new Texts(Locale.ENGLISH), new AnsweredDialogs(), memory));

        assertThat(nextTime.filter("standing").get()).isEqualTo("stopped");
    }

    @Test
    void what_is_typed_is_asked_for_though_an_amount_beside_it_cannot_be_read() {
        model.filter("text").set("4");
        model.filter("payable").set("4x");
        tasks.pass();
        answerEverything();

        assertThat(model.rows()).startsWith(new Line(4, 4), new Line(14, 14));
    }

    @Test
    void a_row_of_the_first_page_is_gone_to_among_its_neighbours() {
        model.goTo(new Line(40, 40).key(), () -> {});
        answerEverything();

        assertThat(model.rows()).startsWith(new Line(1, 1));
        assertThat(model.one()).contains(new Line(40, 40));
    }

    @Test
    void who_goes_to_a_row_that_is_not_there_is_told_and_sees_the_first_page() {
        List<String> gone = new ArrayList<>();
        model.goTo(new Line(999, 0).key(), () -> gone.add("gone"));
        answerEverything();

        assertThat(gone).containsExactly("gone");
        assertThat(model.rows()).startsWith(new Line(1, 1));
        assertThat(model.selected()).isEmpty();
    }

    @Test
    void what_is_given_up_on_other_pages_is_not_selected_when_they_come_back() {
        model.choose(List.of(model.rows().get(3)));
        model.pages().next();
        tasks.answerAll();
        model.chooseToo(List.of(model.rows().get(0)));

        model.giveUpOtherPages();

        assertThat(model.selected()).containsExactly(new Line(101, 101));
        model.pages().previous();
        tasks.answerAll();
        assertThat(model.selected()).containsExactly(new Line(101, 101));
    }
}
