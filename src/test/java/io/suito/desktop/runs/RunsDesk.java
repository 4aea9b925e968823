package io.suito.desktop.runs;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.live.Changes;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.property.ReadOnlyStringProperty;

/** Somebody at the screen of payout runs, without a window. */
final class RunsDesk implements AutoCloseable {
    final Marketplace shop = new Marketplace();
    final AnsweredDialogs dialogs = new AnsweredDialogs();
    final DirectTasks tasks = new DirectTasks();
    final Texts texts = new Texts(Locale.ENGLISH);
    final Changes changes = new Changes(tasks);
    final Navigator navigator = new Navigator(Place.of(Area.RUNS));
    final RunsViewModel runs;

    RunsDesk() {
        Asking asking = new Asking(shop.backoffice.requests(), tasks, texts, dialogs, Duration.ofSeconds(5));
        TableTools tools = new TableTools(tasks, texts, dialogs, Memory.fleeting());
        runs = new RunsParts(shop.backoffice, asking, tools, changes, navigator, new StripePages(Mode.TEST)).runs();
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    RunViewModel run() {
        return runs.run();
    }

    ItemsViewModel items() {
        return runs.run().items();
    }

    /** The run as the screen shows it. */
    RunRead shown() {
        return Objects.requireNonNull(run().shown().get());
    }

    String state() {
        return shown().run().state();
    }

    /** Reads until the run is so. */
    void until(String state) {
        shop.awaitState(shown().run().runId(), state);
        look();
    }

    /** So much is payable, to one partner each, and all of it is planned at the screen. */
    void planOf(long... available) {
        for (long yen : available) {
            shop.partnerWith(yen);
        }
        plan();
    }

    /** Plans what is payable, at the screen. */
    void plan() {
        runs.activate("preview");
        runs.preview().plan().run();
        dialogs.pressWith("month end");
    }

    /** Plans a run of all, and opens it. */
    void openPlan() {
        runs.activate(shop.plan().runId().toString());
        tasks.pass();
    }

    /** Reads until the item that is looked at is so, as the screen shows it. */
    void untilItem(String state) {
        Marketplace.await("item " + state, () -> {
            look();
            return Objects.requireNonNull(items().one().get()).shownState().equals(state);
        });
    }

    /** Reads until the run says something that begins so; how it is said is asked for afterwards. */
    void untilSays(ReadOnlyStringProperty what, String beginning) {
        Marketplace.await(beginning, () -> {
            look();
            return what.get().startsWith(beginning);
        });
    }

    /** What a window does by itself when it is told of changes. */
    void look() {
        changes.everything();
        tasks.pass();
        tasks.pass();
    }

    /** Chooses the item of a partner. */
    void choose(UUID partner) {
        items().table()
                .choose(items().table().rows().stream()
                        .filter(row -> row.partnerId().equals(partner))
                        .toList());
        tasks.pass();
    }

    /** Presses what the run offers. */
    void press(String id) {
        run().actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run();
    }

    /** Why the run does not offer it; empty when it does. */
    String obstacle(String id) {
        return run().actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .obstacle()
                .get();
    }

    @Override
    public void close() {
        shop.close();
    }
}
