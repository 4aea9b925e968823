package io.suito.faults;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a proof has shown.
 *
 * @param complete whether it was the full round
 * @param notes figures for people: how many boundaries there were, what was left out
 */
public record Result(
        String faults,
        long seed,
        int trials,
        boolean complete,
        Findings findings,
        List<Caught> mutants,
        boolean needsMutants,
        List<String> notes) {

    /** A mutant, and whether the checker noticed it. */
    public record Caught(String name, boolean caught) {}

    /** Nothing wrong with the product, something wrong with every mutant, and there were mutants. */
    public boolean passed() {
        return trials > 0
                && findings.isEmpty()
                && mutants.stream().allMatch(Caught::caught)
                && !(needsMutants && mutants.isEmpty());
    }

    /** The document that scripts read. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("faults", faults);
        document.put("seed", seed);
        document.put("trials", trials);
        document.put("complete", complete);
        document.put("double", findings.count(Kind.DOUBLE));
        document.put("lost", findings.count(Kind.LOST));
        document.put("stuck", findings.count(Kind.STUCK));
        document.put("violations", findings.violations());
        List<Map<String, Object>> caught = new ArrayList<>();
        for (Caught mutant : mutants) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", mutant.name());
            one.put("caught", mutant.caught());
            caught.add(one);
        }
        document.put("mutants", caught);
        document.put("passed", passed());
        return document;
    }
}
