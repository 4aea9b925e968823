package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Balance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Balances and balance transactions: the only writer of the sandbox's money. */
final class Ledger {
    private Ledger() {}

    /**
     * One movement on one balance.
     *
     * @param type Stripe's type of balance transaction
     * @param category Stripe's reporting category
     * @param amount yen, signed
     * @param fee yen that Stripe keeps of it
     * @param source id of the object it comes from
     */
    record Movement(
            String type,
            String category,
            long amount,
            long fee,
            String source,
            @Nullable String description) {
        Movement(String type, String category, long amount, String source, @Nullable String description) {
            this(type, category, amount, 0, source, description);
        }

        long net() {
            return amount - fee;
        }
    }

    /** Books a movement that counts at once, on the call's account; returns the balance transaction's id. */
    static String book(Call call, Movement movement) {
        return book(call, movement, call.now());
    }

    /** Books a movement whose money is pending until then. */
    static String book(Call call, Movement movement, Instant available) {
        boolean pending = available.isAfter(call.now());
        String id = call.tx().newId("txn");
        List<ObjectNode> fees = movement.fee() == 0 ? List.of() : List.of(fee(movement.fee()));
        call.tx()
                .insert(
                        "balance_transaction",
                        call.account(),
                        Json.object(
                                "id", id,
                                "object", "balance_transaction",
                                "amount", movement.amount(),
                                "available_on", available.getEpochSecond(),
                                "balance_type", "payments",
                                "created", call.second(),
                                "currency", "jpy",
                                "description", movement.description(),
                                "exchange_rate", null,
                                "fee", movement.fee(),
                                "fee_details", fees,
                                "net", movement.net(),
                                "reporting_category", movement.category(),
                                "source", movement.source(),
                                "status", pending ? "pending" : "available",
                                "type", movement.type()));
        call.tx().move(call.account(), pending ? 0 : movement.net(), pending ? movement.net() : 0);
        if (pending) {
            call.tx().schedule(available.toEpochMilli(), Json.object("kind", "mature", "id", id));
        }
        return id;
    }

    /** What was pending becomes available. */
    static void mature(Call call, String id) {
        StoredObject found = call.tx().find(id);
        if (found != null && "pending".equals(Json.text(found.data(), "status"))) {
            long net = found.data().path("net").asLong();
            call.tx().move(found.account(), net, -net);
            call.tx().update(found, found.data().put("status", "available"));
        }
    }

    static long available(Call call) {
        return call.tx().balance(call.account()).available();
    }

    /** {@code GET /v1/balance}. */
    static ObjectNode balance(Call call) {
        Balance balance = call.tx().balance(call.account());
        ObjectNode answer = Json.object("object", "balance", "available", List.of(amount(balance.available())));
        if (call.account().equals(call.platform())) {
            answer.set(
                    "connect_reserved", Json.MAPPER.createArrayNode().add(Json.object("amount", 0, "currency", "jpy")));
        }
        answer.put("livemode", false);
        answer.putArray("pending").add(amount(balance.pending()));
        return answer;
    }

    private static ObjectNode amount(long yen) {
        return Json.object("amount", yen, "currency", "jpy", "source_types", Json.object("card", yen));
    }

    private static ObjectNode fee(long yen) {
        return Json.object(
                "amount", yen,
                "application", null,
                "currency", "jpy",
                "description", "Stripe processing fees",
                "type", "stripe_fee");
    }
}
