package io.suito.stripe;

/** What an answer of Stripe (or its absence) means for a command. */
public enum Verdict {
    /** 2xx with Stripe's object: it is done. */
    SUCCEEDED,
    /** Refused for reasons of this object: definitely not done. */
    FAILED,
    /** Nobody knows: no answer, 409, 5xx, rubbish. Never the same as failed. */
    UNKNOWN,
    /** Unknown, and asking again with the same key may only replay a stored error: look it up instead. */
    UNKNOWN_LOOK_UP,
    /** Turned away before anything was done: same key, later, slower. */
    NOT_DONE,
    /** The key itself is not accepted: nobody sends until it is mended. */
    KEY_REJECTED,
    /** The platform's balance does not suffice: not done, and nothing is failed for it. */
    SHORT_OF_FUNDS
}
