package io.suito.tour;

import io.suito.desktop.DesktopSession;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/** The walk through the program's main jobs. */
final class Tour {
    private final Stagehand stagehand;
    private final Look look;
    private final Pictures pictures;

    Tour(Stagehand stagehand, Look look, Pictures pictures) {
        this.stagehand = stagehand;
        this.look = look;
        this.pictures = pictures;
    }

    void walk() {
        DesktopSession session = stagehand.open(look);
        try {
            partners(session);
            new RunsTour(stagehand, session, name -> take(session, name)).walk();
        } finally {
            stagehand.run(session::close);
        }
    }

    private void partners(DesktopSession session) {
        TableView<?> table = stagehand.find(session, TableView.class, ".table-view");
        stagehand.until(() -> !table.getItems().isEmpty());
        take(session, "partners");
        stagehand.run(() -> table.getSelectionModel().select(0));
        stagehand.until(() -> session.scene().getRoot().lookup(".gate") != null);
        take(session, "partner-why-not-paid");
        TabPane tabs = stagehand.find(session, TabPane.class, ".detail-tabs");
        for (int tab = 1; tab < tabs.getTabs().size(); tab++) {
            int shown = tab;
            stagehand.run(() -> tabs.getSelectionModel().select(shown));
            take(session, "partner-tab-" + tab);
        }
    }

    private void take(DesktopSession session, String name) {
        stagehand.settle();
        stagehand.run(() -> pictures.take(session.scene(), name));
    }
}
