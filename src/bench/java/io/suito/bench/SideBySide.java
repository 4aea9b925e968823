package io.suito.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures two sides interleaved A-B-B-A, so that what the machine does meanwhile meets both. */
public final class SideBySide {
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> others = new ArrayList<>();

    /** A side: does it once and says what it cost, in any unit. */
    @FunctionalInterface
    public interface Side {
        double cost();
    }

    /** Nanoseconds that something takes. */
    public static Side time(Runnable work) {
        return () -> {
            long start = System.nanoTime();
            work.run();
            return System.nanoTime() - start;
        };
    }

    /** Runs the rounds; the first is dropped. */
    public static SideBySide of(int rounds, Side our, Side other) {
        SideBySide result = new SideBySide();
        for (int round = 0; round < rounds; round++) {
            double a1 = our.cost();
            double b1 = other.cost();
            double b2 = other.cost();
            double a2 = our.cost();
            if (round > 0) {
                result.ours.add((a1 + a2) / 2);
                result.others.add((b1 + b2) / 2);
                result.ratios.add((b1 + b2) / (a1 + a2));
            }
        }
        return result;
    }

    /** How many times the other side costs what ours does. */
    public Measured measured(String against, String measure, String unit, double perUnit, double goal) {
        String seen = String.format(
                Locale.ROOT,
                "%s: %.2f %s, against %.2f %s",
                measure,
                median(ours) / perUnit,
                unit,
                median(others) / perUnit,
                unit);
        return new Measured(against, seen, median(ratios), worst(), goal);
    }

    private double worst() {
        return ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The one in the middle. */
    public static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
