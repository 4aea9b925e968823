package io.suito.desktop.partners;

import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.FilterModel;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.text.Reasons;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.ItemStates;
import io.suito.listing.Sort;
import io.suito.payouts.PartnerLedger;
import io.suito.payouts.PartnerPayouts;
import java.util.List;

/** The tables of one partner: the ledger, the payouts. */
final class PartnerTables {
    private PartnerTables() {}

    static TableSetup<PartnerLedger.Row> ledger(Texts texts) {
        return new TableSetup<>(
                "ledger",
                List.of(
                        TableColumnModel.<PartnerLedger.Row>of(
                                        "created", ColumnKind.INSTANT, 150, PartnerLedger.Row::createdAt)
                                .sortedBy("created"),
                        TableColumnModel.of("type", ColumnKind.TEXT, 90, row -> texts.word("entry.type", row.type())),
                        TableColumnModel.of("yen", ColumnKind.YEN, 110, PartnerLedger.Row::yen),
                        TableColumnModel.of(
                                "status", ColumnKind.TEXT, 110, row -> texts.word("entry.status", status(row))),
                        TableColumnModel.of("available", ColumnKind.INSTANT, 150, PartnerLedger.Row::availableAt),
                        TableColumnModel.of("order", ColumnKind.TEXT, 130, PartnerLedger.Row::orderNumber),
                        TableColumnModel.of("note", ColumnKind.TEXT, 160, PartnerLedger.Row::note),
                        TableColumnModel.<PartnerLedger.Row>of(
                                        "payout", ColumnKind.ID, 200, PartnerLedger.Row::payoutId)
                                .hiddenFirst()),
                List.of(FilterModel.choice("kind", "", "open", "sale", "platform_fee", "adjustment", "payout")),
                Sort.descending("created"),
                "yen");
    }

    /** What an entry is counted under: available money may be promised to a run, or still maturing. */
    static String status(PartnerLedger.Row row) {
        if (!row.status().equals("available")) {
            return row.status();
        }
        if (row.promised()) {
            return "promised";
        }
        return row.maturing() ? "maturing" : "available";
    }

    static TableSetup<PartnerPayouts.Row> payouts(Texts texts) {
        return new TableSetup<>(
                "partner_payouts",
                List.of(
                        TableColumnModel.<PartnerPayouts.Row>of(
                                        "created", ColumnKind.INSTANT, 150, PartnerPayouts.Row::createdAt)
                                .sortedBy("created"),
                        TableColumnModel.of("run", ColumnKind.DATE, 120, PartnerPayouts.Row::runDate),
                        TableColumnModel.of("amount", ColumnKind.YEN, 120, PartnerPayouts.Row::amount),
                        TableColumnModel.<PartnerPayouts.Row>of(
                                        "state", ColumnKind.STATUS, 170, row -> texts.label("state.item", row.state()))
                                .toned(row -> ItemStates.tone(row.state())),
                        TableColumnModel.of(
                                "reason",
                                ColumnKind.TEXT,
                                160,
                                row -> Reasons.labelOfItem(row.state(), row.reason(), texts)),
                        TableColumnModel.of("arrival", ColumnKind.DATE, 120, PartnerPayouts.Row::arrivalDate),
                        TableColumnModel.of("payout", ColumnKind.ID, 220, PartnerPayouts.Row::payoutId)),
                List.of(),
                Sort.descending("created"),
                "amount");
    }
}
