package io.suito.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a channel of the database (LISTEN/NOTIFY) on a connection of its own; a lost one is sought again. */
public final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int WAIT_MILLIS = 2_000;
    private static final long AGAIN_MILLIS = 1_000;

    private final DataSource dataSource;
    private final String channel;
    private final Hearer hearer;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Connection open;

    /** Who is told; called on the listening thread. */
    public interface Hearer {
        /** Somebody notified the channel. */
        void heard(String payload);

        /** The connection is there (again); what was missed meanwhile is not told. */
        void connected();

        /** The connection is lost. */
        void lost();
    }

    private Notices(DataSource dataSource, String channel, Hearer hearer) {
        this.dataSource = dataSource;
        this.channel = channel;
        this.hearer = hearer;
    }

    /** Begins to listen. */
    public static Notices listen(DataSource dataSource, String channel, Hearer hearer) {
        Notices notices = new Notices(dataSource, channel, hearer);
        Thread.ofPlatform().daemon().name("suito-notices").start(notices::run);
        return notices;
    }

    private void run() {
        while (end.getCount() > 0) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                open = connection;
                statement.execute("listen " + channel);
                hearer.connected();
                hear(connection);
            } catch (SQLException e) {
                if (end.getCount() > 0) {
                    LOG.info("not listening: {}", e.getSQLState());
                    hearer.lost();
                }
            }
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (end.getCount() > 0) {
            PGNotification[] notices = postgres.getNotifications(WAIT_MILLIS);
            if (notices.length == 0 && !connection.isValid(WAIT_MILLIS / 1_000)) {
                throw new SQLException("silent", "08006");
            }
            for (PGNotification notice : notices) {
                hearer.heard(notice.getParameter());
            }
        }
    }

    private void pause() {
        try {
            if (end.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.countDown();
        }
    }

    /** Hears nothing more; the connection is not waited for. */
    @Override
    public void close() {
        end.countDown();
        Connection listening = open;
        if (listening != null) {
            try {
                listening.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("not aborted: {}", e.getSQLState());
            }
        }
    }
}
