package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's lists: newest first, pages by cursor. */
final class Lists {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private Lists() {}

    /** One page of a range, as {@code limit, starting_after, ending_before, created} ask for. */
    static ObjectNode answer(Call call, Range range, Predicate<StoredObject> filter, String url) {
        int limit = limit(call);
        String after = call.text("starting_after");
        String before = call.text("ending_before");
        if (after != null && before != null) {
            throw StripeError.invalid(
                    "parameters_exclusive",
                    "You can only pass one of starting_after and ending_before.",
                    "ending_before");
        }
        boolean newestFirst = before == null;
        String cursor = before == null ? after : before;
        String beyond =
                cursor == null ? null : order(call, range, cursor, before == null ? "starting_after" : "ending_before");
        Range created = created(range, call.params().path("created"));
        List<StoredObject> found = call.tx().scan(created, beyond, newestFirst, limit + 1, filter);
        List<StoredObject> page = found.subList(0, Math.min(limit, found.size()));
        List<ObjectNode> data = (newestFirst ? page : page.reversed())
                .stream().map(StoredObject::data).toList();
        return Json.list(url, data, found.size() > limit);
    }

    /** Whether a number lies within a parameter like {@code created}. */
    static boolean within(JsonNode bounds, long value) {
        if (bounds.isMissingNode()) {
            return true;
        }
        if (!bounds.isObject()) {
            return value == Long.parseLong(bounds.asString());
        }
        return bounds.properties().stream().allMatch(entry -> {
            long bound = Long.parseLong(entry.getValue().asString());
            return switch (entry.getKey()) {
                case "gt" -> value > bound;
                case "gte" -> value >= bound;
                case "lt" -> value < bound;
                default -> value <= bound;
            };
        });
    }

    private static int limit(Call call) {
        if (call.text("limit") == null) {
            return DEFAULT_LIMIT;
        }
        long limit = call.number("limit");
        if (limit < 1 || limit > MAX_LIMIT) {
            String bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
            throw StripeError.invalid(
                    "parameter_invalid_integer",
                    "This value must be " + bound + " (it currently is '" + limit + "').",
                    "limit");
        }
        return (int) limit;
    }

    private static String order(Call call, Range range, String id, String param) {
        StoredObject found = call.tx().find(id);
        if (found == null
                || !found.type().equals(range.type())
                || !found.account().equals(range.account())) {
            throw StripeError.missingParam(range.type(), id, param);
        }
        return found.order();
    }

    private static Range created(Range range, JsonNode bounds) {
        if (bounds.isMissingNode()) {
            return range;
        }
        if (!bounds.isObject()) {
            long second = Long.parseLong(bounds.asString());
            return range.created(second, second);
        }
        long from = Math.max(value(bounds, "gte", 0, 0), value(bounds, "gt", 1, 0));
        long to = Math.min(value(bounds, "lte", 0, null), value(bounds, "lt", -1, null));
        return range.created(from, to);
    }

    private static long value(JsonNode bounds, String name, int shift, @Nullable Integer otherwise) {
        String text = Json.text(bounds, name);
        if (text == null) {
            return otherwise == null ? Long.MAX_VALUE / 2 : otherwise;
        }
        return Long.parseLong(text) + shift;
    }
}
