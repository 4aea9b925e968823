package io.suito.desktop.table;

import atlantafx.base.theme.Styles;
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
import javafx.util.StringConverter;

/**
 * The question above a table, as a sentence with places to choose and to type. The text {@code filter.<table>} says in
 * each language what stands where: {@code Show [standing] | whose name contains [text]}.
 */
final class FilterSentence extends FlowPane {
    private static final double USUAL_WIDTH = 900;

    private static final Pattern BREAK = Pattern.compile("\\s*\\|\\s*");
    private static final int FULL_WIDTH = 0x2E80;
    private static final double NARROW = 0.58;
    private static final double EDGES = 2.5;
    private static final double LEAST = 8;
    private static final Pattern PLACE = Pattern.compile("\\[([a-z_]+)]");

    private final TableModel<?> model;
    private final Texts texts;

    FilterSentence(TableModel<?> model) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("filter-sentence");
        setPrefWrapLength(USUAL_WIDTH); // its least height is reckoned for this width
        setAlignment(Pos.CENTER_LEFT);
        // a long sentence asks for more lines, and never for a wider list
        setMinWidth(0);
        build(texts.get("filter." + model.setup().name()));
        addProblems();
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

    /** Marked where it cannot be read; the reason stands under the sentence. */
    private Node amount(FilterModel filter) {
        TextField field = field(filter);
        field.getStyleClass().add("yen-field");
        model.filterProblem(filter.name()).subscribe(problem -> {
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
            field.setAccessibleHelp(problem);
        });
        return field;
    }

    private void addProblems() {
        for (FilterModel filter : model.setup().filters()) {
            Label problem = new Label();
            problem.getStyleClass().add("field-problem");
            problem.setWrapText(true);
            problem.setId("filter-" + filter.name() + "-problem");
            problem.textProperty().bind(model.filterProblem(filter.name()));
            problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
            problem.managedProperty().bind(problem.visibleProperty());
            problem.prefWidthProperty().bind(widthProperty());
            getChildren().add(problem);
        }
    }

    /** As wide as what it asks for. */
    private static double ems(String prompt) {
        double letters = prompt.codePoints()
                .mapToDouble(letter -> letter < FULL_WIDTH ? NARROW : 1)
                .sum();
        return Math.max(LEAST, letters + EDGES);
    }

    private TextField field(FilterModel filter) {
        TextField field = new TextField();
        field.setPromptText(text(filter, "prompt"));
        field.setStyle("-fx-pref-width: " + ems(text(filter, "prompt")) + "em;");
        field.setAccessibleText(text(filter, "label"));
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
        return texts.get(filter.key(model.setup().name(), part));
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
