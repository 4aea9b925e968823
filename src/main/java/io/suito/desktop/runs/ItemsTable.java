package io.suito.desktop.runs;

import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.FilterModel;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.text.Reasons;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.ItemStates;
import io.suito.listing.Sort;
import io.suito.payouts.ItemFacts.Entry;
import io.suito.payouts.ItemList.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The items of a run, and the entries that one of them pays. */
final class ItemsTable {
    /** A sale and its fee are posted at one instant: they stand together, the sale first. */
    private static final Comparator<Entry> POSTED = Comparator.comparing(Entry::createdAt)
            .thenComparing(Entry::orderNumber, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entry::yen, Comparator.reverseOrder());

    static final ListedRows.Shape<Entry> ENTRIES =
            new ListedRows.Shape<>(Entry::id, Map.of("created", POSTED), Map.of());

    private ItemsTable() {}

    static TableSetup<Row> setup(Texts texts) {
        return new TableSetup<>(
                "items",
                List.of(
                        TableColumnModel.of("name", ColumnKind.TEXT, 160, Row::name),
                        TableColumnModel.<Row>of("amount", ColumnKind.YEN, 106, Row::amount)
                                .sortedBy("amount"),
                        TableColumnModel.<Row>of(
                                        "state",
                                        ColumnKind.STATUS,
                                        160,
                                        row -> texts.label("state.item", row.shownState()))
                                .toned(row -> ItemStates.tone(row.shownState())),
                        TableColumnModel.of(
                                "reason",
                                ColumnKind.TEXT,
                                120,
                                row -> Reasons.labelOfItem(row.shownState(), row.reason(), texts)),
                        TableColumnModel.of("arrival", ColumnKind.DATE, 108, Row::arrivalDate),
                        TableColumnModel.<Row>of("entries", ColumnKind.NUMBER, 72, Row::entries)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of("account", ColumnKind.ID, 200, Row::accountId)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of("transfer", ColumnKind.ID, 220, Row::transferId)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of("payout", ColumnKind.ID, 220, Row::payoutId)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of(
                                        "id",
                                        ColumnKind.ID,
                                        280,
                                        row -> row.id().toString())
                                .hiddenFirst()),
                List.of(
                        FilterModel.choice(
                                "state",
                                "",
                                "needs_person",
                                "moving",
                                "succeeded",
                                "failed",
                                "held",
                                "at_account",
                                "given_up",
                                "unknown"),
                        FilterModel.field("text"),
                        FilterModel.amount("amount")),
                Sort.descending("amount"),
                "amount");
    }

    static TableSetup<Entry> entries(Texts texts) {
        return new TableSetup<>(
                "item_entries",
                List.of(
                        TableColumnModel.of("order", ColumnKind.TEXT, 138, Entry::orderNumber),
                        TableColumnModel.of("yen", ColumnKind.YEN, 88, Entry::yen),
                        TableColumnModel.of("type", ColumnKind.TEXT, 96, row -> texts.word("entry.type", row.type())),
                        TableColumnModel.of("note", ColumnKind.TEXT, 160, Entry::note),
                        TableColumnModel.<Entry>of("created", ColumnKind.INSTANT, 156, Entry::createdAt)
                                .sortedBy("created"),
                        TableColumnModel.<Entry>of("available", ColumnKind.INSTANT, 156, Entry::availableAt)
                                .hiddenFirst()),
                List.of(),
                Sort.ascending("created"),
                "yen");
    }
}
