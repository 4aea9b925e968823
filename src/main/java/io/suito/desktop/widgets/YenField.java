package io.suito.desktop.widgets;

/** A field for whole yen. */
public final class YenField extends InputField {
    public YenField() {
        field().getStyleClass().add("yen-field");
    }

    /** Shows what a view model holds; once. */
    public void show(YenInput input) {
        super.show(input);
    }
}
