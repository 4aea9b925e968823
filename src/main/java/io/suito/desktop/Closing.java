package io.suito.desktop;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import io.suito.payouts.RunReports;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to close the window: at once, unless a run or an export is on its way, of which the person is told
 * first.
 */
final class Closing {
    /** A database that does not answer for so long keeps nobody here. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final RunReports runs;
    private final Workforce workforce;
    private final List<RunningTask> under;
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final Texts texts;

    private @Nullable Object looking;
    private boolean told;

    private record Look(RunReports.UnderWay underWay, Workforce.State state) {}

    /** @param under what this window has under way by itself, as it stands when it is asked */
    Closing(RunReports runs, Workforce workforce, List<RunningTask> under, Tasks tasks, Dialogs dialogs, Texts texts) {
        this.runs = runs;
        this.workforce = workforce;
        this.under = under;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    /**
     * Closes, or asks first; asked again meanwhile, it does nothing more. A database that cannot be reached, or does
     * not answer soon, keeps nobody here.
     */
    void asked(Runnable close) {
        if (looking != null || (told && dialogs.isOpen())) {
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
        RunReports.UnderWay paying = look == null || look.underWay().items() == 0 ? null : look.underWay();
        if (paying == null && under.isEmpty()) {
            close.run();
            return;
        }
        told = true;
        List<String> facts = new ArrayList<>();
        if (look != null && paying != null) {
            facts.add(texts.get(look.state() == Workforce.State.HERE ? "closing.here" : "closing.elsewhere"));
        }
        under.forEach(task -> facts.add(texts.get("closing.task", task.name())));
        String headline = paying == null
                ? texts.get("closing.tasks")
                : texts.count("closing.headline", paying.items(), texts.yen(paying.yen()));
        dialogs.confirm(
                new Confirmation(
                        texts.get("closing.title"), headline, facts, texts.get("closing.action"), paying != null),
                close);
    }
}
