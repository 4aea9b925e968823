package io.suito.tour;

import io.suito.payouts.PartnerLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/** Partners: the list, one of them, looking somebody up, a hold that is set and lifted, a saved view, an export. */
final class PartnersTour {
    private static final int LEDGER = 1;
    private static final int STOPS = 3;

    private final Hands hands;
    private final Path exports;

    PartnersTour(Hands hands, Path exports) {
        this.hands = hands;
        this.exports = exports;
    }

    void walk() {
        TableView<?> table = hands.rows("#table-partners");
        hands.take("partners");
        hands.choose(table, 0);
        hands.untilShown(".gate");
        hands.take("partner-why-not-paid");
        TabPane tabs = hands.on(() -> hands.find(TabPane.class, ".detail-tabs"));
        for (int tab = 1; tab < tabs.getTabs().size(); tab++) {
            hands.tab(".detail-tabs", tab);
            hands.take("partner-tab-" + tab);
        }
        order();
        holdAndLift();
        search();
        narrow();
        export();
    }

    /** The order behind an entry of the ledger, from the buyer's payment on. */
    private void order() {
        hands.tab(".detail-tabs", LEDGER);
        TableView<?> ledger = hands.rows("#table-ledger");
        int sold = hands.on(() -> IntStream.range(0, ledger.getItems().size())
                .filter(i -> ((PartnerLedger.Row) ledger.getItems().get(i)).orderId() != null)
                .findFirst()
                .orElse(-1));
        if (sold >= 0) {
            hands.choose(ledger, sold);
            hands.until(() -> hands.root().lookup("#order-steps") instanceof ListView<?> steps
                    && !steps.getItems().isEmpty());
            hands.run(() -> {
                ListView<?> steps = hands.find(ListView.class, "#order-steps");
                steps.getSelectionModel().selectLast();
                steps.scrollTo(steps.getItems().size() - 1);
            });
            hands.take("partner-order");
        }
    }

    private void holdAndLift() {
        hands.tab(".detail-tabs", STOPS);
        hands.press("#partner-hold");
        hands.type("#hold-until", hands.words("2029-12-31", "２０２９年１２月３１日"));
        hands.type("#hold-reason", hands.words("The account's name is being checked", "口座名義の確認中"));
        hands.take("partner-hold-dialog");
        hands.agree();
        hands.untilShown("#partner-lift-staff_hold");
        hands.take("partner-held");
        hands.press("#partner-lift-staff_hold");
        hands.reason("partner-lift-dialog", hands.words("The name is right", "確認できました"));
        hands.untilGone("#partner-lift-staff_hold");
        hands.take("partner-lifted");
        hands.tab(".detail-tabs", 0);
    }

    private void search() {
        hands.press(".search-button");
        hands.take("search-open");
        hands.type("#search-words", "あお");
        hands.until(() -> !hands.find(ListView.class, "#search-hits").getItems().isEmpty());
        hands.take("search-hits");
        hands.type("#search-words", "zzz");
        hands.take("search-nothing");
        hands.run(() -> javafx.event.Event.fireEvent(
                hands.find(javafx.scene.Node.class, "#search-words"),
                new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.ESCAPE,
                        false,
                        false,
                        false,
                        false)));
    }

    /** An amount that cannot be read, one that can, and a question that nobody answers. */
    private void narrow() {
        hands.type("#filter-payable", "1,00");
        hands.take("filter-unreadable");
        hands.type("#filter-payable", hands.words("50,000", "５０，０００"));
        hands.take("filter-amount");
        saveView();
        hands.type("#filter-text", "zzz");
        hands.untilShown("#table-next-step");
        hands.until(() -> hands.find(Button.class, "#table-next-step").isVisible());
        hands.take("filter-nothing");
        hands.press("#table-next-step");
    }

    /** What is asked for now gets a name. */
    private void saveView() {
        hands.pick("#table-views", "view-save");
        hands.type("#view-name", hands.words("¥50,000 or more", "5 万円以上"));
        hands.take("view-dialog");
        hands.agree();
        hands.untilQuiet();
        hands.menu("#table-views", true);
        hands.take("view-menu");
        hands.menu("#table-views", false);
    }

    private void export() {
        Path file = exports.resolve("partners.csv");
        hands.saveTo(file);
        hands.press("#table-export");
        hands.until(() -> Files.exists(file));
        hands.untilNotified();
        hands.take("export-done");
        hands.untilQuiet();
    }
}
