package io.suito.faults.answers;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import java.util.List;

/** How Stripe treats those who ask. */
enum Trouble {
    /** Three answers of ten are lost after the effect, one before it. */
    LOST_ANSWERS,
    /** 500s that are kept under the key, with and without effect, and lost answers. */
    STORED_ERRORS,
    /** Most answers are lost, and before they are asked for again Stripe has forgotten the keys. */
    FORGOTTEN_KEYS;

    static final List<Trouble> ALL = List.of(values());

    List<FaultRule> rules() {
        return switch (this) {
            case LOST_ANSWERS ->
                List.of(rule(FaultKind.ANSWER_LOST_AFTER_EFFECT, 0.3), rule(FaultKind.ANSWER_LOST_BEFORE_EFFECT, 0.1));
            case STORED_ERRORS ->
                List.of(
                        rule(FaultKind.ANSWER_LOST_AFTER_EFFECT, 0.3),
                        rule(FaultKind.ERROR_500_AFTER_EFFECT, 0.2),
                        rule(FaultKind.ERROR_500, 0.2));
            case FORGOTTEN_KEYS ->
                List.of(
                        rule(FaultKind.ANSWER_LOST_AFTER_EFFECT, 0.3),
                        rule(FaultKind.ANSWER_LOST_BEFORE_EFFECT, 0.2),
                        rule(FaultKind.ERROR_500_AFTER_EFFECT, 0.1),
                        rule(FaultKind.RUBBISH_AFTER_EFFECT, 0.1));
        };
    }

    private static FaultRule rule(FaultKind kind, double probability) {
        return FaultRule.of("POST *", kind).withProbability(probability);
    }
}
