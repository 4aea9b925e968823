package io.suito.faults.frozen;

import io.suito.faults.child.Start;
import io.suito.faults.market.TrialGround;
import java.util.List;

/** When the executor freezes. */
enum Freeze {
    /** Its transfer is at Stripe, unanswered. */
    TRANSFER_AT_STRIPE("POST /v1/transfers", "", false),
    /** Its transfer is written down as sending and has not left yet; it leaves when the executor wakes. */
    TRANSFER_IN_HAND("", "BEFORE !^POST /v1/transfers", false),
    /** Its payout is at Stripe, unanswered. */
    PAYOUT_AT_STRIPE("POST /v1/payouts", "", false),
    /** Its payout has not left yet. */
    PAYOUT_IN_HAND("", "BEFORE !^POST /v1/payouts", false),
    /** The answer has come and is not written down yet. */
    ANSWER_IN_HAND("", "AFTER !^POST /v1/transfers", false),
    /** In hand, and when it wakes Stripe has forgotten every key: the other one must wait for it. */
    IN_HAND_FOR_A_DAY("", "BEFORE !^POST /v1/transfers", true);

    static final long LATENCY_MILLIS = 1_500;

    static final List<Freeze> ALL = List.of(values());

    private final String request;
    private final String halt;
    private final boolean keysForgotten;

    Freeze(String request, String halt, boolean keysForgotten) {
        this.request = request;
        this.halt = halt;
        this.keysForgotten = keysForgotten;
    }

    /** Begins with this at Stripe; empty where the executor freezes by itself. */
    String request() {
        return request;
    }

    boolean keysForgotten() {
        return keysForgotten;
    }

    Start start(TrialGround ground) {
        return halt.isEmpty()
                ? Start.on(ground).withLatency(LATENCY_MILLIS)
                : Start.on(ground).haltingAt(halt);
    }
}
