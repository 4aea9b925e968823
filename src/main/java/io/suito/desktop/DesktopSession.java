package io.suito.desktop;

import io.suito.app.Backoffice;
import io.suito.app.Given;
import io.suito.app.Workplace;
import io.suito.desktop.dialogs.SavePlace;
import io.suito.desktop.look.Fonts;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.ModeSight;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** One open window of the program. Made, used and closed on the window's thread. */
public final class DesktopSession implements AutoCloseable {
    private final DesktopParts parts;
    private final Stage stage;
    private final DesktopWindow window;
    private boolean closed;

    private DesktopSession(DesktopParts parts, Stage stage, DesktopWindow window) {
        this.parts = parts;
        this.stage = stage;
        this.window = window;
    }

    /** Opens a window; it is not shown yet. */
    public static DesktopSession open(Workplace workplace, Locale locale, Memory memory, ModeSight mode) {
        return open(workplace.backoffice(), new OfficeWorkforce(workplace), workplace.given(), locale, memory, mode);
    }

    /** As {@link #open(Workplace, Locale, Memory, ModeSight)}, where somebody else knows who acts. */
    public static DesktopSession open(
            Backoffice backoffice,
            Workforce workforce,
            List<Given> given,
            Locale locale,
            Memory memory,
            ModeSight mode) {
        Fonts.load();
        Texts texts = new Texts(locale);
        DesktopParts parts = new DesktopParts(backoffice, workforce, given, texts, memory, mode);
        Stage stage = new Stage();
        return new DesktopSession(parts, stage, new DesktopWindow(stage, parts.root(), texts, memory, parts.sizes()));
    }

    /** From now on it looks as the system does, also when the system changes its mind. */
    public void followSystemTheme() {
        dress(Theme.of(Platform.getPreferences().getColorScheme()));
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress(Theme.of(scheme)));
    }

    /** Puts a theme on. */
    public void dress(Theme theme) {
        window.dress(theme);
    }

    /** The person wants to close: the window closes itself when nothing is in the way, and tells {@code closed}. */
    public void onCloseRequest(Runnable closed) {
        stage.setOnCloseRequest(event -> {
            event.consume();
            parts.closing().asked(() -> {
                close();
                closed.run();
            });
        });
    }

    /** Files are saved where this says, in place of the system's own dialog, which not every display has. */
    public void saveBy(SavePlace place) {
        parts.dialogs().saveBy(place);
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return window.scene();
    }

    /** The window goes, once; what runs in the database goes on. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        window.remember();
        stage.hide();
        parts.close();
    }
}
