package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.shell.Area;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.Keyboard;
import io.suito.desktop.testing.TestWindow;
import io.suito.desktop.widgets.ActionButton;
import io.suito.testing.Marketplace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tabulator comes to everything that can be operated, on every screen and every tab of it. */
@Execution(ExecutionMode.SAME_THREAD)
class TabulatorTest {
    private static final int MOST = 120;

    private final Marketplace shop = new Marketplace();
    private final TestWindow window = TestWindow.open(shop.backoffice);

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        shop.partnerWith(20_000);
        shop.runToEnd();
        shop.partnerWith(30_000);
    }

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(Area.class)
    void comes_everywhere(Area area) {
        FxThread.run(window.find(ToggleButton.class, "#area-" + area.word())::fire);
        TableView<?> list = window.find(TableView.class, "#table-" + area.word());
        FxThread.until("rows", () -> !list.getItems().isEmpty());
        FxThread.run(() -> list.getSelectionModel().select(0));
        if (area == Area.RUNS) {
            window.find(TabPane.class, ".detail-tabs");
            TableView<?> items = window.find(TableView.class, ".items .table-view");
            FxThread.until("items", () -> !items.getItems().isEmpty());
            FxThread.run(() -> items.getSelectionModel().select(0));
            everyTab(".item-tabs");
        }
        if (area == Area.PARTNERS || area == Area.RUNS) {
            everyTab(".detail-tabs");
        }
        if (area == Area.RUNS || area == Area.SETTINGS) {
            everyTab(".screen-tabs");
        }
        assertThat(missed()).isEmpty();
    }

    /** The last tab first: the next walk begins where the screen began. */
    private void everyTab(String selector) {
        TabPane tabs = window.find(TabPane.class, selector);
        for (int tab = tabs.getTabs().size() - 1; tab >= 0; tab--) {
            int shown = tab;
            FxThread.run(() -> tabs.getSelectionModel().select(shown));
            assertThat(missed()).as(selector + " " + tab).isEmpty();
        }
    }

    /** What can be operated now and is not come to; what appears while walking is looked for too. */
    private List<String> missed() {
        List<Node> reached = new ArrayList<>();
        List<Node> wanted = new ArrayList<>();
        IntStream.range(0, MOST)
                .takeWhile(step -> step < 3 || isMissing(wanted, reached))
                .forEach(step -> {
                    window.press("Tab");
                    FxThread.run(() -> {
                        reached.add(window.scene().getFocusOwner());
                        wanted.clear();
                        collect(window.scene().getRoot(), wanted);
                    });
                });
        wanted.removeAll(reached);
        return wanted.stream().map(Node::toString).toList();
    }

    private static boolean isMissing(List<Node> wanted, List<Node> reached) {
        return !reached.containsAll(wanted);
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable() && !isBesideAnother(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** In a group the tabulator comes to one, and arrows lead to the others. */
    private static boolean isBesideAnother(Node node) {
        return node instanceof ToggleButton button && button.getToggleGroup() != null && !button.isSelected();
    }

    @Test
    void comes_to_the_navigation_and_arrows_lead_through_it() {
        Keyboard keys = new Keyboard(window);
        keys.walkTo("area-partners");

        window.press("Down");
        keys.until("area-runs");
        window.press("Space");

        FxThread.until("runs", () -> window.scene().getRoot().lookup(".screen-tabs") != null);
        window.press("Up");
        keys.until("area-partners");
        window.press("Space");
        FxThread.until("partners", () -> window.scene().getRoot().lookup(".screen-tabs") == null);
    }

    @Test
    void does_not_leave_an_open_dialog() {
        FxThread.run(window.find(ToggleButton.class, "#area-runs")::fire);
        TabPane screens = window.find(TabPane.class, ".screen-tabs");
        FxThread.run(() -> screens.getSelectionModel().select(1));
        window.find(Button.class, "#preview-plan");
        FxThread.until(
                "can be planned",
                () -> ActionButton.isPossible(window.scene().getRoot().lookup("#preview-plan")));
        FxThread.run(() -> ((Button) window.scene().getRoot().lookup("#preview-plan")).fire());
        Node card = window.find(Node.class, ".dialog-card");

        for (int step = 0; step < 12; step++) {
            window.press("Tab");
            assertThat(FxThread.on(() -> isWithin(window.scene().getFocusOwner(), card)))
                    .isTrue();
        }
    }

    private static boolean isWithin(Node node, Node card) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(card)) {
                return true;
            }
        }
        return false;
    }
}
