package io.suito.desktop.widgets;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A row of amounts, each under its name. */
public final class Figures extends FlowPane {
    private static final String TONE = "tone-";

    private final Map<String, Label> amounts = new LinkedHashMap<>();

    public Figures() {
        getStyleClass().add("figures");
    }

    /**
     * Shows an amount under a name; a second time under the same name replaces it.
     *
     * @param tone of the amount: {@link Tone#BAD} for what is owed to us, {@link Tone#CAUTION} for what needs a person
     */
    public void show(String name, String amount, Tone tone) {
        Label label = amounts.computeIfAbsent(name, this::add);
        label.setText(amount);
        label.getStyleClass().removeIf(style -> style.startsWith(TONE));
        if (tone != Tone.NEUTRAL) {
            label.getStyleClass().add(TONE + tone.name().toLowerCase(Locale.ROOT));
        }
    }

    /** There is nothing to be said under this name. */
    public void hide(String name) {
        Label label = amounts.remove(name);
        if (label != null) {
            getChildren().remove(label.getParent());
        }
    }

    private Label add(String name) {
        Label title = new Label(name);
        title.getStyleClass().add("figure-name");
        Label amount = new Label();
        amount.getStyleClass().add("figure-amount");
        title.setLabelFor(amount);
        getChildren().add(new VBox(title, amount));
        return amount;
    }
}
