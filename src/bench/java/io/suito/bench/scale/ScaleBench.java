package io.suito.bench.scale;

import io.suito.bench.Bench;
import io.suito.bench.ChildJvm;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A partner with a hundred thousand entries that are due is planned, freed, paid and looked at, then a run of three
 * thousand items is paid, all in one process with a small heap: none of it may take longer than what the lease leaves
 * for recording an answer, and none may need more memory because there is more of it.
 */
public final class ScaleBench implements Bench {
    private static final int HEAP = 256;
    private static final double MARGIN_MILLIS = 16_000;
    private static final double PAGES_MILLIS = 1_000;
    private static final int ENTRIES_FOR_AN_ITEM = 33;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String about() {
        return "a partner with very many entries and a run of very many items, against the lease's margin and a small heap";
    }

    @Override
    public long standardSize() {
        return 100_000;
    }

    @Override
    public long quickSize() {
        return 5_000;
    }

    @Override
    public List<Measured> run(Setting setting) {
        long items = setting.size() / ENTRIES_FOR_AN_ITEM;
        setting.say(
                setting.size() + " entries of one partner, a run of " + items + " items, a heap of " + HEAP + " MB");
        try (ChildJvm program =
                new ChildJvm(HEAP, ScaleProgram.class, Long.toString(setting.size()), Long.toString(items))) {
            Sides sides = new Sides(program, setting);
            List<Measured> measured = new ArrayList<>();
            measured.add(sides.measured("plan", "planning it", MARGIN_MILLIS));
            measured.add(sides.measured("free", "giving the plan up", MARGIN_MILLIS));
            measured.add(sides.measured("pages", "the first and the last page of the ledger", PAGES_MILLIS));
            setting.say("paying it");
            measured.add(
                    budget("paying it once, from the request until it is settled", sides.once("pay"), MARGIN_MILLIS));
            setting.say("a run of " + items + " items");
            sides.once("run");
            double heap = sides.once("heap");
            String kept = String.format(Locale.ROOT, "all of it, and the run; %.0f MB in use at the end", heap);
            measured.add(new Measured("budget of " + HEAP + " MB", kept, HEAP / heap, HEAP / heap, 1));
            return measured;
        }
    }

    private record Sides(ChildJvm program, Setting setting) {
        double once(String what) {
            return Double.parseDouble(program.ask(what));
        }

        Measured measured(String what, String name, double budget) {
            setting.say(name);
            List<Double> millis = new ArrayList<>();
            for (int round = 0; round < setting.rounds(); round++) {
                double took = once(what);
                if (round > 0) {
                    millis.add(took);
                }
            }
            double longest =
                    millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            Measured median = budget(name, SideBySide.median(millis), budget);
            return new Measured(median.against(), median.measure(), median.median(), budget / longest, 1);
        }
    }

    private static Measured budget(String name, double millis, double budget) {
        String seen = String.format(Locale.ROOT, "%s: %.0f ms", name, millis);
        return new Measured("budget of " + Math.round(budget / 1e3) + " s", seen, budget / millis, budget / millis, 1);
    }
}
