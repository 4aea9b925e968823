package io.suito.desktop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Backoffice;
import io.suito.desktop.DesktopSession;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.ModeSight;
import io.suito.desktop.shell.Workforce;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
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
        static final Robot KEYS = FxThread.on(Robot::new);
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
            // messages rise from below its lower edge: outside the screen the headless platform cannot draw them
            session.stage().setY(0);
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
        KeyCode[] codes = codes(keys);
        FxThread.until(keys + " heard by the window", () -> isSettled() && hears(codes));
    }

    /** As a person sees it who presses: drawn, and the keyboard where a frame has put it. */
    private boolean isSettled() {
        for (Window shown : Window.getWindows()) {
            shown.getScene().getRoot().applyCss();
            shown.getScene().getRoot().layout();
        }
        Node owner = scene().getFocusOwner();
        return owner != null && scene().equals(owner.getScene()) && !owner.isDisabled();
    }

    /**
     * Presses and lets go at once, or a button could lose the keyboard with the key half pressed; a pause after each
     * key would also make the walks ten times longer. The headless platform may give keys to a small window that has
     * come up since, such as a tip, which swallows them: then they are not heard, and are pressed again. An open menu
     * is meant to keep them to itself.
     */
    private boolean hears(KeyCode... codes) {
        takeKeyboard();
        boolean menu = Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
        AtomicInteger pressed = new AtomicInteger();
        EventHandler<KeyEvent> ear = event -> pressed.incrementAndGet();
        session.stage().addEventFilter(KeyEvent.KEY_PRESSED, ear);
        for (KeyCode code : codes) {
            Hands.KEYS.keyPress(code);
        }
        for (KeyCode code : Arrays.asList(codes).reversed()) {
            Hands.KEYS.keyRelease(code);
        }
        session.stage().removeEventFilter(KeyEvent.KEY_PRESSED, ear);
        return menu || pressed.get() == codes.length;
    }

    private void takeKeyboard() {
        if (!session.stage().isFocused()) {
            session.stage().requestFocus();
        }
    }

    private static KeyCode[] codes(String keys) {
        return Arrays.stream(keys.split("\\+"))
                .map(key -> switch (key) {
                    case "Ctrl", "Shortcut" -> KeyCode.CONTROL;
                    default -> KeyCode.valueOf(key.toUpperCase(Locale.ROOT).replace(' ', '_'));
                })
                .toArray(KeyCode[]::new);
    }

    /** Types text wherever the focus is, any script. */
    public void type(String text) {
        FxThread.run(this::takeKeyboard);
        FxThread.until("a field", this::isSettled);
        robot.targetWindow(session.stage()).write(text, 0);
    }

    /** Clicks in the middle of what a style selector finds, as soon as it can be seen. */
    public void click(String selector) {
        Node node = find(Node.class, selector);
        FxThread.until(selector + " is seen", () -> isSettled() && node.isVisible() && node.getScene() != null);
        robot.targetWindow(session.stage()).clickOn(node, Motion.DIRECT);
    }

    /** The test fails here when the window was left with an error in it that nobody expected. */
    @Override
    public void close() {
        String unexpected = FxThread.on(() -> {
            Node detail = scene().getRoot().lookup("#problem-detail");
            session.close();
            return detail instanceof TextArea told ? told.getText() : "";
        });
        assertThat(unexpected).as("what the window did not expect").isEmpty();
    }
}
