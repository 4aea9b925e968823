package io.suito.sandbox.api;

import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts whole objects where an answer has ids: {@code expand[]=data.balance_transaction}. */
final class Expander {
    private static final int MAX_DEPTH = 4;

    private static final Map<String, List<String>> EXPANDABLE = Map.of(
            "transfer", List.of("balance_transaction", "destination", "destination_payment"),
            "transfer_reversal", List.of("balance_transaction", "transfer", "destination_payment_refund"),
            "payout", List.of("balance_transaction", "destination", "failure_balance_transaction"),
            "charge", List.of("balance_transaction", "payment_intent", "source_transfer"),
            "payment_intent", List.of("latest_charge"),
            "refund", List.of("balance_transaction", "charge"),
            "balance_transaction", List.of("source"));

    private Expander() {}

    /** Expands in place. */
    static void expand(Tx tx, ObjectNode answer, JsonNode paths) {
        for (JsonNode path : paths) {
            List<String> steps = List.of(path.asString().split("\\.", -1));
            int depth = steps.getFirst().equals("data") ? steps.size() - 1 : steps.size();
            if (depth > MAX_DEPTH) {
                throw StripeError.invalid(null, "You cannot expand more than 4 levels of a property.", "expand");
            }
            step(tx, answer, steps, path.asString());
        }
    }

    private static void step(Tx tx, ObjectNode at, List<String> steps, String path) {
        if (steps.isEmpty()) {
            return;
        }
        String name = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        JsonNode value = at.path(name);
        if (value instanceof ArrayNode items) {
            items.forEach(item -> into(tx, item, rest, path));
        } else if (value instanceof ObjectNode inner && !rest.isEmpty()) {
            step(tx, inner, rest, path);
        } else if (!EXPANDABLE
                .getOrDefault(String.valueOf(Json.text(at, "object")), List.of())
                .contains(name)) {
            throw StripeError.invalid(null, "This property cannot be expanded (" + path + ").", "expand");
        } else if (value.isString()) {
            StoredObject found = tx.find(value.asString());
            if (found != null) {
                at.set(name, found.data());
                step(tx, found.data(), rest, path);
            }
        }
    }

    private static void into(Tx tx, JsonNode item, List<String> rest, String path) {
        if (item instanceof ObjectNode object) {
            step(tx, object, rest, path);
        }
    }
}
