package io.suito.cli.payouts;

import io.suito.money.Yen;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemState;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.text.Messages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item has come to what was asked for it, and why not.
 *
 * @param code the item's own reason, {@code payouts.item_moving} while it is under way, {@code payouts.item_not_done}
 *     where nothing else is known; null where it has come to it
 */
record ItemFate(ItemLine item, boolean reached, @Nullable String code) {
    static ItemFate of(ItemAction action, ItemLine item) {
        ItemState state = ItemState.of(item.state());
        if (action.isReached(state)) {
            return new ItemFate(item, true, null);
        }
        if (state.isMoving() || state == ItemState.TAKE_BACK_SENT) {
            return new ItemFate(item, false, "payouts.item_moving");
        }
        return new ItemFate(item, false, item.reason() == null ? "payouts.item_not_done" : item.reason());
    }

    /** What a person is told; null where it has come to it. */
    @Nullable
    String sentence(Locale locale) {
        if (reached) {
            return null;
        }
        String key = "payouts.item_moving".equals(code) ? "error.payouts.item_moving" : "error.payouts.item_not_done";
        return Messages.text(
                locale,
                key,
                item.itemId().toString(),
                item.name(),
                Yen.format(item.amount()),
                Messages.text(locale, "state.item." + (item.unknown() ? "unknown" : item.state())));
    }
}
