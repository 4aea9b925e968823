package io.suito.tour;

import io.suito.desktop.DesktopSession;
import java.nio.file.Path;

/** The walk through the program's main jobs. */
final class Tour {
    private final Stagehand stagehand;
    private final Look look;
    private final Pictures pictures;
    private final Path exports;

    /** @param exports where the files go that are exported on the way */
    Tour(Stagehand stagehand, Look look, Pictures pictures, Path exports) {
        this.stagehand = stagehand;
        this.look = look;
        this.pictures = pictures;
        this.exports = exports;
    }

    void walk() {
        DesktopSession session = stagehand.open(look);
        try {
            Hands hands = new Hands(stagehand, session, look.locale(), name -> take(session, name));
            new PartnersTour(hands, exports).walk();
            new RunsTour(stagehand, hands).walk();
            new MendingTour(stagehand, hands).walk();
            new HouseTour(hands).walk();
        } finally {
            stagehand.run(session::close);
        }
        new OfflineTour(stagehand, look).walk((lost, name) -> take(lost, name));
    }

    private void take(DesktopSession session, String name) {
        stagehand.settle();
        stagehand.run(() -> pictures.take(session.scene(), name));
    }
}
