package io.suito.desktop.shell;

import io.suito.desktop.dialogs.QuietFailure;
import io.suito.desktop.live.Changes;
import io.suito.desktop.live.Topic;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.tasks.Tasks;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.Going;
import java.util.EnumSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs that are being paid, whoever does it: how far they are stands in the header of every screen. */
public final class GoingRuns {
    private final RunReports reports;
    private final Latest latest;
    private final QuietFailure failing = new QuietFailure("reading the runs that are being paid");
    private final ObservableList<Going> runs = FXCollections.observableArrayList();

    public GoingRuns(RunReports reports, Changes changes, Tasks tasks) {
        this.reports = reports;
        this.latest = new Latest(tasks);
        changes.follow(EnumSet.of(Topic.RUNS, Topic.ITEMS), this::read);
    }

    public ObservableList<Going> runs() {
        return runs;
    }

    /** Reads them anew. What was known stays where that fails. */
    void read() {
        latest.again(() -> latest.ask(
                progress -> reports.going(),
                now -> {
                    failing.over();
                    if (!runs.equals(now)) {
                        runs.setAll(now);
                    }
                },
                failing::failed));
    }
}
