package io.suito.bench.fx;

import io.suito.app.Backoffice;
import io.suito.bench.Bench;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import io.suito.desktop.DesktopSession;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.testing.FxThread;
import io.suito.testing.Marketplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The delay of the window's thread while a run is going and a list is scrolled, beside an empty window under the same
 * load.
 */
public final class FxBench implements Bench {
    private static final long SLICE_MILLIS = 2_500;
    private static final double P99_MILLIS = 16;
    private static final double P999_MILLIS = 50;

    @Override
    public String name() {
        return "fx";
    }

    @Override
    public String about() {
        return "delay of the window's thread during a run and a scroll, beside an empty window under the same load";
    }

    @Override
    public long standardSize() {
        return 400;
    }

    @Override
    public long quickSize() {
        return 120;
    }

    @Override
    public List<Measured> run(Setting setting) {
        try (Marketplace shop = new Marketplace()) {
            prepare(shop, setting);
            AtomicBoolean end = new AtomicBoolean();
            Thread load = Thread.ofPlatform().daemon().name("runs").start(() -> payAgainAndAgain(shop, end));
            List<double[]> ours = new ArrayList<>();
            List<double[]> empty = new ArrayList<>();
            for (int round = 0; round < setting.rounds(); round++) {
                setting.say("round " + (round + 1) + " of " + setting.rounds());
                ours.add(inOurWindow(shop.backoffice));
                empty.add(inAnEmptyWindow());
            }
            end.set(true);
            join(load);
            return measured(ours.subList(1, ours.size()), empty.subList(1, empty.size()));
        }
    }

    private static void prepare(Marketplace shop, Setting setting) {
        setting.say("a marketplace of " + setting.size() + " partners");
        shop.startExecutor();
        shop.stripe().fund(1_000_000_000L);
        for (int i = 0; i < setting.size(); i++) {
            shop.partner();
        }
        FxThread.start();
    }

    /** A run after the other, so that the same load lies on both windows. */
    private static void payAgainAndAgain(Marketplace shop, AtomicBoolean end) {
        while (!end.get()) {
            shop.update("""
                    insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin)
                    select id, 'adjustment', 5000, 'available', clock_timestamp() - interval '1 second',
                           'adjustment-' || gen_random_uuid(), 'suito' from public.partners""");
            shop.runToEnd();
        }
    }

    private static double[] inOurWindow(Backoffice backoffice) {
        DesktopSession session = FxThread.on(() -> {
            Workforce here = () -> new Workforce.Standing(Workforce.State.HERE, List.of());
            DesktopSession opened =
                    DesktopSession.open(backoffice, here, List.of(), Locale.JAPANESE, Memory.fleeting(), Mode.SANDBOX);
            opened.dress(Theme.LIGHT);
            opened.stage().show();
            return opened;
        });
        try {
            FxThread.until("rows", () -> session.scene().getRoot().lookup(".table-row-cell:filled") != null);
            return scrolling(session.scene());
        } finally {
            FxThread.run(session::close);
        }
    }

    private static double[] scrolling(Scene scene) {
        AtomicBoolean end = new AtomicBoolean();
        Thread scroll = Thread.ofPlatform().daemon().name("scroll").start(() -> {
            for (int step = 0; !end.get(); step++) {
                double at = (step % 60) / 60.0;
                javafx.application.Platform.runLater(() -> scrollTo(scene, at));
                LockSupport.parkNanos(16_000_000);
            }
        });
        try {
            Delays.during(SLICE_MILLIS / 2);
            return Delays.during(SLICE_MILLIS);
        } finally {
            end.set(true);
            join(scroll);
        }
    }

    private static void scrollTo(Scene scene, double at) {
        if (scene.getRoot().lookup(".table-view .scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.setValue(bar.getMin() + at * (bar.getMax() - bar.getMin()));
        }
    }

    private static double[] inAnEmptyWindow() {
        Stage stage = FxThread.on(() -> {
            Stage empty = new Stage();
            empty.setScene(new Scene(new StackPane(), 1_360, 860));
            empty.show();
            return empty;
        });
        try {
            Delays.during(SLICE_MILLIS / 2);
            return Delays.during(SLICE_MILLIS);
        } finally {
            FxThread.run(stage::close);
        }
    }

    private static List<Measured> measured(List<double[]> ours, List<double[]> empty) {
        double[] allOurs = ours.stream().reduce(new double[0], Delays::together);
        double[] allEmpty = empty.stream().reduce(new double[0], Delays::together);
        return List.of(
                budget(ours, allOurs, allEmpty, 0.99, P99_MILLIS), budget(ours, allOurs, allEmpty, 0.999, P999_MILLIS));
    }

    private static Measured budget(List<double[]> rounds, double[] ours, double[] empty, double share, double budget) {
        String seen = String.format(
                Locale.ROOT,
                "p%s %.1f ms; an empty window %.1f ms",
                share == 0.99 ? "99" : "99.9",
                Delays.quantile(ours, share),
                Delays.quantile(empty, share));
        List<Double> ratios = rounds.stream()
                .map(round -> budget / Delays.quantile(round, share))
                .toList();
        double worst = ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new Measured("budget of " + Math.round(budget) + " ms", seen, SideBySide.median(ratios), worst, 1);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
