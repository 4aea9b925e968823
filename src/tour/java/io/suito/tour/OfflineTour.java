package io.suito.tour;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.desktop.DesktopSession;
import io.suito.testing.DatabaseLine;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import org.postgresql.ds.PGSimpleDataSource;

/** A window whose database goes away and comes back. */
final class OfflineTour {
    private final Stagehand stagehand;
    private final Look look;

    OfflineTour(Stagehand stagehand, Look look) {
        this.stagehand = stagehand;
        this.look = look;
    }

    void walk(BiConsumer<DesktopSession, String> camera) {
        PGSimpleDataSource own =
                (PGSimpleDataSource) stagehand.office().backoffice().unpooled();
        DatabaseLine line = new DatabaseLine(String.valueOf(own.getURL()));
        DatabaseSettings through =
                new DatabaseSettings(line.jdbcUrl(), String.valueOf(own.getUser()), own.getPassword());
        try (line;
                Backoffice backoffice = Backoffice.open(through)) {
            DesktopSession session = stagehand.open(look, backoffice);
            try {
                Hands hands = new Hands(stagehand, session, look.locale(), name -> camera.accept(session, name));
                hands.choose(hands.rows("#table-partners"), 0);
                hands.untilShown(".gate");
                line.cut();
                hands.until(() -> hands.find(Node.class, ".offline-banner").isVisible());
                hands.take("offline");
                line.mend();
                hands.until(() -> !hands.find(Node.class, ".offline-banner").isVisible());
            } finally {
                stagehand.run(session::close);
            }
        }
    }
}
