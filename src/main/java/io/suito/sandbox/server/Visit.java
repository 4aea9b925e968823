package io.suito.sandbox.server;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.SandboxRequest;
import io.suito.sandbox.http.Answer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is known of a request while it is being dealt with, for its headers and the log. */
final class Visit {
    final String requestId;
    final Exchange exchange;
    private final Instant at;
    private final long started = System.nanoTime();

    @Nullable
    FaultKind fault;

    @Nullable
    String object;

    boolean effect;
    boolean replayed;

    Visit(String requestId, Exchange exchange, Instant at) {
        this.requestId = requestId;
        this.exchange = exchange;
        this.at = at;
    }

    @Nullable
    String account() {
        return exchange.header("Stripe-Account");
    }

    @Nullable
    String idempotencyKey() {
        return exchange.header("Idempotency-Key");
    }

    /** The answer with the headers that every answer of Stripe has. */
    Answer dressed(Answer answer, String version) {
        Answer dressed = answer.with("Request-Id", requestId).with("Stripe-Version", version);
        String key = idempotencyKey();
        if (key != null) {
            dressed = dressed.with("Idempotency-Key", key);
            if (!dressed.headers().containsKey("Original-Request")) {
                dressed = dressed.with("Original-Request", requestId);
            }
        }
        String account = account();
        return account == null ? dressed : dressed.with("Stripe-Account", account);
    }

    SandboxRequest record(int status) {
        return new SandboxRequest(
                requestId,
                at,
                exchange.method(),
                exchange.path(),
                exchange.query(),
                account(),
                idempotencyKey(),
                status,
                effect,
                replayed,
                fault,
                object,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
}
