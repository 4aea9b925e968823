package io.suito.desktop.partners;

import io.suito.desktop.live.Changes;
import io.suito.desktop.live.Topic;
import io.suito.desktop.table.RowSource;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.payouts.PartnerList;
import java.util.EnumSet;
import javafx.util.Subscription;

/** All partners, and the one that is looked at. */
public final class PartnersViewModel {
    private final TableModel<PartnerList.Row> table;
    private final Changes changes;
    private Subscription following = Subscription.EMPTY;

    public PartnersViewModel(RowSource<PartnerList.Row> partners, TableTools tools, Changes changes) {
        this.table = new TableModel<>(PartnersTable.setup(tools.texts()), partners, tools);
        this.changes = changes;
    }

    public TableModel<PartnerList.Row> table() {
        return table;
    }

    /** Shown: reads, and follows what others change. */
    public void activate() {
        following = changes.follow(EnumSet.allOf(Topic.class), table::refresh);
        table.refresh();
    }

    /** Hidden. */
    public void deactivate() {
        following.unsubscribe();
    }
}
