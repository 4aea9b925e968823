package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.testing.Marketplace;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every job with the keyboard alone, in the real window. */
@Execution(ExecutionMode.SAME_THREAD)
class KeyboardTest {
    private final Marketplace shop = new Marketplace();
    private TestWindow window = TestWindow.open(shop.backoffice);

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    private void find(String words) {
        window.press("Ctrl+K");
        FxThread.until(
                "field",
                () -> window.scene().getFocusOwner() instanceof TextField field
                        && "search-words".equals(field.getId()));
        window.type(words);
        ListView<?> hits = window.find(ListView.class, "#search-hits");
        FxThread.until(
                "hit",
                () -> !hits.getItems().isEmpty()
                        && hits.getItems().get(0).toString().contains(words));
        window.press("Enter");
    }

    private String title() {
        Label title = window.find(Label.class, ".detail-title");
        return FxThread.on(title::getText);
    }

    @Test
    void a_partner_is_found_by_a_part_of_the_name_and_opened() {
        UUID partner = shop.partnerWith(4_000);
        shop.update("update public.partners set name = '青葉珈琲焙煎所' where id = '" + partner + "'");

        find("青葉");

        FxThread.until("opened", () -> window.scene().getRoot().lookup(".gate") != null);
        assertThat(title()).isEqualTo("青葉珈琲焙煎所");
    }

    @Test
    void a_partner_is_put_on_hold() {
        UUID partner = shop.partnerWith(4_000);
        shop.update("update public.partners set name = 'Aoba' where id = '" + partner + "'");
        find("Aoba");
        FxThread.until("opened", () -> window.scene().getRoot().lookup(".gate") != null);
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        FxThread.run(tabs::requestFocus);
        window.press("Right");
        window.press("Right");
        window.press("Right");
        FxThread.until("stops", () -> tabs.getSelectionModel().getSelectedIndex() == 3);
        FxThread.run(window.find(javafx.scene.control.Button.class, "#partner-hold")::requestFocus);
        window.press("Space");

        FxThread.until(
                "form",
                () -> window.scene().getFocusOwner() instanceof TextField field && "hold-reason".equals(field.getId()));
        window.type("contract missing");
        window.press("Enter");

        FxThread.until("held", () -> window.scene().getRoot().lookup(".dialog-card") == null);
        assertThat(shop.value(String.class, "select note from backoffice.partner_stops where lifted_at is null"))
                .isEqualTo("contract missing");
    }

    @Test
    void the_list_is_walked_with_arrows_and_left_with_the_way_back() {
        shop.partnerWith(4_000);
        shop.partnerWith(9_000);
        TableView<?> table = window.find(TableView.class, ".table-view");
        FxThread.until("rows", () -> table.getItems().size() == 2);
        FxThread.run(() -> {
            table.requestFocus();
            table.getSelectionModel().selectFirst();
            table.getFocusModel().focus(0);
        });
        window.press("Down");

        FxThread.until("second", () -> table.getSelectionModel().getSelectedIndex() == 1);
        FxThread.until("opened", () -> window.scene().getRoot().lookup(".gate") != null);
    }

    private boolean isSearching() {
        return window.scene().getFocusOwner() instanceof TextField field && "search-words".equals(field.getId());
    }

    @Test
    void escape_leaves_the_search_and_gives_the_keyboard_back() {
        shop.partnerWith(4_000);
        TableView<?> table = window.find(TableView.class, ".table-view");
        FxThread.until("rows", () -> table.getItems().size() == 1);
        FxThread.run(table::requestFocus);
        window.press("Ctrl+K");
        FxThread.until("field", this::isSearching);

        window.press("Escape");

        FxThread.until("back", () -> table.equals(window.scene().getFocusOwner()));
    }

    @Test
    void keys_that_lead_elsewhere_do_nothing_under_an_open_dialog() {
        FxThread.run(window.find(ToggleButton.class, "#area-runs")::fire);
        UUID partner = shop.partnerWith(4_000);
        shop.update("update public.partners set name = 'Aoba' where id = '" + partner + "'");
        find("Aoba");
        FxThread.until("opened", () -> window.scene().getRoot().lookup(".gate") != null);
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        FxThread.run(() -> tabs.getSelectionModel().select(3));
        FxThread.run(window.find(javafx.scene.control.Button.class, "#partner-hold")::fire);
        FxThread.until(
                "form",
                () -> window.scene().getFocusOwner() instanceof TextField field && "hold-reason".equals(field.getId()));
        Label area = window.find(Label.class, ".screen-title");
        String before = FxThread.on(area::getText);

        window.press("Ctrl+K");
        window.press("Alt+Left");

        assertThat(FxThread.on(this::isSearching)).isFalse();
        assertThat(FxThread.on(area::getText)).isEqualTo(before);
        assertThat(FxThread.on(window.find(Node.class, ".search-shade")::isVisible))
                .isFalse();
    }
}
