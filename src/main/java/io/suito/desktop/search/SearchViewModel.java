package io.suito.desktop.search;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was typed, and what it finds; older answers are dropped. */
public final class SearchViewModel {
    private static final long TYPING_MILLIS = 120;
    /** Of each source: what one finds must not hide what others do. */
    private static final int MOST_OF_EACH = 6;

    private final List<SearchSource> sources;
    private final Supplier<List<Hit>> here;
    private final Tasks tasks;
    private final Texts texts;
    private final Latest latest;
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty notice = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private int typed;

    /** @param here what can be done where the person is, asked on the window's thread */
    public SearchViewModel(List<SearchSource> sources, Supplier<List<Hit>> here, Tasks tasks, Texts texts) {
        this.sources = List.copyOf(sources);
        this.here = here;
        this.tasks = tasks;
        this.texts = texts;
        this.latest = new Latest(tasks);
        words.subscribe((before, now) -> typed());
    }

    public StringProperty words() {
        return words;
    }

    public ObservableList<Hit> hits() {
        return hits;
    }

    /** In place of hits: that nothing was found. */
    public ReadOnlyStringProperty notice() {
        return notice;
    }

    /** Why it could not be looked for, or not everywhere; null where it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    public Texts texts() {
        return texts;
    }

    /** Begins anew: everything that can be done, before anything is typed. */
    public void begin() {
        words.set("");
        look();
    }

    /** What was found for other words is no answer to these: nobody must open it by pressing Enter quickly. */
    private void typed() {
        int now = ++typed;
        latest.cancel();
        hits.clear();
        notice.set("");
        problem.set(null);
        tasks.later(TYPING_MILLIS, () -> {
            if (now == typed) {
                look();
            }
        });
    }

    private void look() {
        String wanted = words.get().strip();
        SearchSource offered = new Named(here.get());
        latest.ask(progress -> find(wanted, offered), this::show, this::fail);
    }

    private record Found(List<Hit> hits, @Nullable RuntimeException failure) {}

    /** A source that fails hides nothing that others find. */
    private Found find(String wanted, SearchSource offered) {
        List<Hit> found = new ArrayList<>();
        RuntimeException failure = null;
        List<SearchSource> all = new ArrayList<>(sources);
        all.add(Math.min(1, all.size()), offered);
        for (SearchSource source : all) {
            try {
                source.find(wanted).stream().limit(MOST_OF_EACH).forEach(found::add);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        return new Found(List.copyOf(found), failure);
    }

    private void show(Found found) {
        hits.setAll(found.hits());
        problem.set(found.failure() == null ? null : Problem.of(found.failure(), texts.locale()));
        notice.set(found.failure() == null && found.hits().isEmpty() ? texts.get("search.nothing") : "");
    }

    private void fail(Throwable failure) {
        hits.clear();
        problem.set(Problem.of(failure, texts.locale()));
    }
}
