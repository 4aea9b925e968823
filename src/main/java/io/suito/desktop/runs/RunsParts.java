package io.suito.desktop.runs;

import io.suito.app.Backoffice;
import io.suito.database.Transactions;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.live.Changes;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.views.Views;
import io.suito.payouts.RunList;
import io.suito.payouts.RunReports;

/** The views and view models of this feature, made and put together. */
public final class RunsParts {
    private final ItemsViewModel items;
    private final RunViewModel run;
    private final PreviewViewModel preview;
    private final RunsViewModel runs;

    public RunsParts(
            Backoffice backoffice,
            Asking asking,
            TableTools tools,
            Changes changes,
            Navigator navigator,
            StripePages pages) {
        Transactions transactions = backoffice.transactions();
        RunReports reports = backoffice.runReports();
        items = new ItemsViewModel(transactions, asking, tools, navigator, pages);
        run = new RunViewModel(transactions, new RunReader(transactions, reports), items, asking, tools);
        preview = new PreviewViewModel(transactions, reports, asking, tools, navigator);
        runs = new RunsViewModel(
                new ListingSource<>(transactions, RunList.LISTING),
                new RunsViewModel.Parts(run, preview, new DatesViewModel(transactions, tools)),
                tools,
                changes,
                navigator);
    }

    /** The whole of it. */
    public RunsViewModel runs() {
        return runs;
    }

    /** Says where the controllers of its FXML come from. */
    public void register(Views views) {
        views.register(RunsView.class, () -> new RunsView(runs))
                .register(RunView.class, () -> new RunView(run))
                .register(ItemsView.class, () -> new ItemsView(items))
                .register(ItemView.class, () -> new ItemView(items))
                .register(PreviewView.class, () -> new PreviewView(preview));
    }
}
