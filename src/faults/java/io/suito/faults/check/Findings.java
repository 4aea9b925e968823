package io.suito.faults.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checker found against a trial. */
public final class Findings {
    private final List<String> violations = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    /** How bad it is, in the words of the results. */
    public enum Kind {
        /** Money went out twice, or where it should not. */
        DOUBLE,
        /** Money, or knowledge of it, is missing. */
        LOST,
        /** Something never ends. */
        STUCK,
        /** Books that do not agree, a rule broken. */
        OTHER
    }

    /** Adds a violation. */
    public void add(Kind kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        violations.add(what);
    }

    /** Adds all of another trial's, named by it. */
    public void addAll(String trial, Findings others) {
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        others.violations.forEach(violation -> violations.add(trial.isEmpty() ? violation : trial + ": " + violation));
    }

    public int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    public boolean isEmpty() {
        return violations.isEmpty();
    }

    /** The first violation; empty when there is none. */
    public String first() {
        return violations.isEmpty() ? "" : violations.get(0);
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public String toString() {
        return String.join("; ", violations);
    }
}
