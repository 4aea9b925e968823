package io.suito.faults.answers;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import java.util.List;

/** How Stripe treats those who ask. */
enum Trouble {
    /** Three answers of ten are lost after the effect, one before it. */
    LOST_ANSWERS(rule(FaultKind.ANSWER_LOST_AFTER_EFFECT, 0.3), rule(FaultKind.ANSWER_LOST_BEFORE_EFFECT, 0.1)),
    /** 500s that are kept under the key, with and without effect, and lost answers. */
    STORED_ERRORS(
            rule(FaultKind.ANSWER_LOST_AFTER_EFFECT, 0.3),
            rule(FaultKind.ERROR_500_AFTER_EFFECT, 0.2),
            rule(FaultKind.ERROR_500, 0.2)),
    /** Most answers are lost, and before they are asked for again Stripe has forgotten the keys. */
    FORGOTTEN_KEYS(
            rule(FaultKind.ANSWER_LOST_AFTER_EFFECT, 0.3),
            rule(FaultKind.ANSWER_LOST_BEFORE_EFFECT, 0.2),
            rule(FaultKind.ERROR_500_AFTER_EFFECT, 0.1),
            rule(FaultKind.RUBBISH_AFTER_EFFECT, 0.1));

    private final List<FaultRule> rules;

    Trouble(FaultRule... rules) {
        this.rules = List.of(rules);
    }

    List<FaultRule> rules() {
        return rules;
    }

    private static FaultRule rule(FaultKind kind, double probability) {
        return FaultRule.of("POST *", kind).withProbability(probability);
    }
}
