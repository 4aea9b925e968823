package io.suito.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the person is, and the way back. */
public final class Navigator {
    private static final int REMEMBERED = 100;

    private final List<Place> visited = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Place> place;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper();
    private int at;

    public Navigator(Place start) {
        visited.add(start);
        place = new ReadOnlyObjectWrapper<>(start);
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /** Counts how often somebody went somewhere, also to where they are already: then the screen shows it anew. */
    public ReadOnlyLongProperty arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    /** The person has chosen something else on the same screen: the way back leads to that. */
    public void stay(Place now) {
        visited.set(at, now);
        place.set(now);
    }

    /** Goes somewhere; what lay ahead is forgotten, as in a browser. */
    public void go(Place next) {
        if (next.equals(place.get())) {
            show(at);
            return;
        }
        visited.subList(at + 1, visited.size()).clear();
        visited.add(next);
        if (visited.size() > REMEMBERED) {
            visited.remove(0);
        }
        show(visited.size() - 1);
    }

    public void back() {
        if (at > 0) {
            show(at - 1);
        }
    }

    public void forward() {
        if (at < visited.size() - 1) {
            show(at + 1);
        }
    }

    private void show(int index) {
        at = index;
        canGoBack.set(at > 0);
        canGoForward.set(at < visited.size() - 1);
        place.set(visited.get(at));
        arrivals.set(arrivals.get() + 1);
    }
}
