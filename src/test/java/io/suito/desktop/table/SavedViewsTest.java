package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.HeldTasks;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.listing.Sort;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Arrangements of a table under names. */
class SavedViewsTest {
    private final HeldTasks tasks = new HeldTasks();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final Memory memory = Memory.fleeting();
    private final TableModel<Line> model = table();
    private final SavedViews views = new SavedViews(model);

    private TableModel<Line> table() {
        return new TableModel<>(
                Lines.setup(), Lines.upTo(250), new TableTools(tasks, new Texts(Locale.ENGLISH), dialogs, memory));
    }

    @BeforeEach
    void read() {
        model.refresh();
        tasks.answerAll();
    }

    /** Yen alone and the other way round, of those who are owed something, with a 7 in their number. */
    private void arrange() {
        new TableActions<>(model).choose(List.of("available"));
        model.layout().setWidth("available", 321);
        model.sortBy(new Sort("yen", true));
        model.filter("standing").set("owed");
        model.filter("text").set("7");
        model.filter("payable").set("１００");
        tasks.pass();
        tasks.answerAll();
    }

    private List<String> columns(TableModel<Line> of) {
        return new TableActions<>(of)
                .columns().stream().map(TableColumnModel::id).toList();
    }

    private ViewNameForm form() {
        return (ViewNameForm) dialogs.form();
    }

    @Test
    void a_view_brings_back_columns_order_and_what_was_chosen_and_typed() {
        arrange();
        views.save("Sevens");
        List<Line> seen = List.copyOf(model.rows());
        views.showStandard();
        tasks.answerAll();
        assertThat(columns(model)).containsExactly("name", "available");
        assertThat(model.question().filters()).isEmpty();
        assertThat(views.isStandard()).isTrue();

        views.show("Sevens");
        tasks.answerAll();

        assertThat(columns(model)).containsExactly("available");
        assertThat(model.layout().now().widths()).containsEntry("available", 321.0);
        assertThat(model.sort().get()).isEqualTo(new Sort("yen", true));
        assertThat(model.filter("text").get()).isEqualTo("7");
        assertThat(model.rows()).isEqualTo(seen);
        assertThat(views.shown()).contains("Sevens");

        views.show("Sevens");
        tasks.answerAll();

        assertThat(model.rows()).as("shown twice").isEqualTo(seen);
    }

    @Test
    void a_view_is_one_question_however_much_of_the_sentence_it_changes() {
        arrange();
        views.save("Sevens");
        views.showStandard();
        tasks.answerAll();

        views.show("Sevens");
        tasks.pass();

        // the rows and their number
        assertThat(tasks.waiting()).isEqualTo(2);
    }

    @Test
    void the_next_start_knows_it_and_shows_what_was_arranged_last() {
        arrange();
        views.save("Sevens");

        TableModel<Line> later = table();

        assertThat(new SavedViews(later).names()).containsExactly("Sevens");
        assertThat(columns(later)).containsExactly("available");
        // what is typed is nobody's habit: only a view keeps it
        assertThat(later.filter("text").get()).isEmpty();
        assertThat(later.filter("standing").get()).isEqualTo("owed");
    }

    @Test
    void whoever_changes_a_column_the_order_or_the_sentence_does_not_see_that_view_any_more() {
        arrange();
        views.save("Sevens");

        model.layout().setWidth("available", 99);
        assertThat(views.shown()).contains("Sevens");
        model.filter("text").set("8");
        assertThat(views.shown()).isEmpty();
        assertThat(views.isStandard()).isFalse();
    }

    @Test
    void what_another_release_knew_is_left_out() {
        memory.put("view.partners.Old", """
                {"shown": ["available", "gone"], "hidden": ["name"], "widths": {},
                 "filters": {"standing": "gone", "nowhere": "x"}, "sort": "gone", "descending": true}""");
        memory.put("view.partners.Broken", "[");
        memory.put("view.runs.Other table", "{}");

        assertThat(views.names()).containsExactly("Broken", "Old");
        views.show("Old");
        views.show("Broken");
        tasks.answerAll();

        assertThat(columns(model)).containsExactly("available");
        assertThat(model.sort().get()).isEqualTo(Lines.setup().sort());
        assertThat(model.question().filters()).isEmpty();
        assertThat(views.names()).containsExactly("Old");
    }

    @Test
    void the_form_says_what_is_kept_and_asks_for_a_name() {
        arrange();

        views.askToSave();

        assertThat(form().facts())
                .containsExactly(
                        "Columns: 1, with their order and widths",
                        "Sorted by: Payable now, descending",
                        "Which partners: those with money owed",
                        "Matching: 7",
                        "Payable at least, in yen: １００");
        assertThat(form().obstacle().get()).isEqualTo("Give the view a name.");
        form().name().set("x".repeat(41));
        assertThat(form().obstacle().get()).contains("40");
        form().name().set("  Sevens_1  ");
        assertThat(form().valid().get()).isTrue();

        dialogs.press();

        assertThat(dialogs.isOpen()).isFalse();
        assertThat(views.names()).containsExactly("Sevens_1");
        assertThat(dialogs.said()).containsExactly("View saved: Sevens_1");
    }

    @Test
    void what_cannot_be_read_is_not_saved_as_if_it_were_asked_for() {
        model.filter("payable").set("50,000");
        model.filter("payable").set("50,000.5");
        views.askToSave();

        form().name().set("Rich");

        assertThat(form().valid().get()).isFalse();
        assertThat(form().obstacle().get()).startsWith("An amount above the list cannot be read.");
    }

    @Test
    void an_amount_that_no_release_can_read_asks_for_nothing_also_where_another_one_was_in_force() {
        memory.put("view.partners.Odd", "{\"filters\": {\"payable\": \"50,000.5\"}}");
        model.filter("payable").set("100");
        tasks.pass();

        views.show("Odd");

        assertThat(model.question().filters()).isEmpty();
        assertThat(model.filterProblem("payable").get()).isNotEmpty();
    }

    @Test
    void of_views_that_differ_only_in_widths_the_one_with_these_widths_is_shown_and_none_by_guess() {
        views.save("Narrow");
        model.layout().setWidth("available", 321);
        views.save("Wide");
        assertThat(views.shown()).contains("Wide");

        views.show("Narrow");
        assertThat(views.shown()).contains("Narrow");

        model.layout().setWidth("available", 222);
        assertThat(views.shown()).isEmpty();
    }

    @Test
    void a_name_that_there_is_says_on_the_button_that_it_is_replaced() {
        views.save("Mine");
        arrange();
        views.askToSave();
        assertThat(form().name().get()).isEmpty();

        form().name().set("Mine");
        assertThat(form().action().get()).isEqualTo("Replace view");
        dialogs.press();

        assertThat(views.names()).containsExactly("Mine");
        assertThat(views.shown()).contains("Mine");
        views.askToSave();
        assertThat(form().name().get()).isEqualTo("Mine");
    }

    @Test
    void a_view_is_deleted_after_a_question_and_what_is_seen_stays() {
        arrange();
        views.save("Sevens");
        views.askToDelete("Sevens");
        assertThat(dialogs.confirmation().headline()).isEqualTo("Delete the view \"Sevens\" of \"Partners\"?");
        assertThat(views.names()).hasSize(1);

        dialogs.press();

        assertThat(views.names()).isEmpty();
        assertThat(columns(model)).containsExactly("available");
        assertThat(dialogs.said()).contains("View deleted: Sevens");
    }

    @Test
    void views_are_offered_by_name_wherever_actions_are() {
        arrange();
        views.save("Sevens");
        views.showStandard();

        Action show = TableActions.of(model).stream()
                .filter(action -> action.text().get().equals("View: Sevens"))
                .findFirst()
                .orElseThrow();
        assertThat(show.about()).isEqualTo("Partners");
        show.run();

        assertThat(columns(model)).containsExactly("available");
    }
}
