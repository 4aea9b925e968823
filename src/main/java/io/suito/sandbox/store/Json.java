package io.suito.sandbox.store;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Short ways to make and read JSON trees. */
public final class Json {
    /** The one mapper of the sandbox. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** An object from names and values in turn; values are strings, numbers, booleans, nodes, lists or null. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set(String.valueOf(namesAndValues[i]), node(namesAndValues[i + 1]));
        }
        return node;
    }

    /** The object written in the text; {@link IllegalArgumentException} on anything else. */
    public static ObjectNode parse(String text) {
        if (read(text) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("not an object");
    }

    /** The JSON written in the text; {@link IllegalArgumentException} on anything else. */
    public static JsonNode read(String text) {
        return readable(() -> MAPPER.readTree(text));
    }

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A list object as Stripe writes it. */
    public static ObjectNode list(String url, List<? extends JsonNode> data, boolean hasMore) {
        return object("object", "list", "data", data, "has_more", hasMore, "url", url);
    }

    /** The string of a field, or null where it is absent, null, empty or no value. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asString();
        return text.isEmpty() ? null : text;
    }

    /** The string of a field that must be there. */
    public static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return text;
    }

    /** A value of that type from what is given, with everything that is not given taken from the defaults. */
    public static <T> T merge(T defaults, JsonNode given, Class<T> type) {
        ObjectNode merged = MAPPER.valueToTree(defaults);
        given.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        return readable(() -> MAPPER.treeToValue(merged, type));
    }

    private static JsonNode node(@Nullable Object value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value == null) {
            return make.nullNode();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Boolean flag) {
            return make.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return make.numberNode(number);
        } else if (value instanceof Long number) {
            return make.numberNode(number);
        } else if (value instanceof List<?> items) {
            ArrayNode array = make.arrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        return make.stringNode(value.toString());
    }
}
