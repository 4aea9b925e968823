package io.suito.stripe;

import io.suito.text.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The object that a command asks Stripe for, as its stored parameters say: what is not exactly this is not its success.
 *
 * @param amount whole yen
 * @param currency null where the call names none (a reversal has that of its transfer)
 * @param destination the account that a transfer goes to; null for everything else
 * @param source the transfer that a reversal takes back; null for everything else
 */
record AskedFor(
        StripeCommandKind kind,
        long amount,
        @Nullable String currency,
        @Nullable String destination,
        @Nullable String source,
        boolean livemode,
        @Nullable String commandId) {
    static AskedFor of(StripeCommand command) {
        JsonNode parameters = Json.read(command.parameters());
        StripeCommandKind kind = command.commandKind();
        return new AskedFor(
                kind,
                Long.parseLong(parameters.required("amount").asString()),
                parameter(parameters, "currency"),
                parameter(parameters, "destination"),
                kind == StripeCommandKind.TRANSFER_REVERSE ? transferOf(command) : null,
                command.livemode(),
                parameter(parameters, "metadata[command_id]"));
    }

    /** The transfer that a reversal's path names. */
    static String transferOf(StripeCommand command) {
        return command.path()
                .substring("/v1/transfers/".length(), command.path().lastIndexOf('/'));
    }

    private static @Nullable String parameter(JsonNode parameters, String name) {
        JsonNode value = parameters.get(name);
        return value == null ? null : value.asString();
    }

    /**
     * Whether an answer's body is this object. Amount and type must be told; mode, currency, destination, transfer and
     * our own metadata must be ours wherever the object tells them.
     */
    boolean isMetBy(JsonNode body) {
        JsonNode yen = body.get("amount");
        return same(kind.object(), body.get("object"))
                && yen != null
                && yen.isIntegralNumber()
                && yen.asLong() == amount
                && sameMode(body.get("livemode"))
                && (kind == StripeCommandKind.TRANSFER_REVERSE || same(currency, body.get("currency")))
                && (destination == null || same(destination, idOf(body.get("destination"))))
                && (source == null || absent(body.get("transfer")) || same(source, idOf(body.get("transfer"))))
                && sameCommand(body.path("metadata").get("command_id"));
    }

    /** Whether a transfer, payout or reversal that was found at Stripe is this object. */
    boolean isMetBy(long foundAmount, @Nullable String foundDestination) {
        return foundAmount == amount && (destination == null || destination.equals(foundDestination));
    }

    /** Reversals carry no mode at Stripe; everything else does. */
    private boolean sameMode(@Nullable JsonNode told) {
        return absent(told)
                ? kind == StripeCommandKind.TRANSFER_REVERSE
                : told != null && told.isBoolean() && told.booleanValue() == livemode;
    }

    private boolean sameCommand(@Nullable JsonNode told) {
        return absent(told) || commandId == null || same(commandId, told);
    }

    private static boolean same(@Nullable String expected, @Nullable JsonNode told) {
        return expected != null && told != null && told.isString() && expected.equals(told.asString());
    }

    private static boolean absent(@Nullable JsonNode node) {
        return node == null || node.isNull();
    }

    /** An id, also where the object itself stands in its place. */
    private static @Nullable JsonNode idOf(@Nullable JsonNode node) {
        return node != null && node.isObject() ? node.get("id") : node;
    }

    /** What was found is compared by these facts: currency and mode are those of the account that was asked. */
    Map<String, Object> facts() {
        return destination == null
                ? Map.of("object", kind.object(), "amount", amount)
                : Map.of("object", kind.object(), "amount", amount, "destination", destination);
    }
}
