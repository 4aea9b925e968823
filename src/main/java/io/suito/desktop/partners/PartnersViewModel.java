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
import java.util.Optional;
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
    private boolean fromElsewhere;

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
        table.selected().subscribe(this::seen);
        table.onChosen(this::showChosen);
        table.onNarrowed(this::narrowed);
    }

    /** Whose row is selected belongs to the list, wherever one came from; a row that has come back is shown again. */
    private void seen() {
        if (detail.opened().get() == null) {
            table.one().map(PartnerList.Row::id).ifPresent(detail::open);
        }
        if (table.one()
                .map(PartnerList.Row::id)
                .equals(Optional.ofNullable(detail.opened().get()))) {
            fromElsewhere = false;
        }
    }

    /** The one who is chosen; beside none or several, nobody's detail is shown. */
    private void showChosen() {
        fromElsewhere = false;
        detail.open(table.one().map(PartnerList.Row::id).orElse(null));
        placed();
    }

    /** Who is not in the list any more is not shown beside it, unless the person came from elsewhere to see them. */
    private void narrowed() {
        if (!fromElsewhere) {
            showChosen();
        }
    }

    /** The way back leads to what is seen now, to the part too. */
    private void placed() {
        if (navigator.place().get().area() == Area.PARTNERS) {
            Place seen = detail.place();
            navigator.stay(seen == null ? Place.of(Area.PARTNERS) : seen);
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
        preview.about(table.one().map(PartnerList.Row::name).orElse(""));
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
            fromElsewhere = true;
            detail.open(partner);
            seen();
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
