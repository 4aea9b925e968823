package io.suito.desktop.partners;

import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.FilterModel;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.listing.Sort;
import io.suito.payouts.PartnerList.Row;
import java.util.List;

/**
 * The list of partners. A new column: a line here, a component in {@code PartnerList.Row} and its expression there, a
 * title in each language.
 */
final class PartnersTable {
    private PartnersTable() {}

    static TableSetup<Row> setup(Texts texts) {
        return new TableSetup<>(
                "partners",
                List.of(
                        TableColumnModel.<Row>of("name", ColumnKind.TEXT, 170, Row::name)
                                .sortedBy("name"),
                        TableColumnModel.of("kana", ColumnKind.TEXT, 116, Row::kana),
                        TableColumnModel.<Row>of(
                                        "stripe",
                                        ColumnKind.STATUS,
                                        106,
                                        row -> texts.word("stripe_state", row.stripeState()))
                                .toned(PartnersTable::tone),
                        TableColumnModel.<Row>of("unreserved", ColumnKind.YEN, 104, Row::unreserved)
                                .sortedBy("unreserved"),
                        TableColumnModel.of("available", ColumnKind.YEN, 104, Row::available),
                        TableColumnModel.<Row>of(
                                        "stop",
                                        ColumnKind.STATUS,
                                        152,
                                        row -> row.stopReason() == null ? null : texts.word("stop", row.stopReason()))
                                .toned(row -> Tone.BAD),
                        TableColumnModel.of("maturing", ColumnKind.YEN, 104, Row::maturing),
                        TableColumnModel.of("pending", ColumnKind.YEN, 104, Row::pending),
                        TableColumnModel.of("in_transit", ColumnKind.YEN, 104, Row::inTransit),
                        TableColumnModel.of("at_account", ColumnKind.YEN, 150, Row::atAccount),
                        TableColumnModel.<Row>of("debt", ColumnKind.YEN, 110, Row::debt)
                                .sortedBy("debt"),
                        TableColumnModel.of("paid_out", ColumnKind.YEN, 130, Row::paidOut)
                                .hiddenFirst(),
                        TableColumnModel.of("account", ColumnKind.ID, 200, Row::accountId)
                                .hiddenFirst()),
                List.of(
                        FilterModel.choice("standing", "", "owed", "stopped", "indebted", "no_account", "at_account"),
                        FilterModel.field("text"),
                        FilterModel.amount("payable"),
                        FilterModel.amount("debt")),
                Sort.descending("unreserved"),
                "available");
    }

    private static Tone tone(Row row) {
        return switch (row.stripeState()) {
            case "enabled" -> Tone.GOOD;
            case "disabled" -> Tone.BAD;
            default -> Tone.CAUTION;
        };
    }
}
