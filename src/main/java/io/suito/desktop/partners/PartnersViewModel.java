package io.suito.desktop.partners;

import io.suito.desktop.live.Changes;
import io.suito.desktop.live.Topic;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.RowSource;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
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
        table.onChosen(() -> table.one().ifPresent(this::chosen));
    }

    private void chosen(PartnerList.Row row) {
        detail.open(row.id());
        navigator.stay(new Place(Area.PARTNERS, row.id().toString()));
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
            UUID partner = UUID.fromString(id);
            table.select(partner);
            detail.open(partner);
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
