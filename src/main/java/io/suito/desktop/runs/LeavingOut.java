package io.suito.desktop.runs;

import io.suito.desktop.table.TableModel;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.PayoutPreview.Item;
import io.suito.payouts.PayoutPreview.Skip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Partners whom a person leaves out of the plan that is previewed; until it is planned, that can be taken back. */
final class LeavingOut {
    private static final String EXCLUDED = "excluded";

    private final Set<UUID> partners = new LinkedHashSet<>();
    private final TableModel<Item> items;
    private final TableModel<Skip> skips;
    private final Texts texts;
    private final Runnable changed;
    private final Action leaveOut;
    private final Action takeIn;
    private boolean scheduled;

    /** @param changed reads the preview anew */
    LeavingOut(TableModel<Item> items, TableModel<Skip> skips, Texts texts, Runnable changed) {
        this.items = items;
        this.skips = skips;
        this.texts = texts;
        this.changed = changed;
        this.leaveOut = new Action("preview-leave-out", texts.get("preview.leave_out"), this::leaveOut);
        this.takeIn = new Action("preview-take-in", texts.get("preview.take_in"), this::takeIn);
        items.selected().subscribe(this::offer);
        skips.selected().subscribe(this::offer);
        offer();
    }

    /** Leaves the chosen partners out. */
    Action leave() {
        return leaveOut;
    }

    /** Takes the chosen ones in again, of those who were left out. */
    Action take() {
        return takeIn;
    }

    List<UUID> partners() {
        return List.copyOf(partners);
    }

    /** Another preview begins: nobody is left out of it. */
    void begin(boolean ofTheSchedule) {
        partners.clear();
        scheduled = ofTheSchedule;
        offer();
    }

    private void leaveOut() {
        items.selected().forEach(item -> partners.add(item.partnerId()));
        // those of other pages are not in the list any more: nothing would unselect them
        items.giveUpOtherPages();
        changed.run();
    }

    private void takeIn() {
        partners.removeAll(chosenToTakeIn());
        skips.giveUpOtherPages();
        changed.run();
    }

    private List<UUID> chosenToTakeIn() {
        return skips.selected().stream()
                .filter(skip -> skip.reason().equals(EXCLUDED))
                .map(Skip::partnerId)
                .toList();
    }

    private void offer() {
        if (scheduled) {
            leaveOut.refuse(texts.get("preview.leave_out.scheduled"));
        } else if (items.selected().isEmpty()) {
            leaveOut.refuse(texts.get("preview.leave_out.choose"));
        } else {
            leaveOut.allow();
        }
        if (chosenToTakeIn().isEmpty()) {
            takeIn.refuse(texts.get("preview.take_in.choose"));
        } else {
            takeIn.allow();
        }
    }
}
