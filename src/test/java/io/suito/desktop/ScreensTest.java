package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Area;
import io.suito.desktop.testing.Contrast;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.testing.Marketplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen, in both languages and themes: it opens, can be read, can be named, and its styles hold. */
@Execution(ExecutionMode.SAME_THREAD)
class ScreensTest {
    /** Screens whose records have parts of their own. */
    private static final Set<Area> IN_PARTS = Set.of(Area.PARTNERS, Area.RUNS);

    private static final List<String> CSS_ERRORS = new ArrayList<>();
    private static Marketplace shop = new Marketplace();

    @BeforeAll
    static void fill() {
        shop.partner();
        shop.startExecutor();
        shop.partnerWith(12_000);
        shop.stripe().fund(1_000_000);
        shop.runToEnd();
        shop.adjust(shop.partner(), -20_000);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    static Stream<Arguments> looks() {
        return Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                .flatMap(locale -> Stream.of(Theme.values())
                        .flatMap(theme -> Stream.of(Area.values()).map(area -> Arguments.of(area, locale, theme))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("looks")
    void opens_is_readable_and_has_names_for_those_who_cannot_see(Area area, Locale locale, Theme theme) {
        CSS_ERRORS.clear();
        FxThread.run(() -> CssParser.errorsProperty().addListener((javafx.collections.ListChangeListener<
                        CssParser.ParseError>)
                change -> change.getList().forEach(error -> CSS_ERRORS.add(error.getMessage()))));
        try (TestWindow window = TestWindow.open(shop.backoffice, locale, theme, Memory.fleeting())) {
            FxThread.run(window.find(ToggleButton.class, "#area-" + area.word())::fire);
            FxThread.until("rows", () -> window.scene().getRoot().lookup(".table-row-cell:filled") != null);
            check(window);
            TableView<?> list = window.find(TableView.class, "#table-" + area.word());
            FxThread.until("its rows", () -> !list.getItems().isEmpty());
            FxThread.run(() -> list.getSelectionModel().select(0));
            FxThread.until("detail", () -> isShown(window, IN_PARTS.contains(area) ? ".detail-tabs" : ".detail"));
            everyTab(window, ".detail-tabs");
            everyTab(window, ".screen-tabs");
            assertThat(CSS_ERRORS).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("languagesAndThemes")
    void dialogs_and_the_search_are_readable_and_have_names_too(Locale locale, Theme theme) {
        try (TestWindow window = TestWindow.open(shop.backoffice, locale, theme, Memory.fleeting())) {
            TableView<?> list = window.find(TableView.class, ".table-view");
            FxThread.until("rows", () -> !list.getItems().isEmpty());
            FxThread.run(() -> list.getSelectionModel().select(0));
            FxThread.until("detail", () -> isShown(window, ".detail"));
            TabPane tabs = window.find(TabPane.class, ".detail-tabs");
            FxThread.run(() -> tabs.getSelectionModel().selectLast());
            FxThread.run(window.find(Button.class, "#partner-hold")::fire);
            FxThread.until("dialog", () -> isShown(window, ".dialog-card"));
            check(window);
            FxThread.run(window.find(Button.class, "#dialog-cancel")::fire);
            window.press("Shortcut+K");
            FxThread.until("search", () -> isShown(window, ".search-card"));
            check(window);
        }
    }

    static Stream<Arguments> languagesAndThemes() {
        return Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                .flatMap(locale -> Stream.of(Theme.values()).map(theme -> Arguments.of(locale, theme)));
    }

    private static boolean isShown(TestWindow window, String selector) {
        return window.scene().getRoot().lookupAll(selector).stream().anyMatch(Node::isVisible);
    }

    private static void everyTab(TestWindow window, String selector) {
        if (FxThread.on(() -> window.scene().getRoot().lookup(selector) == null)) {
            return;
        }
        TabPane tabs = window.find(TabPane.class, selector);
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int shown = tab;
            FxThread.run(() -> tabs.getSelectionModel().select(shown));
            check(window);
        }
    }

    private static void check(TestWindow window) {
        // what has just come into the window gets its colours with the next pulse
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        List<String> tooLow = FxThread.on(() -> Contrast.tooLow(window.scene().getRoot()));
        while (!tooLow.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            tooLow = FxThread.on(() -> Contrast.tooLow(window.scene().getRoot()));
        }
        assertThat(tooLow).isEmpty();
        assertThat(FxThread.on(() -> nameless(window.scene().getRoot()))).isEmpty();
    }

    /** What can be operated and says nothing about itself. */
    private static List<String> nameless(Node node) {
        List<String> found = new ArrayList<>();
        if (node.isFocusTraversable() && node.isVisible() && !hasName(node)) {
            found.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(nameless(child)));
        }
        return found;
    }

    private static boolean hasName(Node node) {
        boolean said =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean written = node instanceof Labeled labeled && !labeled.getText().isBlank();
        boolean operated = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof ListView
                || node instanceof TableView;
        return said || written || !operated;
    }
}
