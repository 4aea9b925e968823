package io.suito.sandbox;

/** What can be made to go wrong with a request. */
public enum FaultKind {
    /**
     * The answer takes {@code millis}, or with {@code sigma} a log-normal time with that median; half before the
     * effect.
     */
    LATENCY,
    /** 500 instead of the effect; kept under the idempotency key. */
    ERROR_500,
    /** 500 although the effect happened; kept under the idempotency key. */
    ERROR_500_AFTER_EFFECT,
    /** The connection is closed; nothing happened. */
    ANSWER_LOST_BEFORE_EFFECT,
    /** The connection is closed; it happened. */
    ANSWER_LOST_AFTER_EFFECT,
    /** No answer for {@code millis}, then the connection is closed; nothing happened. */
    HANG_BEFORE_EFFECT,
    /** No answer for {@code millis}, then the connection is closed; it happened. */
    HANG_AFTER_EFFECT,
    /** An HTML page with {@code status}; nothing happened. */
    RUBBISH_BEFORE_EFFECT,
    /** An HTML page with {@code status}; it happened. */
    RUBBISH_AFTER_EFFECT,
    /** 429 {@code rate_limit}; nothing happened, nothing kept. */
    RATE_LIMIT,
    /** 429 {@code lock_timeout}; nothing happened, nothing kept. */
    LOCK_TIMEOUT,
    /** A refusal with {@code status}, {@code type}, {@code code}; kept under the idempotency key. */
    REJECT,
    /** A good answer, after which the effect is gone, and the idempotency key with it. */
    EFFECT_LOST
}
