package io.suito.desktop;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.Confirmation.Care;
import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.Going;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to close the window: at once, unless a run or an export is on its way, or something was asked for and
 * is not answered, of which the person is told first.
 */
final class Closing {
    /** A database that does not answer for so long keeps nobody here. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final RunReports runs;
    private final List<Going> known;
    private final Workforce workforce;
    private final List<RunningTask> under;
    private final Supplier<List<String>> awaited;
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final Texts texts;

    private @Nullable Object looking;
    private BooleanSupplier asking = () -> false;

    private record Look(RunReports.UnderWay underWay, Workforce.State state) {}

    /**
     * For a window.
     *
     * @param known the runs that are being paid, as the header knows them
     * @param under what this window has under way by itself; both as they stand when it is asked
     * @param awaited what was asked for and is not answered yet
     */
    Closing(
            RunReports runs,
            List<Going> known,
            Workforce workforce,
            List<RunningTask> under,
            Supplier<List<String>> awaited,
            Tasks tasks,
            Dialogs dialogs,
            Texts texts) {
        this.runs = runs;
        this.known = known;
        this.workforce = workforce;
        this.under = under;
        this.awaited = awaited;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    /**
     * Closes, or asks first; asked again meanwhile, it does nothing more. A database that cannot be reached, or does
     * not answer soon, keeps nobody here; of a run that is known all the same the person is told.
     */
    void asked(Runnable close) {
        if (looking != null || asking.getAsBoolean()) {
            return;
        }
        Object look = new Object();
        looking = look;
        tasks.start(
                Lane.READ,
                progress -> new Look(runs.underWay(), workforce.standing().state()),
                seen -> once(look, () -> decide(seen, close)),
                failure -> once(look, () -> decide(null, close)));
        tasks.later(PATIENCE_MILLIS, () -> once(look, () -> decide(null, close)));
    }

    private void once(Object look, Runnable action) {
        if (look.equals(looking)) {
            looking = null;
            action.run();
        }
    }

    private void decide(@Nullable Look look, Runnable close) {
        Optional<String> paying = look == null ? unfinishedAsKnown() : unfinished(look.underWay());
        List<String> asked = awaited.get();
        if (paying.isEmpty() && under.isEmpty() && asked.isEmpty()) {
            close.run();
            return;
        }
        List<String> facts = new ArrayList<>();
        boolean isElsewhere = look != null && look.state() != Workforce.State.HERE;
        if (paying.isPresent()) {
            String here = look == null ? "closing.unread" : "closing.here";
            facts.add(texts.get(isElsewhere ? "closing.elsewhere" : here));
        }
        asked.forEach(wish -> facts.add(texts.get("closing.asked", wish)));
        under.forEach(task -> facts.add(texts.get("closing.task", task.name())));
        boolean isStopped = (paying.isPresent() && !isElsewhere) || !asked.isEmpty();
        asking = dialogs.confirm(
                new Confirmation(
                        texts.get("closing.title"),
                        paying.orElseGet(() -> texts.get(asked.isEmpty() ? "closing.tasks" : "closing.unanswered")),
                        facts,
                        texts.get("closing.action"),
                        isStopped ? Care.SOME : Care.LITTLE),
                close);
    }

    private Optional<String> unfinished(RunReports.UnderWay now) {
        return now.items() == 0
                ? Optional.empty()
                : Optional.of(texts.count("closing.headline", now.items(), texts.yen(now.yen())));
    }

    /** Where the database does not say it: as the header has read it last. Paused runs wait for a person anyway. */
    private Optional<String> unfinishedAsKnown() {
        int items = known.stream()
                .filter(run -> !run.paused())
                .mapToInt(run -> run.items() - run.ended())
                .sum();
        return items == 0 ? Optional.empty() : Optional.of(texts.count("closing.headline_unread", items));
    }
}
