package io.suito.desktop.partners;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.live.Changes;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.runs.StripePages;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.payouts.OrderFacts;
import io.suito.payouts.PartnerList;
import io.suito.payouts.WhyNotPaid;
import io.suito.payouts.WhyNotPaid.Gate;
import io.suito.testing.Marketplace;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The view model of the partners' screen on a marketplace of its own, with an executor, without a window. */
abstract class PartnersDesk {
    final Marketplace shop = new Marketplace();
    final DirectTasks tasks = new DirectTasks();
    final AnsweredDialogs dialogs = new AnsweredDialogs();
    final Texts texts = new Texts(Locale.ENGLISH);
    final Memory memory = Memory.fleeting();
    final Changes changes = new Changes(tasks);
    final Navigator navigator = new Navigator(Place.of(Area.PARTNERS));
    PartnersViewModel screen = screen();

    /** Another one, as after a new start: what is remembered stays. */
    final PartnersViewModel screen() {
        TableTools tools = new TableTools(tasks, texts, dialogs, memory);
        Asking asking = new Asking(shop.backoffice.requests(), tasks, texts, dialogs);
        var transactions = shop.backoffice.transactions();
        OrderViewModel order =
                new OrderViewModel(new OrderFacts(transactions), tools, navigator, new StripePages(Mode.TEST));
        PartnerViewModel detail = new PartnerViewModel(
                transactions,
                shop.backoffice.partnerReports(),
                new WhyNotPaid(transactions),
                order,
                asking,
                tools,
                navigator);
        return new PartnersViewModel(
                new ListingSource<>(transactions, PartnerList.LISTING), detail, tools, changes, navigator);
    }

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    final TableModel<PartnerList.Row> table() {
        return screen.table();
    }

    final void open(UUID partner) {
        screen.activate(partner.toString());
    }

    final Gate gate(String name) {
        return screen.detail().gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
