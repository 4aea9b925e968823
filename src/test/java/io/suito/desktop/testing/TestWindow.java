package io.suito.desktop.testing;

import io.suito.app.Backoffice;
import io.suito.desktop.DesktopSession;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Workforce;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** The program's window on a test's database, used with keys as a person uses it. */
public final class TestWindow implements AutoCloseable {
    private final DesktopSession session;

    private TestWindow(DesktopSession session) {
        this.session = session;
    }

    /** Opens it, in English and light. */
    public static TestWindow open(Backoffice backoffice) {
        return open(backoffice, Locale.ENGLISH, Theme.LIGHT, Memory.fleeting());
    }

    public static TestWindow open(Backoffice backoffice, Locale locale, Theme theme, Memory memory) {
        return FxThread.on(() -> {
            Workforce here = () -> new Workforce.Standing(Workforce.State.HERE, List.of());
            DesktopSession session = DesktopSession.open(backoffice, here, List.of(), locale, memory, Mode.SANDBOX);
            session.dress(theme);
            session.stage().show();
            session.stage().requestFocus();
            return new TestWindow(session);
        });
    }

    /** As the system does when the person closes the window. */
    public void askToClose() {
        session.onCloseRequest(() -> {});
        session.stage().fireEvent(new WindowEvent(session.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /** Where files are saved, as if the person had chosen it in the system's dialog. */
    public void savesTo(Path file) {
        FxThread.run(() -> session.saveBy((owner, title, suggestedName) -> file));
    }

    public boolean isOpen() {
        return session.stage().isShowing();
    }

    public Scene scene() {
        return session.scene();
    }

    /** What a style selector finds. */
    public <N extends Node> N find(Class<N> type, String selector) {
        FxThread.until(selector, () -> scene().getRoot().lookup(selector) != null);
        return FxThread.on(() -> type.cast(scene().getRoot().lookup(selector)));
    }

    /** For whoever looks for it in vain. */
    String whereTheKeyboardIs() {
        return scene().getFocusOwner() + " of a window with" + (session.stage().isFocused() ? "" : "out")
                + " focus; windows: " + Window.getWindows();
    }

    /** Presses keys, such as {@code Ctrl+K} or {@code Enter}, wherever the focus is. */
    public void press(String keys) {
        KeyCombination combination = KeyCombination.valueOf(keys);
        FxThread.run(() -> {
            // a small window of the window's own, such as a tip, may have come up since
            if (!session.stage().isFocused()) {
                session.stage().requestFocus();
            }
            Robot robot = new Robot();
            boolean control = keys.contains("Ctrl+") || keys.contains("Shortcut+");
            KeyCode code = KeyCode.valueOf(keys.substring(keys.lastIndexOf('+') + 1)
                    .toUpperCase(Locale.ROOT)
                    .replace(' ', '_'));
            hold(robot, control, KeyCode.CONTROL, true);
            hold(robot, keys.contains("Alt+"), KeyCode.ALT, true);
            hold(robot, keys.contains("Shift+"), KeyCode.SHIFT, true);
            robot.keyType(code);
            hold(robot, keys.contains("Shift+"), KeyCode.SHIFT, false);
            hold(robot, keys.contains("Alt+"), KeyCode.ALT, false);
            hold(robot, control, KeyCode.CONTROL, false);
        });
        FxThread.run(() -> combination.getDisplayText());
    }

    private static void hold(Robot robot, boolean needed, KeyCode key, boolean down) {
        if (needed && down) {
            robot.keyPress(key);
        } else if (needed) {
            robot.keyRelease(key);
        }
    }

    /** Types text wherever the focus is, any script. */
    public void type(String text) {
        FxThread.run(() -> {
            Node focused = scene().getFocusOwner();
            text.codePoints()
                    .forEach(point -> Event.fireEvent(
                            focused,
                            new javafx.scene.input.KeyEvent(
                                    javafx.scene.input.KeyEvent.KEY_TYPED,
                                    Character.toString(point),
                                    "",
                                    KeyCode.UNDEFINED,
                                    false,
                                    false,
                                    false,
                                    false)));
        });
    }

    @Override
    public void close() {
        FxThread.run(session::close);
    }
}
