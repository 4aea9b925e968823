package io.suito.desktop.table;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arrangements of a table that somebody has given a name: columns with their order and widths, sort, and what is chosen
 * and typed in the sentence. They are kept on this machine, for whoever uses it.
 */
public final class SavedViews {
    /** Columns stand on whole pixels, whatever the size of the text. */
    private static final double ROUNDING = 2;

    private final TableModel<?> model;
    private final Texts texts;
    private final Memory memory;
    private final String prefix;

    SavedViews(TableModel<?> model) {
        this.model = model;
        this.texts = model.texts();
        this.memory = model.tools().memory();
        this.prefix = "view." + model.setup().name() + ".";
    }

    /** In the order of the person's language. */
    List<String> names() {
        return memory.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted(Collator.getInstance(texts.locale()))
                .toList();
    }

    boolean has(String name) {
        return memory.get(prefix + name).isPresent();
    }

    private Optional<Arrangement> of(String name) {
        return memory.read(prefix + name, Arrangement::read);
    }

    /**
     * The view that is shown, whatever the widths of its columns are now; of several that differ in nothing else the
     * one with these widths. Empty where it is none of them, or nobody can tell which.
     */
    Optional<String> shown() {
        List<String> alike = names().stream()
                .filter(name -> of(name).filter(model::isArranged).isPresent())
                .toList();
        return alike.size() == 1
                ? Optional.of(alike.get(0))
                : alike.stream()
                        .filter(name -> of(name).filter(this::isAsWide).isPresent())
                        .findFirst();
    }

    private boolean isAsWide(Arrangement other) {
        Arrangement now = model.layout().now();
        return model.setup().shown(other).stream()
                .allMatch(column -> Math.abs(column.widthIn(other) - column.widthIn(now)) < ROUNDING);
    }

    /** Whether the table is as it was made, apart from widths. */
    boolean isStandard() {
        return model.isArranged(Arrangement.STANDARD);
    }

    /** What the person has seen in a menu may be gone: somebody deleted it in the meantime. */
    void show(String name) {
        of(name).ifPresent(model::arrange);
    }

    void showStandard() {
        model.arrange(Arrangement.STANDARD);
    }

    /** In place of an older one of this name. */
    void save(String name) {
        memory.put(prefix + name, model.arrangement().write());
        model.tools().dialogs().tellDone(texts.get("view.saved", name));
    }

    /** Asks for a name. */
    void askToSave() {
        model.tools().dialogs().open(new ViewNameForm(this, model));
    }

    void askToDelete(String name) {
        Confirmation question = new Confirmation(
                texts.get("view.delete.title", name),
                texts.get("view.delete.headline", name, table()),
                List.of(texts.get("view.delete.fact")),
                texts.get("view.delete.action"),
                true);
        model.tools().dialogs().confirm(question, () -> {
            memory.forget(prefix + name);
            model.tools().dialogs().tellDone(texts.get("view.deleted", name));
        });
    }

    String table() {
        return texts.get("table." + model.setup().name());
    }

    /** Keeping a view, and showing each that there is. */
    List<Action> actions() {
        List<Action> all = new ArrayList<>();
        all.add(new Action("table-view-save", texts.get("view.save"), this::askToSave).about(table()));
        names().forEach(name ->
                all.add(new Action("table-view", texts.get("view.show", name), () -> show(name)).about(table())));
        return all;
    }
}
