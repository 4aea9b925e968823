package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.WindowDialogs;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Area;
import io.suito.desktop.testing.Contrast;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.desktop.text.Texts;
import io.suito.testing.DatabaseLine;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
    static void watchStyles() {
        FxThread.run(() -> CssParser.errorsProperty().addListener((ListChangeListener<CssParser.ParseError>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(error -> CSS_ERRORS.add(error.getMessage()));
            }
        }));
    }

    @BeforeEach
    void forgetStyles() {
        CSS_ERRORS.clear();
    }

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
        try (TestWindow window = TestWindow.open(shop.backoffice, locale, theme, Memory.fleeting())) {
            FxThread.run(window.find(ToggleButton.class, "#area-" + area.word())::fire);
            FxThread.until("rows", () -> window.scene().getRoot().lookup(".table-row-cell:filled") != null);
            check(window);
            TableView<?> list = window.find(TableView.class, "#table-" + area.word());
            FxThread.until("its rows", () -> !list.getItems().isEmpty());
            FxThread.run(() -> list.getSelectionModel().select(0));
            FxThread.until("detail", () -> isShown(window, IN_PARTS.contains(area) ? ".detail-tabs" : ".detail"));
            everyTab(window, ".detail-tabs");
            if (area == Area.RUNS) {
                anItem(window);
            }
            everyTab(window, ".screen-tabs");
            assertThat(CSS_ERRORS).isEmpty();
        }
    }

    /** With what was sent to Stripe for it, and answered. */
    private static void anItem(TestWindow window) {
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        FxThread.run(() -> tabs.getSelectionModel().select(0));
        TableView<?> items = window.find(TableView.class, "#table-items");
        FxThread.until("items", () -> !items.getItems().isEmpty());
        FxThread.run(() -> items.getSelectionModel().select(0));
        FxThread.until("the item", () -> isShown(window, ".item-tabs"));
        everyTab(window, ".item-tabs");
        TextArea raw = window.find(TextArea.class, ".raw");
        FxThread.until("raw", () -> raw.getText().contains("{"));
        check(window);
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
            Label name = window.find(Label.class, ".detail-title");
            FxThread.until("the partner", () -> !name.getText().isEmpty());
            FxThread.run(window.find(Button.class, "#partner-hold")::fire);
            FxThread.until("dialog", () -> isShown(window, ".dialog-card"));
            check(window);
            FxThread.run(window.find(Button.class, "#dialog-cancel")::fire);
            window.press("Shortcut+K");
            FxThread.until("search", () -> isShown(window, ".search-card"));
            check(window);
            window.press("Escape");
            assertThat(CSS_ERRORS).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("languagesAndThemes")
    void what_goes_wrong_and_what_moves_money_is_readable_too(Locale locale, Theme theme) {
        DatabaseLine line = new DatabaseLine(shop.settings.url());
        DatabaseSettings through = new DatabaseSettings(line.jdbcUrl(), shop.settings.user(), shop.settings.password());
        try (line;
                Backoffice backoffice = Backoffice.open(through);
                TestWindow window = TestWindow.open(backoffice, locale, theme, Memory.fleeting())) {
            TableView<?> list = window.find(TableView.class, "#table-partners");
            FxThread.until("rows", () -> !list.getItems().isEmpty());
            TextField text = window.find(TextField.class, "#filter-text");
            FxThread.run(() -> text.setText("nobody is called so"));
            FxThread.until("nothing found", () -> isShown(window, "#table-next-step"));
            check(window);
            FxThread.run(text::clear);
            FxThread.until("rows again", () -> !list.getItems().isEmpty());
            WindowDialogs dialogs = FxThread.on(
                    () -> new WindowDialogs((StackPane) window.scene().getRoot(), new Texts(locale), form -> {
                        throw new IllegalStateException("no forms here");
                    }));
            FxThread.run(() -> dialogs.tell(Problem.of(new Refusal("payouts.nothing_due"), locale)));
            check(window);
            FxThread.run(window.find(Button.class, "#dialog-cancel")::fire);
            FxThread.run(() -> dialogs.tell(Problem.of(new IllegalStateException("broken"), locale)));
            check(window);
            FxThread.run(window.find(Button.class, "#dialog-cancel")::fire);
            FxThread.run(() -> dialogs.confirm(
                    new Confirmation("Title", "Headline", List.of("¥1,234"), "Pay out ¥1,234", true),
                    submission -> submission.failed(Problem.of(new Refusal("payouts.nothing_due"), locale))));
            check(window);
            FxThread.run(window.find(Button.class, "#dialog-action")::fire);
            FxThread.until("refused", () -> isShown(window, "#dialog-problem"));
            check(window);
            FxThread.run(window.find(Button.class, "#dialog-cancel")::fire);
            FxThread.run(() -> list.getContextMenu().show(list, 300, 300));
            check(window);
            FxThread.run(() -> list.getContextMenu().hide());
            FxThread.run(() -> dialogs.tellDone("Done."));
            check(window);
            line.cut();
            FxThread.until("offline", () -> isShown(window, ".offline-banner"));
            FxThread.run(() -> list.getSortOrder().clear());
            FxThread.until("notice", () -> isShown(window, ".table-notice"));
            check(window);
            assertThat(CSS_ERRORS).isEmpty();
        }
    }

    static Stream<Arguments> languagesAndThemes() {
        return Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                .flatMap(locale -> Stream.of(Theme.values()).map(theme -> Arguments.of(locale, theme)));
    }

    private static boolean isShown(TestWindow window, String selector) {
        return window.scene().getRoot().lookupAll(selector).stream().anyMatch(ScreensTest::isSeen);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
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

    /** What is in the window, and in the small windows over it: menus, notices, tips. */
    private static void check(TestWindow window) {
        assertThat(window.isOpen()).isTrue();
        // what has just come into the window gets its colours with the next pulse
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        List<String> tooLow = everywhere(Contrast::tooLow);
        while (!tooLow.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            tooLow = everywhere(Contrast::tooLow);
        }
        assertThat(tooLow).isEmpty();
        assertThat(everywhere(ScreensTest::nameless)).isEmpty();
        assertThat(FxThread.on(() -> window.scene().getRoot().minWidth(-1)))
                .as("least width of what is in the window")
                .isLessThanOrEqualTo(WindowPlace.LEAST_WIDTH);
    }

    private static List<String> everywhere(Function<Parent, List<String>> look) {
        return FxThread.on(() -> Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot())
                .flatMap(root -> look.apply(root).stream())
                .toList());
    }

    /** What can be operated and says nothing about itself. */
    private static List<String> nameless(Node node) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible()) {
            return found;
        }
        if (node.isFocusTraversable() && !hasName(node)) {
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
