package io.suito.desktop.testing;

import io.suito.app.Backoffice;
import io.suito.desktop.DesktopSession;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.ModeSight;
import io.suito.desktop.shell.Workforce;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;

/** The program's window on a test's database, used with keys and mouse as a person uses them. */
public final class TestWindow implements AutoCloseable {
    private final DesktopSession session;
    private final FxRobot robot = Hands.OF_ALL;

    /** One for all windows: each robot of the headless platform keeps a window, and that window another robot. */
    private static final class Hands {
        static final FxRobot OF_ALL = new FxRobot();
    }

    private TestWindow(DesktopSession session) {
        this.session = session;
    }

    /** Opens it, in English and light. */
    public static TestWindow open(Backoffice backoffice) {
        return open(backoffice, Locale.ENGLISH, Theme.LIGHT, Memory.fleeting());
    }

    /** Where the mode is not the sandbox's. */
    public static TestWindow open(Backoffice backoffice, ModeSight mode) {
        return open(backoffice, Locale.ENGLISH, Theme.LIGHT, Memory.fleeting(), mode);
    }

    public static TestWindow open(Backoffice backoffice, Locale locale, Theme theme, Memory memory) {
        return open(backoffice, locale, theme, memory, ModeSight.of(Mode.SANDBOX));
    }

    private static TestWindow open(Backoffice backoffice, Locale locale, Theme theme, Memory memory, ModeSight mode) {
        return FxThread.on(() -> {
            Workforce here = () -> new Workforce.Standing(Workforce.State.HERE, List.of());
            DesktopSession session = DesktopSession.open(backoffice, here, List.of(), locale, memory, mode);
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

    /** Presses keys, such as {@code Shortcut+K} or {@code Enter}, wherever the focus is. */
    public void press(String keys) {
        takeKeyboard();
        KeyCode[] pressed = codes(keys);
        KeyCode[] released = pressed.clone();
        Collections.reverse(Arrays.asList(released));
        // what follows waits for what it needs; a pause after each key would make the walks ten times longer
        robot.robotContext().getKeyboardRobot().pressNoWait(pressed);
        robot.robotContext().getKeyboardRobot().releaseNoWait(released);
        FxThread.run(() -> {});
    }

    /** A small window of the window's own, such as a tip, may have come up since. */
    private void takeKeyboard() {
        FxThread.run(() -> {
            if (!session.stage().isFocused()) {
                session.stage().requestFocus();
            }
        });
    }

    private static KeyCode[] codes(String keys) {
        return Arrays.stream(keys.split("\\+"))
                .map(key -> switch (key) {
                    case "Ctrl" -> KeyCode.CONTROL;
                    default -> KeyCode.valueOf(key.toUpperCase(Locale.ROOT).replace(' ', '_'));
                })
                .toArray(KeyCode[]::new);
    }

    /** Types text wherever the focus is, any script. */
    public void type(String text) {
        takeKeyboard();
        robot.targetWindow(session.stage()).write(text, 0);
    }

    /** Clicks in the middle of what a style selector finds, as soon as it can be seen. */
    public void click(String selector) {
        Node node = find(Node.class, selector);
        FxThread.until(selector + " is seen", () -> node.isVisible() && node.getScene() != null);
        robot.targetWindow(session.stage()).clickOn(node, Motion.DIRECT);
    }

    @Override
    public void close() {
        FxThread.run(session::close);
    }
}
