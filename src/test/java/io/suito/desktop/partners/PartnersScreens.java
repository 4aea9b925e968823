package io.suito.desktop.partners;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.live.Changes;
import io.suito.desktop.runs.StripePages;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.TableTools;
import io.suito.payouts.OrderFacts;
import io.suito.payouts.PartnerList;
import io.suito.payouts.WhyNotPaid;
import io.suito.testing.Marketplace;

/** The view model of the partners' screen on a test's marketplace, without a window. */
final class PartnersScreens {
    private PartnersScreens() {}

    static PartnersViewModel of(
            Marketplace shop, TableTools tools, Asking asking, Changes changes, Navigator navigator) {
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
}
