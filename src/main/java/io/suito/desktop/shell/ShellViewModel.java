package io.suito.desktop.shell;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.live.Changes;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.RunReports;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** The frame around all screens: where one is, who acts, what runs, whether the database is there. */
public final class ShellViewModel {
    private static final long LOOK_MILLIS = 5_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Navigator navigator;
    private final Changes changes;
    private final Tasks tasks;
    private final Texts texts;
    private final Workforce workforce;
    private final ObservableList<RunningTask> running;
    private final GoingRuns going;
    private final ModeSight mode;
    private final Supplier<String> login;
    private final StringProperty who = new SimpleStringProperty("");
    private final Latest latest;
    private Supplier<List<Action>> offered = List::of;
    private final StringProperty workforceText = new SimpleStringProperty("");
    private final StringProperty workforceReason = new SimpleStringProperty("");
    private final ObjectProperty<Tone> workforceTone = new SimpleObjectProperty<>(Tone.NEUTRAL);

    private record Look(Mode mode, Workforce.Standing standing, String login) {}

    public ShellViewModel(
            Navigator navigator,
            Changes changes,
            Tasks tasks,
            Texts texts,
            Workforce workforce,
            ObservableList<RunningTask> running,
            GoingRuns going,
            ModeSight mode,
            Supplier<String> login) {
        this.navigator = navigator;
        this.changes = changes;
        this.tasks = tasks;
        this.texts = texts;
        this.workforce = workforce;
        this.running = running;
        this.going = going;
        this.mode = mode;
        this.login = login;
        this.latest = new Latest(tasks);
        changes.online().subscribe((before, now) -> ask());
    }

    public Navigator navigator() {
        return navigator;
    }

    public Texts texts() {
        return texts;
    }

    public ObservableList<RunningTask> running() {
        return running;
    }

    /** Runs that are being paid. */
    public GoingRuns going() {
        return going;
    }

    /** Shows a run. */
    public void open(RunReports.Going run) {
        navigator.go(new Place(Area.RUNS, run.runId().toString()));
    }

    /** From now on the screen that is shown offers these. */
    void offer(Supplier<List<Action>> actions) {
        offered = actions;
    }

    /** What can be done on the screen that is shown. */
    public List<Action> actions() {
        return offered.get();
    }

    public ReadOnlyBooleanProperty online() {
        return changes.online();
    }

    /** A mode in words. */
    String words(Mode of) {
        return texts.get("mode." + of.word());
    }

    /** Which Stripe stands behind what is seen. */
    public ReadOnlyObjectProperty<Mode> mode() {
        return mode.mode();
    }

    /** Under which login everything is asked for here; empty until the database has said it. */
    public ReadOnlyStringProperty who() {
        return who;
    }

    public ReadOnlyStringProperty workforceText() {
        return workforceText;
    }

    /** What is in the way of whoever acts, as a sentence; empty where nothing is. */
    public ReadOnlyStringProperty workforceReason() {
        return workforceReason;
    }

    public ReadOnlyObjectProperty<Tone> workforceTone() {
        return workforceTone;
    }

    /** Begins to look who acts, and to let screens read anew each minute: time alone makes money payable. */
    public void begin() {
        look();
        going.read();
        tasks.later(MINUTE_MILLIS, this::minutePassed);
    }

    private void minutePassed() {
        changes.everything();
        tasks.later(MINUTE_MILLIS, this::minutePassed);
    }

    private void look() {
        ask();
        tasks.later(LOOK_MILLIS, this::look);
    }

    /** Without the database nothing is carried out, whatever this program knows of itself. */
    private void ask() {
        if (!online().get()) {
            latest.cancel();
            caution(texts.get("workforce.offline"));
            return;
        }
        Supplier<Mode> sight = mode.look();
        latest.ask(progress -> new Look(sight.get(), workforce.standing(), login.get()), this::show, failure -> {
            Problem problem = Problem.of(failure, texts.locale());
            caution(problem.isOffline() ? texts.get("workforce.offline") : problem.sentence());
        });
    }

    private void caution(String sentence) {
        workforceReason.set("");
        workforceText.set(sentence);
        workforceTone.set(Tone.CAUTION);
    }

    private void show(Look seen) {
        mode.show(seen.mode());
        who.set(seen.login());
        show(seen.standing());
    }

    private void show(Workforce.Standing standing) {
        workforceReason.set(
                standing.why() == null
                        ? ""
                        : Problem.of(standing.why(), texts.locale()).sentence());
        String hosts = String.join(", ", standing.hosts());
        workforceText.set(
                switch (standing.state()) {
                    case HERE -> texts.get("workforce.here");
                    case ELSEWHERE -> texts.get("workforce.elsewhere", hosts);
                    case NOBODY -> texts.get("workforce.nobody");
                    case KEY_REJECTED -> texts.get("workforce.key_rejected");
                    case WITHOUT_STRIPE -> texts.get("workforce.without_stripe");
                    case BROKEN -> texts.get("workforce.broken");
                });
        workforceTone.set(
                switch (standing.state()) {
                    case HERE, ELSEWHERE -> Tone.GOOD;
                    case NOBODY, WITHOUT_STRIPE -> Tone.CAUTION;
                    case KEY_REJECTED, BROKEN -> Tone.BAD;
                });
    }
}
