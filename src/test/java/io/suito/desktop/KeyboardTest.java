package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.Keyboard;
import io.suito.desktop.testing.TestWindow;
import io.suito.payouts.PartnerList;
import io.suito.testing.Marketplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every job with the keyboard alone, in the real window. */
@Execution(ExecutionMode.SAME_THREAD)
class KeyboardTest {
    private static final int STOPS = 3;
    private static final int MENU_ITEMS = 20;

    private final Marketplace shop = new Marketplace();
    private final TestWindow window = TestWindow.open(shop.backoffice);
    private final Keyboard keys = new Keyboard(window);

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    /** Somebody of this name who is owed money, opened by the search. */
    private UUID open(String name) {
        UUID partner = shop.partnerWith(4_000);
        shop.update("update public.partners set name = '" + name + "' where id = '" + partner + "'");
        keys.find(name);
        untilOpened();
        return partner;
    }

    /** Both have come with what they are owed: what comes later may take the place of the first row. */
    private void intoTheRowsOfTwo() {
        shop.partnerWith(4_000);
        shop.partnerWith(9_000);
        TableView<?> table = window.find(TableView.class, "#table-partners");
        FxThread.until(
                "two partners",
                () -> table.getItems().stream()
                                .filter(row -> ((PartnerList.Row) row).available() > 0)
                                .count()
                        == 2);
        keys.rows("Partners");
    }

    private void untilOpened() {
        FxThread.until("opened", () -> window.scene().getRoot().lookup(".gate") != null);
    }

    private String title() {
        Label title = window.find(Label.class, ".detail-title");
        return FxThread.on(title::getText);
    }

    private long stops() {
        return shop.value(Long.class, "select count(*) from backoffice.partner_stops where lifted_at is null");
    }

    @Test
    void a_partner_is_found_by_a_part_of_the_name_and_opened() {
        UUID partner = shop.partnerWith(4_000);
        shop.update("update public.partners set name = '青葉珈琲焙煎所' where id = '" + partner + "'");

        keys.find("青葉");

        untilOpened();
        assertThat(title()).isEqualTo("青葉珈琲焙煎所");
    }

    @Test
    void a_partner_is_put_on_hold() {
        open("Aoba");
        keys.turn("detail-tabs", STOPS);
        keys.press("partner-hold");

        keys.until("hold-reason");
        window.type("contract missing");
        window.press("Enter");

        FxThread.until("held", () -> window.scene().getRoot().lookup(".dialog-card") == null);
        assertThat(shop.value(String.class, "select note from backoffice.partner_stops where lifted_at is null"))
                .isEqualTo("contract missing");
    }

    @Test
    void a_hold_is_lifted() {
        UUID partner = open("Aoba");
        shop.done("partner.hold", Map.of("partner_id", partner), "contract missing");
        keys.turn("detail-tabs", STOPS);

        keys.press("partner-lift-staff_hold");
        keys.say("contract is here");

        Marketplace.await("lifted", () -> stops() == 0);
    }

    @Test
    void what_is_seen_is_exported(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("partners.csv");
        window.savesTo(file);
        intoTheRowsOfTwo();

        keys.press("table-export");

        Marketplace.await("exported", () -> Files.exists(file) && lines(file) == 3);
        assertThat(Files.readString(file)).contains("9000");
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_list_is_walked_with_arrows() {
        intoTheRowsOfTwo();
        TableView<?> table = window.find(TableView.class, ".table-view");

        window.press("Down");

        FxThread.until("second", () -> table.getSelectionModel().getSelectedIndex() == 1);
        untilOpened();
    }

    @Test
    void enter_leads_from_a_row_into_its_detail_and_escape_back() {
        shop.partnerWith(4_000);
        keys.rows("Partners");
        untilOpened();
        TableView<?> table = window.find(TableView.class, "#table-partners");

        window.press("Enter");
        FxThread.until("detail", () -> window.scene().getFocusOwner() instanceof TabPane);
        window.press("Escape");

        FxThread.until("rows", () -> table.equals(window.scene().getFocusOwner()));
    }

    @Test
    void escape_from_somebody_who_is_not_in_the_list_opens_nobody_else() {
        shop.partnerWith(9_000);
        keys.rows("Partners");
        TextField text = window.find(TextField.class, "#filter-text");
        TableView<?> table = window.find(TableView.class, "#table-partners");
        UUID sought = shop.partnerWith(4_000);
        shop.update("update public.partners set name = 'Aoba' where id = '" + sought + "'");
        shop.update("update public.partners set name = 'Midori' where name <> 'Aoba'");
        FxThread.run(() -> text.setText("Midori"));
        FxThread.until("narrowed", () -> table.getItems().size() == 1);
        keys.find("Aoba");
        FxThread.until(
                "opened",
                () -> window.scene().getRoot().lookup(".detail-title") instanceof Label label
                        && label.getText().equals("Aoba"));
        keys.turn("detail-tabs", 0);

        window.press("Escape");

        FxThread.until("back in the rows", () -> table.equals(window.scene().getFocusOwner()));
        FxThread.run(() -> {});
        assertThat(title()).isEqualTo("Aoba");
    }

    @Test
    void rows_are_sorted_by_the_menu_of_a_row() {
        intoTheRowsOfTwo();
        TableView<?> table = window.find(TableView.class, "#table-partners");

        window.press("Shift+F10");
        FxThread.until("menu", () -> table.getContextMenu().isShowing());
        walkMenuTo("Sort by");
        window.press("Right");
        walkMenuTo("Name");
        window.press("Enter");

        FxThread.until(
                "sorted",
                () -> table.getSortOrder().size() == 1
                        && "name".equals(table.getSortOrder().get(0).getId()));
    }

    @Test
    void a_view_is_saved_under_a_name_and_shown_again() {
        shop.partnerWith(4_000);
        keys.rows("Partners");
        TableView<?> table = window.find(TableView.class, "#table-partners");
        int columns = FxThread.on(() -> table.getColumns().size());
        keys.press("table-columns");
        walkMenuTo("Paid out");
        window.press("Enter");
        FxThread.until("a column more", () -> table.getColumns().size() == columns + 1);

        keys.press("table-views");
        walkMenuTo("Save view...");
        window.press("Enter");
        keys.until("view-name");
        window.type("With paid out");
        window.press("Enter");
        FxThread.until("saved", () -> window.scene().getRoot().lookup(".dialog-card") == null);
        keys.press("table-views");
        walkMenuTo("Standard view");
        window.press("Enter");
        FxThread.until("standard", () -> table.getColumns().size() == columns);
        keys.find("View: With paid out");

        FxThread.until("shown again", () -> table.getColumns().size() == columns + 1);
    }

    private void walkMenuTo(String text) {
        for (int steps = 0; steps < MENU_ITEMS && !FxThread.on(() -> isInMenuAt(text)); steps++) {
            window.press("Down");
        }
        assertThat(FxThread.on(() -> isInMenuAt(text))).as(text).isTrue();
    }

    private static boolean isInMenuAt(String text) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(menu -> menu.getScene().getFocusOwner())
                .filter(item -> item != null && item.getStyleClass().contains("menu-item"))
                .flatMap(item -> item.lookupAll(".label").stream())
                .anyMatch(label -> label instanceof Label words && text.equals(words.getText()));
    }

    @Test
    void the_tabulator_stays_in_the_search() {
        shop.partnerWith(4_000);
        keys.rows("Partners");
        window.press("Shortcut+K");
        keys.until("search-words");

        for (int step = 0; step < 4; step++) {
            window.press("Tab");
            assertThat(FxThread.on(() -> isInSearch(window.scene().getFocusOwner())))
                    .isTrue();
        }
        window.press("Alt+Left");
        assertThat(FxThread.on(window.find(Node.class, ".search-shade")::isVisible))
                .isTrue();
    }

    private static boolean isInSearch(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("search-card")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_hold_is_found_by_its_name_where_the_partner_is_open() {
        open("Aoba");

        keys.find("on hold");

        keys.until("hold-reason");
    }

    @Test
    void who_comes_to_an_action_that_cannot_be_done_is_told_why() {
        shop.partnerWith(4_000);
        keys.walkTo("partners-preview");
        Button preview = window.find(Button.class, "#partners-preview");

        assertThat(FxThread.on(preview::getAccessibleHelp)).startsWith("Choose partners first");
        FxThread.until("reason", () -> preview.getTooltip().isShowing());
        window.press("Space");
        FxThread.until("still there", () -> preview.equals(window.scene().getFocusOwner()));
        window.press("Shift+Tab");
        FxThread.until("gone", () -> !preview.getTooltip().isShowing());
    }

    @Test
    void escape_leaves_the_search_and_gives_the_keyboard_back() {
        shop.partnerWith(4_000);
        keys.rows("Partners");
        TableView<?> table = window.find(TableView.class, ".table-view");
        window.press("Shortcut+K");
        keys.until("search-words");

        window.press("Escape");

        FxThread.until("back", () -> table.equals(window.scene().getFocusOwner()));
    }

    @Test
    void keys_that_lead_elsewhere_do_nothing_under_an_open_dialog() {
        FxThread.run(window.find(ToggleButton.class, "#area-runs")::fire);
        open("Aoba");
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        FxThread.run(() -> tabs.getSelectionModel().select(STOPS));
        FxThread.run(window.find(Button.class, "#partner-hold")::fire);
        keys.until("hold-reason");
        Label area = window.find(Label.class, ".screen-title");
        String before = FxThread.on(area::getText);

        window.press("Shortcut+K");
        window.press("Alt+Left");

        boolean searching = FxThread.on(() ->
                window.scene().getFocusOwner() instanceof TextField field && "search-words".equals(field.getId()));
        assertThat(searching).isFalse();
        assertThat(FxThread.on(area::getText)).isEqualTo(before);
        assertThat(FxThread.on(window.find(Node.class, ".search-shade")::isVisible))
                .isFalse();
    }

    @Test
    void what_a_search_finds_and_what_enter_would_open_is_said_to_who_cannot_see_it() {
        window.press("Shortcut+K");
        keys.until("search-words");
        window.type("Payout runs");
        TextField words = window.find(TextField.class, "#search-words");

        FxThread.until("help", () -> "Screen: Payout runs".equals(words.getAccessibleHelp()));
        Node hits = window.find(Node.class, "#search-hits");
        FxThread.until(
                "hit",
                () -> hits.lookupAll(".list-cell").stream()
                        .anyMatch(cell -> "Screen: Payout runs".equals(cell.getAccessibleText())));
    }
}
