package io.suito.desktop.table;

import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.dialogs.FormModel;
import io.suito.desktop.text.Texts;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Gives what is seen of a table a name, under which it can be shown again. */
public final class ViewNameForm extends FormModel {
    private static final int MOST_LETTERS = 40;

    private final SavedViews views;
    private final Texts texts;
    private final TableModel<?> model;
    private final StringProperty name = new SimpleStringProperty("");

    ViewNameForm(SavedViews views, TableModel<?> model) {
        super(model.texts().get("view.save.title", views.table()), model.texts().get("view.save.action"));
        this.views = views;
        this.texts = model.texts();
        this.model = model;
        facts().setAll(new ArrangementWords<>(model).lines());
        name.subscribe(this::check);
        views.shown().ifPresent(name::set);
        check();
    }

    public StringProperty name() {
        return name;
    }

    private String wanted() {
        return name.get().strip();
    }

    private void check() {
        action().set(texts.get(views.has(wanted()) ? "view.save.replace" : "view.save.action"));
        if (!model.isAsItSays()) {
            judge(texts.get("view.save.unreadable"));
        } else if (wanted().isEmpty()) {
            judge(texts.get("view.save.missing"));
        } else if (wanted().codePointCount(0, wanted().length()) > MOST_LETTERS) {
            judge(texts.get("view.save.too_long", texts.number(MOST_LETTERS)));
        } else {
            judge("");
        }
    }

    @Override
    public void submit(Submission submission) {
        views.save(wanted());
        submission.done();
    }
}
