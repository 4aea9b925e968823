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
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen, in both languages and themes: it opens, can be read, can be named, and its styles hold. */
class ScreensTest {
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

            assertThat(FxThread.on(() -> Contrast.tooLow(window.scene().getRoot())))
                    .isEmpty();
            assertThat(FxThread.on(() -> nameless(window.scene().getRoot()))).isEmpty();
            assertThat(CSS_ERRORS).isEmpty();
        }
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
        boolean operated = node instanceof ButtonBase || node instanceof TextInputControl;
        return said || written || !operated;
    }
}
