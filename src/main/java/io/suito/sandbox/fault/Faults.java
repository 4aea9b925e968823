package io.suito.sandbox.fault;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force and the dice.
 *
 * <p>Each rule has its own sequence of throws, from the seed: the n-th request that a rule looks at always meets the
 * same fate, however requests interleave with others. Rules end with the process.
 */
public final class Faults {
    private final long seed;
    private volatile List<Live> rules = List.of();

    /** No faults yet. */
    public Faults(long seed) {
        this.seed = seed;
    }

    /** What is to happen to a request: a delay, and a fault or none. */
    public record Decision(long latencyMillis, @Nullable FaultRule fault) {
        /** Whether the fault is one of these. */
        public boolean is(FaultKind... kinds) {
            FaultRule rule = fault;
            return rule != null && Set.of(kinds).contains(rule.kind());
        }

        /** The rule that strikes. */
        public FaultRule rule() {
            FaultRule rule = fault;
            if (rule == null) {
                throw new IllegalStateException("no fault");
            }
            return rule;
        }
    }

    /** A rule and how often it struck. */
    public record Count(FaultRule rule, int struck) {}

    /** Puts these rules in place of all others. */
    public void replace(List<FaultRule> changed) {
        List<Live> live = new java.util.ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            live.add(new Live(changed.get(i), new Random(seed * 31 + i)));
        }
        rules = List.copyOf(live);
    }

    /** Rules and strikes. */
    public List<Count> counts() {
        return rules.stream().map(Live::count).toList();
    }

    /** Throws the dice for a request. */
    public Decision decide(String method, String path, Set<String> accounts) {
        long latency = 0;
        for (Live rule : rules) {
            if (!rule.concerns(method + " " + path, accounts) || !rule.strikes()) {
                continue;
            }
            if (rule.rule.kind() != FaultKind.LATENCY) {
                return new Decision(latency, rule.rule);
            }
            latency += rule.latency();
        }
        return new Decision(latency, null);
    }

    private static final class Live {
        private final FaultRule rule;
        private final Random random;
        private final Pattern endpoint;
        private int struck;

        Live(FaultRule rule, Random random) {
            this.rule = rule;
            this.random = random;
            StringBuilder pattern = new StringBuilder();
            for (String part : rule.endpoint().split("\\*", -1)) {
                pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
            }
            this.endpoint = Pattern.compile(pattern.toString());
        }

        boolean concerns(String request, Set<String> accounts) {
            return endpoint.matcher(request).matches() && (rule.account() == null || accounts.contains(rule.account()));
        }

        synchronized boolean strikes() {
            Integer times = rule.times();
            boolean hit = random.nextDouble() < rule.probability() && (times == null || struck < times);
            if (hit) {
                struck++;
            }
            return hit;
        }

        synchronized long latency() {
            if (rule.sigma() == 0) {
                return rule.millis();
            }
            return Math.round(rule.millis() * Math.exp(rule.sigma() * random.nextGaussian()));
        }

        synchronized Count count() {
            return new Count(rule, struck);
        }
    }
}
