package io.suito.desktop.table;

import io.suito.desktop.text.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * The question above a table, as a sentence with places to choose and to type. The text {@code filter.<table>} says in
 * each language what stands where: {@code Show [standing] | whose name contains [text]}.
 */
final class FilterSentence extends FlowPane {
    private static final Pattern BREAK = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern PLACE = Pattern.compile("\\[([a-z_]+)]");

    private final TableModel<?> model;
    private final Texts texts;

    FilterSentence(TableModel<?> model) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("filter-sentence");
        setAlignment(Pos.CENTER_LEFT);
        // a long sentence asks for more lines, and never for a wider list
        setMinWidth(0);
        build(texts.get("filter." + model.setup().name()));
    }

    /** What stands between bars belongs together and is not torn apart at the end of a line. */
    private void build(String sentence) {
        for (String part : BREAK.split(sentence, -1)) {
            HBox together = new HBox();
            together.getStyleClass().add("filter-part");
            together.maxWidthProperty().bind(widthProperty());
            Matcher places = PLACE.matcher(part);
            int read = 0;
            while (places.find()) {
                addWords(together, part.substring(read, places.start()));
                together.getChildren().add(place(places.group(1)));
                read = places.end();
            }
            addWords(together, part.substring(read));
            getChildren().add(together);
        }
    }

    private static void addWords(HBox together, String words) {
        if (!words.isBlank()) {
            Label label = new Label(words.strip());
            label.setMinWidth(Region.USE_PREF_SIZE);
            together.getChildren().add(label);
        }
    }

    private Node place(String name) {
        FilterModel filter = model.setup().filters().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such filter: " + name));
        return switch (filter.kind()) {
            case CHOICE -> choice(filter);
            case TEXT -> field(filter);
            case YEN -> amount(filter);
        };
    }

    /** With the reason under it where it cannot be read. */
    private Node amount(FilterModel filter) {
        TextField field = field(filter);
        field.getStyleClass().add("yen-field");
        field.setMaxWidth(Region.USE_PREF_SIZE);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setId(field.getId() + "-problem");
        problem.textProperty().bind(model.filterProblem(filter.name()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.textProperty().subscribe(field::setAccessibleHelp);
        return new VBox(field, problem);
    }

    private TextField field(FilterModel filter) {
        TextField field = new TextField();
        field.setPromptText(text(filter, "prompt"));
        field.setAccessibleText(text(filter, "prompt"));
        field.setId("filter-" + filter.name());
        field.textProperty().bindBidirectional(model.filter(filter.name()));
        return field;
    }

    private Node choice(FilterModel filter) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(filter.options());
        choice.setConverter(new OptionText(filter));
        choice.setAccessibleText(text(filter, "label"));
        choice.setId("filter-" + filter.name());
        choice.valueProperty().bindBidirectional(model.filter(filter.name()));
        return choice;
    }

    private String text(FilterModel filter, String part) {
        return texts.get("filter." + model.setup().name() + "." + filter.name() + "." + part);
    }

    private final class OptionText extends StringConverter<String> {
        private final FilterModel filter;

        OptionText(FilterModel filter) {
            this.filter = filter;
        }

        @Override
        public String toString(String option) {
            return text(filter, option.isEmpty() ? "all" : option);
        }

        @Override
        public String fromString(String shown) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
