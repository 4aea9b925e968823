package io.suito.desktop.dialogs;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What every form has: a title, an action with its name, whether it may be pressed, whether it is under way. */
public abstract class FormModel {
    private final String title;
    private final boolean irrevocable;
    private final ObservableList<String> facts = FXCollections.observableArrayList();
    private final StringProperty action = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final BooleanProperty busy = new SimpleBooleanProperty(false);
    private final BooleanProperty closed = new SimpleBooleanProperty(false);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

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

    public final BooleanProperty busy() {
        return busy;
    }

    /** Set when it is done: the dialog goes. */
    public final BooleanProperty closed() {
        return closed;
    }

    /** Why it was refused; what was typed stays. */
    public final ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** The button was pressed. */
    public abstract void submit();
}
