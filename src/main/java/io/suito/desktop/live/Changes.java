package io.suito.desktop.live;

import io.suito.desktop.tasks.Tasks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;

/**
 * Tells screens that something they show may have changed, at most every so often: whoever writes a thousand rows must
 * not make a window read a thousand times. All on the window's thread.
 */
public final class Changes {
    private static final long GATHER_MILLIS = 250;

    private final Tasks tasks;
    private final List<Follower> followers = new ArrayList<>();
    private final Set<Topic> gathered = EnumSet.noneOf(Topic.class);
    private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper(true);

    private record Follower(Set<Topic> topics, Runnable action) {}

    public Changes(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Whether the database can be reached. */
    public ReadOnlyBooleanProperty online() {
        return online.getReadOnlyProperty();
    }

    /** From now on the action runs when something of these topics may have changed, until unsubscribed. */
    public Subscription follow(Set<Topic> topics, Runnable action) {
        Follower follower = new Follower(Set.copyOf(topics), action);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** The database said so. Words that this version does not know are newer than it. */
    public void heard(String word) {
        for (Topic topic : Topic.values()) {
            if (topic.name().toLowerCase(Locale.ROOT).equals(word)) {
                gather(Set.of(topic));
            }
        }
    }

    /** Everything may have changed: time has passed, or the connection was lost for a while. */
    public void everything() {
        gather(EnumSet.allOf(Topic.class));
    }

    /** The connection was lost or found. */
    public void setOnline(boolean now) {
        boolean before = online.get();
        online.set(now);
        if (now && !before) {
            everything();
        }
    }

    private void gather(Set<Topic> topics) {
        boolean first = gathered.isEmpty();
        gathered.addAll(topics);
        if (first) {
            tasks.later(GATHER_MILLIS, this::tell);
        }
    }

    /** One that fails keeps none of the others from hearing of it. */
    private static void tell(Follower follower) {
        try {
            follower.action().run();
        } catch (RuntimeException e) {
            Thread window = Thread.currentThread();
            window.getUncaughtExceptionHandler().uncaughtException(window, e);
        }
    }

    /** While the database is away nothing can be read: everybody hears of everything when it is back. */
    private void tell() {
        if (!online.get()) {
            gathered.clear();
            return;
        }
        Set<Topic> changed = EnumSet.copyOf(gathered);
        gathered.clear();
        for (Follower follower : List.copyOf(followers)) {
            if (follower.topics().stream().anyMatch(changed::contains)) {
                tell(follower);
            }
        }
    }
}
