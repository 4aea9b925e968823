package io.suito.app;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.request.Request;
import io.suito.request.RequestHandler;
import io.suito.request.Requests;
import io.suito.request.WaitingRequest;
import io.suito.text.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request would do: its own handler does it, and then everything is rolled back. So a rehearsal refuses what the
 * request would refuse, by the same rules. Balances at Stripe are those that were read last.
 */
public final class Rehearsal {
    private final Transactions transactions;
    private final Map<String, RequestHandler> handlers;

    Rehearsal(Backoffice backoffice, Path home) {
        this.transactions = backoffice.transactions();
        this.handlers = new Handlers(backoffice, () -> {}, home).all();
    }

    /** Carries the outcome out of the transaction, which rolls back for it. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable Object outcome;

        TakenBack(@Nullable Object outcome) {
            super("taken back", null, false, false);
            this.outcome = outcome;
        }
    }

    /**
     * The outcome that the request would have.
     *
     * @throws io.suito.text.Refusal what the request would be refused with
     */
    public JsonNode of(String kind, Map<String, ?> payload, @Nullable String reason) {
        RequestHandler handler = Objects.requireNonNull(handlers.get(kind), kind);
        Request request = new Request(UUID.randomUUID(), kind, Json.read(Json.write(payload)), reason, "rehearsal");
        return rehearse(tx -> handler.handle(tx, request));
    }

    /**
     * The outcome that a waiting request would have if it were approved by the one who is logged in.
     *
     * @throws io.suito.text.Refusal what the approval or the request would be refused with
     */
    public JsonNode ofApproval(WaitingRequest waiting) {
        RequestHandler handler = Objects.requireNonNull(handlers.get(waiting.kind()), waiting.kind());
        Request request = new Request(
                waiting.id(), waiting.kind(), Json.read(waiting.payload()), waiting.reason(), waiting.requestedBy());
        return rehearse(tx -> {
            Requests.approve(tx, waiting.id());
            return handler.handle(tx, request);
        });
    }

    private interface Work {
        @Nullable
        Object in(Tx tx);
    }

    private JsonNode rehearse(Work work) {
        try {
            transactions.run(tx -> {
                throw new TakenBack(work.in(tx));
            });
            throw new IllegalStateException("a rehearsal was committed");
        } catch (TakenBack rehearsed) {
            return Json.read(Json.write(rehearsed.outcome));
        }
    }
}
