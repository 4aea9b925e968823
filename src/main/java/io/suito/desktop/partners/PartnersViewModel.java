package io.suito.desktop.partners;

import io.suito.desktop.live.Changes;
import io.suito.desktop.live.Topic;
import io.suito.desktop.runs.PreviewOf;
import io.suito.desktop.runs.RunsViewModel;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.RowSource;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.PartnerList;
import java.util.EnumSet;
import java.util.UUID;
import javafx.util.Subscription;

/** All partners, and the one that is looked at. */
public final class PartnersViewModel {
    private final TableModel<PartnerList.Row> table;
    private final PartnerViewModel detail;
    private final Changes changes;
    private final Navigator navigator;
    private final Action preview;
    private Subscription following = Subscription.EMPTY;

    public PartnersViewModel(
            RowSource<PartnerList.Row> partners,
            PartnerViewModel detail,
            TableTools tools,
            Changes changes,
            Navigator navigator) {
        this.table = new TableModel<>(PartnersTable.setup(tools.texts()), partners, tools);
        this.detail = detail;
        this.changes = changes;
        this.navigator = navigator;
        this.preview = new Action("partners-preview", "", this::previewChosen);
        table.selected().subscribe(this::offerPreview);
        offerPreview();
        detail.part().subscribe((before, now) -> placed());
        table.onChosen(() -> table.one().ifPresent(this::chosen));
    }

    private void chosen(PartnerList.Row row) {
        detail.open(row.id());
        placed();
    }

    /** The way back leads to what is seen now, to the part too. */
    private void placed() {
        Place seen = detail.place();
        if (seen != null && navigator.place().get().area() == Area.PARTNERS) {
            navigator.stay(seen);
        }
    }

    /** What a run of the chosen partners alone would do. */
    public Action preview() {
        return preview;
    }

    private void offerPreview() {
        int chosen = table.selected().size();
        preview.name(
                chosen == 0
                        ? detail.texts().get("partners.preview_chosen")
                        : detail.texts().count("partners.preview", chosen));
        if (chosen == 0) {
            preview.refuse(detail.texts().get("partners.choose_first"));
        } else {
            preview.allow();
        }
    }

    private void previewChosen() {
        navigator.go(RunsViewModel.previewAt(PreviewOf.chosen(
                table.selected().stream().map(PartnerList.Row::id).toList())));
    }

    public TableModel<PartnerList.Row> table() {
        return table;
    }

    public PartnerViewModel detail() {
        return detail;
    }

    /** Shown, perhaps with somebody to open: reads, and follows what others change. */
    public void activate(String id) {
        following.unsubscribe();
        following = changes.follow(EnumSet.allOf(Topic.class), this::refresh);
        if (!id.isEmpty()) {
            UUID partner = UUID.fromString(Place.record(id));
            table.select(partner);
            detail.open(partner);
            detail.turnTo(Place.part(id));
        }
        refresh();
    }

    private void refresh() {
        table.refresh();
        detail.refresh();
    }

    /** Hidden. */
    public void deactivate() {
        following.unsubscribe();
    }
}
