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
import javafx.util.StringConverter;

/**
 * The question above a table, as a sentence with places to choose and to type. The text {@code filter.<table>} says in
 * each language what stands where: {@code Show [standing] whose name contains [text]}.
 */
final class FilterSentence extends FlowPane {
    private static final Pattern PLACE = Pattern.compile("\\[([a-z_]+)]");

    private final TableModel<?> model;
    private final Texts texts;

    FilterSentence(TableModel<?> model) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("filter-sentence");
        setAlignment(Pos.CENTER_LEFT);
        build(texts.get("filter." + model.setup().name()));
    }

    private void build(String sentence) {
        Matcher places = PLACE.matcher(sentence);
        int read = 0;
        while (places.find()) {
            addWords(sentence.substring(read, places.start()));
            getChildren().add(place(places.group(1)));
            read = places.end();
        }
        addWords(sentence.substring(read));
    }

    private void addWords(String words) {
        if (!words.isBlank()) {
            getChildren().add(new Label(words.strip()));
        }
    }

    private Node place(String name) {
        FilterModel filter = model.setup().filters().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such filter: " + name));
        return filter.isField() ? field(filter) : choice(filter);
    }

    private Node field(FilterModel filter) {
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
