package io.suito.bench.fx;

import io.suito.bench.Bench;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import io.suito.bench.payout.EndlessRuns;
import io.suito.desktop.testing.FxThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The delay of the window's thread while a run is going and a list is scrolled; beside it, under the same load, an
 * empty window and a bare table that is scrolled the same way.
 */
public final class FxBench implements Bench {
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
        return 600;
    }

    @Override
    public long quickSize() {
        return 150;
    }

    @Override
    public List<Measured> run(Setting setting) {
        setting.say("a marketplace of " + setting.size() + " partners");
        FxThread.start();
        try (EndlessRuns runs = new EndlessRuns(setting.size())) {
            Rounds rounds = new Rounds();
            for (int round = 0; round < setting.rounds(); round++) {
                // there and back again: what the machine does in the meantime is nobody's advantage
                boolean there = round % 2 == 0;
                double[] first = there ? Windows.ours(runs.backoffice()) : Windows.empty();
                double[] plain = Windows.plainTable();
                double[] last = there ? Windows.empty() : Windows.ours(runs.backoffice());
                double[] ours = there ? first : last;
                double[] empty = there ? last : first;
                runs.requireGoing();
                setting.say("round " + (round + 1) + ": " + Rounds.words(ours, plain, empty));
                if (round > 0) {
                    rounds.add(ours, plain, empty);
                }
            }
            return rounds.measured();
        }
    }

    /** What the rounds brought. */
    private static final class Rounds {
        private final List<double[]> ours = new ArrayList<>();
        private final List<double[]> plain = new ArrayList<>();
        private final List<double[]> empty = new ArrayList<>();

        void add(double[] our, double[] bare, double[] nothing) {
            ours.add(our);
            plain.add(bare);
            empty.add(nothing);
        }

        static String words(double[] our, double[] bare, double[] nothing) {
            return words(our, bare, nothing, 0.99, "p99") + "; " + words(our, bare, nothing, 0.999, "p99.9");
        }

        private static String words(double[] our, double[] bare, double[] nothing, double share, String name) {
            return String.format(
                    Locale.ROOT,
                    "%s %.1f ms (a bare table of as many cells %.1f ms, an empty window %.1f ms)",
                    name,
                    Delays.quantile(our, share),
                    Delays.quantile(bare, share),
                    Delays.quantile(nothing, share));
        }

        List<Measured> measured() {
            return List.of(budget(0.99, "p99", 16), budget(0.999, "p99.9", 50));
        }

        private Measured budget(double share, String name, double millis) {
            List<Double> ratios = ours.stream()
                    .map(round -> millis / Delays.quantile(round, share))
                    .toList();
            double worst =
                    ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            String seen = words(together(ours), together(plain), together(empty), share, name);
            return new Measured("budget of " + Math.round(millis) + " ms", seen, SideBySide.median(ratios), worst, 1);
        }

        private static double[] together(List<double[]> rounds) {
            return rounds.stream().reduce(new double[0], Delays::together);
        }
    }
}
