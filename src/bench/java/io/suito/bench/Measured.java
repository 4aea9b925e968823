package io.suito.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ratio: ours relative to the other side, bigger is better; a budget as budget ÷ measured.
 *
 * @param against the other side
 * @param measure what was measured, with the values that were seen
 */
public record Measured(String against, String measure, double median, double worst, double goal) {
    private static final double MOST = 1_000;

    public boolean met() {
        return median >= goal;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("against", against);
        document.put("measure", measure);
        document.put("ratio_median", shown(median));
        document.put("ratio_worst", shown(worst));
        document.put("goal", goal);
        document.put("met", met());
        return document;
    }

    /** Beyond a thousand nobody needs to know more. */
    static double shown(double ratio) {
        return Math.min(MOST, Math.round(ratio * 100) / 100.0);
    }
}
