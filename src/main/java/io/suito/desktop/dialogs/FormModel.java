package io.suito.desktop.dialogs;

import io.suito.desktop.dialogs.Dialogs.Submission;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What every form has: a title, its numbers, an action with its name, whether it may be pressed. */
public abstract class FormModel {
    private final String title;
    private final boolean irrevocable;
    private final ObservableList<String> facts = FXCollections.observableArrayList();
    private final StringProperty action = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");

    protected FormModel(String title, String action) {
        this(title, action, false);
    }

    /**
     * A form.
     *
     * @param irrevocable whether it cannot be undone, as where money moves: then the safe choice has the focus, and
     *     Enter submits nothing
     */
    protected FormModel(String title, String action, boolean irrevocable) {
        this.title = title;
        this.irrevocable = irrevocable;
        this.action.set(action);
    }

    public final boolean irrevocable() {
        return irrevocable;
    }

    /** What will happen, in numbers, one line each; may change with what is typed. */
    public final ObservableList<String> facts() {
        return facts;
    }

    public final String title() {
        return title;
    }

    /** As it stands on the button. */
    public final StringProperty action() {
        return action;
    }

    /** Whether what was typed can be submitted. */
    public final ReadOnlyBooleanProperty valid() {
        return valid.getReadOnlyProperty();
    }

    /** Why it cannot be, as a sentence; empty when it can. */
    public final ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /** The form looked at what was typed. */
    protected final void judge(String why) {
        obstacle.set(why);
        valid.set(why.isEmpty());
    }

    /**
     * The button was pressed.
     *
     * @param submission hears what became of it: the dialog goes when it is done; where it is refused, what was typed
     *     stays
     */
    public abstract void submit(Submission submission);
}
