package io.suito.sandbox.store;

import tools.jackson.databind.node.ObjectNode;

/**
 * One object as the sandbox keeps it.
 *
 * @param type Stripe's name of the type: {@code transfer}
 * @param account the account it belongs to, which for the platform's own objects is the platform's
 * @param order its place in lists: second of creation and number, growing
 * @param data all fields, as Stripe answers them
 */
public record StoredObject(String type, String account, String order, ObjectNode data) {
    /** Stripe's id of the object. */
    public String id() {
        return Json.required(data, "id");
    }

    /** Second of creation, since 1970. */
    public long created() {
        return createdOf(order);
    }

    static String order(long created, long number) {
        return "%011d-%012d".formatted(created, number);
    }

    static long createdOf(String order) {
        return Long.parseLong(order.substring(0, 11));
    }

    String write() {
        return Json.object("t", type, "a", account, "o", order, "d", data).toString();
    }

    static StoredObject read(String text) {
        ObjectNode node = Json.parse(text);
        return new StoredObject(
                Json.required(node, "t"),
                Json.required(node, "a"),
                Json.required(node, "o"),
                node.path("d").asObject());
    }
}
