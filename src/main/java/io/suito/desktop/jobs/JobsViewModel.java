package io.suito.desktop.jobs;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.jobs.JobTables.PastRow;
import io.suito.desktop.live.Changes;
import io.suito.desktop.live.Topic;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.ReadRows;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.schedule.Jobs;
import io.suito.schedule.Jobs.Past;
import io.suito.schedule.Jobs.Standing;
import io.suito.text.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** All jobs, and the last runs of the one that is looked at. */
public final class JobsViewModel {
    private static final int PAST = 50;

    private final Jobs jobs;
    private final RunReports runs;
    private final Navigator navigator;
    private final Asking asking;
    private final TableTools tools;
    private final Changes changes;
    private final TableModel<Standing> table;
    private final TableModel<PastRow> past;
    private final ReadOnlyStringWrapper open = new ReadOnlyStringWrapper("");
    private Subscription following = Subscription.EMPTY;
    private Runnable finding = () -> {};
    private boolean isShown;

    public JobsViewModel(
            Jobs jobs, RunReports runs, Asking asking, TableTools tools, Changes changes, Navigator navigator) {
        this.jobs = jobs;
        this.runs = runs;
        this.navigator = navigator;
        this.asking = asking;
        this.tools = tools;
        this.changes = changes;
        this.table = new TableModel<>(
                JobTables.jobs(tools.texts()),
                new ReadRows<>(jobs::standings, JobTables.jobsShape(tools.texts())),
                tools);
        this.past = new TableModel<>(JobTables.past(tools.texts()), pastOf(""), tools);
        table.onChosen(() -> table.one().ifPresent(job -> {
            navigator.stay(new Place(Area.JOBS, job.name()));
            show(job.name());
        }));
    }

    private ReadRows<PastRow> pastOf(String job) {
        return new ReadRows<>(
                () -> job.isEmpty()
                        ? List.of()
                        : jobs.past(jobs.named(job), PAST).stream()
                                .map(one -> new PastRow(job, one, run(job, one)))
                                .toList(),
                JobTables.PAST);
    }

    /** The payout run that a run of the schedule's job speaks of, as it stands now. */
    private @Nullable RunStatus run(String job, Past past) {
        if (!job.equals(JobWords.PAYOUT_RUN) || past.outcome() == null) {
            return null;
        }
        UUID run = LookSentences.run(Json.read(past.outcome()));
        return run == null ? null : runs.status(run);
    }

    /** Shows the payout run that a result speaks of; says so where it speaks of none. */
    void openRun(PastRow row) {
        RunStatus run = row.run();
        if (run == null) {
            tools.dialogs().say(name(row.job()), texts().get("jobs.no_run"));
        } else {
            navigator.go(new Place(Area.RUNS, run.runId().toString()));
        }
    }

    private void show(String job) {
        if (!job.equals(open.get())) {
            open.set(job);
            past.showRowsOf(pastOf(job));
        }
    }

    public Texts texts() {
        return tools.texts();
    }

    public TableModel<Standing> table() {
        return table;
    }

    /** The last runs of the open job. */
    public TableModel<PastRow> past() {
        return past;
    }

    /** The open job's name; empty while none is open. */
    public ReadOnlyStringProperty open() {
        return open.getReadOnlyProperty();
    }

    /** What can be done with the open job; empty while none is open. */
    public List<Action> actions() {
        return open.get().isEmpty()
                ? List.of()
                : List.of(
                        new Action("job-rehearse", texts().get("jobs.rehearse"), this::rehearse),
                        new Action("job-run", texts().get("jobs.run"), this::run));
    }

    /** Says what the open job would do now; changes nothing. */
    public void rehearse() {
        String job = open.get();
        find(
                job,
                found -> tools.dialogs().say(texts().get("jobs.would_find", name(job)), found),
                why -> tools.dialogs().tell(why));
    }

    /** Reads what a job would do now, for who still looks at it then; what was asked for last counts. */
    private void find(String job, Consumer<String> told, Consumer<Problem> failed) {
        finding.run();
        RunningTask task = tools.tasks()
                .startShown(
                        Lane.LONG,
                        texts().get("jobs.rehearsing", name(job)),
                        true,
                        progress -> JobWords.result(
                                job,
                                Json.read(Json.write(jobs.named(job).waiting().get())),
                                texts()),
                        found -> ifStillThere(job, () -> told.accept(found)),
                        failure -> ifStillThere(job, () -> failed.accept(Problem.of(failure, texts().locale()))));
        finding = task::cancel;
    }

    private void ifStillThere(String job, Runnable tell) {
        finding = () -> {};
        if (isShown && job.equals(open.get())) {
            tell.run();
        }
    }

    /** Asks for the open job, after a question; of the one that sends money, in numbers where they can be read. */
    public void run() {
        String job = open.get();
        if (job.equals(JobWords.PAYOUT_RUN)) {
            find(
                    job,
                    found -> ask(job, List.of(texts().get("jobs.would_now", found), does(job))),
                    why -> ask(job, List.of(texts().get("jobs.would_unknown", why.sentence()), does(job))));
        } else {
            ask(job, List.of(does(job)));
        }
    }

    private String does(String job) {
        return texts().word("job.does", job);
    }

    private void ask(String job, List<String> facts) {
        asking.confirmed(
                new Confirmation(
                        texts().get("jobs.run_it"),
                        texts().get("jobs.run.headline", name(job)),
                        facts,
                        texts().get("jobs.run_it"),
                        job.equals(JobWords.PAYOUT_RUN)),
                new Wish(jobs.named(job).kind(), Map.of()),
                outcome -> tools.dialogs().tellDone(JobWords.result(job, outcome, texts())));
    }

    /** As people call it. */
    public String name(String job) {
        return texts().word("job", job);
    }

    /** Shown, perhaps with a job to open: reads, and follows what others change. */
    public void activate(String id) {
        isShown = true;
        following.unsubscribe();
        following = changes.follow(EnumSet.of(Topic.REQUESTS, Topic.RUNS), this::refresh);
        if (!id.isEmpty()) {
            table.select(JobTables.key(id));
            show(id);
        }
        refresh();
    }

    private void refresh() {
        table.refresh();
        past.refresh();
    }

    /** Hidden. */
    public void deactivate() {
        isShown = false;
        following.unsubscribe();
    }
}
