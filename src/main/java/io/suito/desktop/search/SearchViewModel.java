package io.suito.desktop.search;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was typed, and what it finds; older answers are dropped. */
public final class SearchViewModel {
    private static final long TYPING_MILLIS = 120;
    private static final int MOST = 12;

    private final List<SearchSource> sources;
    private final Tasks tasks;
    private final Texts texts;
    private final Latest latest;
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty notice = new SimpleStringProperty("");
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private int typed;

    public SearchViewModel(List<SearchSource> sources, Tasks tasks, Texts texts) {
        this.sources = List.copyOf(sources);
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

    /** In place of hits: that nothing was found, or why it could not be looked for. */
    public ReadOnlyStringProperty notice() {
        return notice;
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
        tasks.later(TYPING_MILLIS, () -> {
            if (now == typed) {
                look();
            }
        });
    }

    private void look() {
        String wanted = words.get().strip();
        latest.ask(progress -> find(wanted), this::show, this::fail);
    }

    private record Found(List<Hit> hits, @Nullable RuntimeException failure) {}

    /** A source that fails hides nothing that others find. */
    private Found find(String wanted) {
        List<Hit> found = new ArrayList<>();
        RuntimeException failure = null;
        for (SearchSource source : sources) {
            try {
                found.addAll(source.find(wanted));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        return new Found(List.copyOf(found.subList(0, Math.min(MOST, found.size()))), failure);
    }

    private void show(Found found) {
        hits.setAll(found.hits());
        if (found.failure() != null) {
            notice.set(Problem.of(found.failure(), texts.locale()).sentence());
        } else {
            notice.set(found.hits().isEmpty() ? texts.get("search.nothing") : "");
        }
    }

    private void fail(Throwable failure) {
        hits.clear();
        notice.set(Problem.of(failure, texts.locale()).sentence());
    }
}
