package io.suito.app;

import io.suito.database.Notices;
import io.suito.request.Bell;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the lanes of an executor when a request was put into the queue. While the database tells them (LISTEN/NOTIFY)
 * they look by themselves only now and then, because a word can be lost and a request can be freed without one; while
 * it does not, they look all the time.
 */
final class RequestBells implements Notices.Hearer, AutoCloseable {
    /** Named by the trigger on {@code backoffice.requests}. */
    private static final String CHANNEL = "suito_requests";

    private static final long TOLD_MILLIS = 1_000;
    private static final long UNTOLD_MILLIS = 50;

    private final DataSource unpooled;
    private final List<Bell> bells = new CopyOnWriteArrayList<>();
    private volatile boolean told;
    private volatile @Nullable Notices notices;

    RequestBells(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    /** A bell for one more lane. */
    Bell add() {
        Bell bell = new Bell();
        bells.add(bell);
        return bell;
    }

    /** Begins to listen. */
    void begin() {
        notices = Notices.listen(unpooled, CHANNEL, this);
    }

    /** How long a lane may wait for its bell, in milliseconds. */
    long patience() {
        return told ? TOLD_MILLIS : UNTOLD_MILLIS;
    }

    /** Wakes all lanes. */
    void ringAll() {
        bells.forEach(Bell::ring);
    }

    @Override
    public void heard(String payload) {
        ringAll();
    }

    @Override
    public void connected() {
        told = true;
        ringAll(); // what was asked meanwhile was not told
    }

    @Override
    public void lost() {
        told = false;
        ringAll();
    }

    @Override
    public void close() {
        ringAll();
        Notices listening = notices;
        if (listening != null) {
            listening.close();
        }
    }
}
