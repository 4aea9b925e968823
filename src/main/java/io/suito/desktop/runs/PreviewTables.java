package io.suito.desktop.runs;

import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.FilterModel;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.text.Reasons;
import io.suito.desktop.text.Texts;
import io.suito.listing.Sort;
import io.suito.payouts.PayoutPreview.Item;
import io.suito.payouts.PayoutPreview.Skip;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who would be paid, and who is not although there is money, with what would change that. */
final class PreviewTables {
    static ListedRows.Shape<Item> itemsShape(PartnersFound found) {
        return new ListedRows.Shape<>(
                Item::partnerId,
                Map.of("amount", Comparator.comparingLong(Item::amount), "name", Comparator.comparing(Item::name)),
                Map.of("text", (item, text) -> found.are(item.partnerId(), text)));
    }

    static ListedRows.Shape<Skip> skipsShape(PartnersFound found) {
        return new ListedRows.Shape<>(
                Skip::partnerId,
                Map.of("amount", Comparator.comparingLong(Skip::amount), "reason", Comparator.comparing(Skip::reason)),
                Map.of(
                        "text", (skip, text) -> found.are(skip.partnerId(), text),
                        "stopped", (skip, asked) -> group(skip).equals("stopped"),
                        "debt", (skip, asked) -> group(skip).equals("debt"),
                        "stripe",
                                (skip, asked) ->
                                        List.of("no_account", "stripe_disabled").contains(skip.reason()),
                        "unfinished_item", (skip, asked) -> group(skip).equals("unfinished_item"),
                        "excluded", (skip, asked) -> group(skip).equals("excluded"),
                        "below_minimum", (skip, asked) -> group(skip).equals("below_minimum")));
    }

    private PreviewTables() {}

    private static String group(Skip skip) {
        return skip.reason().replaceFirst(":.*", "");
    }

    static TableSetup<Item> items() {
        return new TableSetup<>(
                "preview_items",
                List.of(
                        TableColumnModel.<Item>of("name", ColumnKind.TEXT, 190, Item::name)
                                .sortedBy("name"),
                        TableColumnModel.<Item>of("amount", ColumnKind.YEN, 120, Item::amount)
                                .sortedBy("amount")),
                List.of(FilterModel.field("text")),
                Sort.descending("amount"),
                "amount");
    }

    static TableSetup<Skip> skips(Texts texts) {
        return new TableSetup<>(
                "skips",
                List.of(
                        TableColumnModel.of("name", ColumnKind.TEXT, 150, Skip::name),
                        TableColumnModel.<Skip>of("amount", ColumnKind.YEN, 100, Skip::amount)
                                .sortedBy("amount"),
                        TableColumnModel.<Skip>of(
                                        "reason", ColumnKind.TEXT, 160, skip -> Reasons.label(skip.reason(), texts))
                                .sortedBy("reason"),
                        TableColumnModel.of(
                                "cure",
                                ColumnKind.TEXT,
                                320,
                                skip -> texts.word("run.cure", skip.reason().replace(':', '.')))),
                List.of(
                        FilterModel.choice(
                                "why", "", "stopped", "debt", "stripe", "unfinished_item", "excluded", "below_minimum"),
                        FilterModel.field("text")),
                Sort.descending("amount"),
                "amount");
    }
}
