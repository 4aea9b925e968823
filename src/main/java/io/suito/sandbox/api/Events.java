package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened, as Stripe tells it afterwards: kept for 30 days of the sandbox's clock. */
final class Events {
    private static final long KEPT_SECONDS = Duration.ofDays(30).toSeconds();

    private Events() {}

    /** Records that something happened to an object of the call's account. */
    static void emit(Call call, String type, ObjectNode object) {
        emit(call, type, object, null);
    }

    /** Records a change, with the fields as they were before it. */
    static void emit(Call call, String type, ObjectNode object, @Nullable ObjectNode before) {
        ObjectNode data = Json.object("object", object.deepCopy());
        if (before != null) {
            data.set("previous_attributes", changed(before, object));
        }
        ObjectNode event = Json.object(
                "id",
                call.tx().newId("evt"),
                "object",
                "event",
                "api_version",
                StripeApi.VERSION,
                "created",
                call.second(),
                "data",
                data,
                "livemode",
                false,
                "pending_webhooks",
                0,
                "request",
                Json.object("id", call.requestId(), "idempotency_key", call.idempotencyKey()),
                "type",
                type);
        if (!call.account().equals(call.platform())) {
            event.put("account", call.account());
        }
        call.tx().insert("event", call.account(), event);
    }

    /** {@code GET /v1/events}. */
    static ObjectNode list(Call call) {
        String type = call.text("type");
        JsonNode types = call.params().path("types");
        Predicate<StoredObject> wanted = event -> {
            String is = Json.required(event.data(), "type");
            return (type == null || matches(type, is))
                    && (types.isEmpty() || types.valueStream().anyMatch(name -> matches(name.asString(), is)));
        };
        Range kept = Range.all("event", call.account()).created(call.second() - KEPT_SECONDS, Long.MAX_VALUE / 2);
        return Lists.answer(call, kept, wanted, "/v1/events");
    }

    /** {@code GET /v1/events/{id}}. */
    static ObjectNode retrieve(Call call) {
        StoredObject event = call.object("event");
        if (event.created() < call.second() - KEPT_SECONDS) {
            throw StripeError.missing("event", call.id());
        }
        return event.data();
    }

    private static boolean matches(String pattern, String type) {
        return pattern.equals("*")
                || pattern.equals(type)
                || (pattern.endsWith(".*") && type.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private static ObjectNode changed(ObjectNode before, ObjectNode after) {
        ObjectNode old = Json.object();
        Stream.concat(before.propertyNames().stream(), after.propertyNames().stream())
                .distinct()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .forEach(name -> old.set(name, before.has(name) ? before.path(name) : Json.MAPPER.nullNode()));
        return old;
    }
}
