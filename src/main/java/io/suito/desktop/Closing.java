package io.suito.desktop;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import io.suito.payouts.RunReports;
import java.util.List;

/** Somebody wants to close the window: at once, unless a run is on its way, of which the person is told first. */
final class Closing {
    private final RunReports runs;
    private final Workforce workforce;
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final Texts texts;

    private boolean looking;
    private boolean told;

    private record Look(RunReports.UnderWay underWay, Workforce.State state) {}

    Closing(RunReports runs, Workforce workforce, Tasks tasks, Dialogs dialogs, Texts texts) {
        this.runs = runs;
        this.workforce = workforce;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    /**
     * Closes, or asks first; asked again meanwhile, it does nothing more. A database that cannot be reached keeps
     * nobody here.
     */
    void asked(Runnable close) {
        if (looking || (told && dialogs.isOpen())) {
            return;
        }
        looking = true;
        tasks.start(
                Lane.READ,
                progress -> new Look(runs.underWay(), workforce.standing().state()),
                look -> {
                    looking = false;
                    decide(look, close);
                },
                failure -> close.run());
    }

    private void decide(Look look, Runnable close) {
        if (look.underWay().items() == 0) {
            close.run();
            return;
        }
        told = true;
        boolean here = look.state() == Workforce.State.HERE;
        dialogs.confirm(
                new Confirmation(
                        texts.get("closing.title"),
                        texts.count(
                                "closing.headline",
                                look.underWay().items(),
                                texts.yen(look.underWay().yen())),
                        List.of(texts.get(here ? "closing.here" : "closing.elsewhere")),
                        texts.get("closing.action"),
                        false),
                close);
    }
}
