package io.suito.desktop.widgets;

/** A field for a day. */
public final class DateField extends InputField {
    /** Shows what a view model holds; once. */
    public void show(DateInput input) {
        super.show(input);
    }
}
