package io.suito.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an endpoint takes. Whatever else is sent is refused, as are values of another kind: before anything is done, so
 * that such a refusal is not kept under an idempotency key.
 */
public final class Params {
    /** Kinds of values. */
    private enum Kind {
        TEXT,
        AMOUNT,
        INTEGER,
        FLAG,
        TEXTS,
        METADATA,
        RANGE,
        OBJECT
    }

    private record Rule(
            Kind kind,
            boolean required,
            Set<String> oneOf,
            @Nullable Params inner) {}

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Set<String> BOUNDS = Set.of("gt", "gte", "lt", "lte");

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private Params() {}

    /** An endpoint that takes only {@code expand}. */
    public static Params expandable() {
        return new Params().add("expand", Kind.TEXTS, false);
    }

    /** An endpoint that answers a list. */
    public static Params list() {
        return expandable()
                .add("limit", Kind.INTEGER, false)
                .text("starting_after", "ending_before")
                .range("created");
    }

    /** A group of parameters inside another. */
    public static Params group() {
        return new Params();
    }

    /** Optional strings. */
    public Params text(String... names) {
        for (String name : names) {
            add(name, Kind.TEXT, false);
        }
        return this;
    }

    /** An optional string out of a set. */
    public Params choice(String name, String... values) {
        rules.put(name, new Rule(Kind.TEXT, false, Set.of(values), null));
        return this;
    }

    /** A string that must be there. */
    public Params requiredText(String name) {
        return add(name, Kind.TEXT, true);
    }

    /** A string out of a set that must be there. */
    public Params requiredChoice(String name, String... values) {
        rules.put(name, new Rule(Kind.TEXT, true, Set.of(values), null));
        return this;
    }

    /** Yen, at least 1. */
    public Params amount(String name, boolean required) {
        return add(name, Kind.AMOUNT, required);
    }

    /** Optional whole numbers. */
    public Params integer(String... names) {
        for (String name : names) {
            add(name, Kind.INTEGER, false);
        }
        return this;
    }

    /** Optional flags. */
    public Params flag(String... names) {
        for (String name : names) {
            add(name, Kind.FLAG, false);
        }
        return this;
    }

    /** An optional list of strings. */
    public Params texts(String name) {
        return add(name, Kind.TEXTS, false);
    }

    /** Stripe's metadata. */
    public Params metadata() {
        return add("metadata", Kind.METADATA, false);
    }

    /** A second, or bounds {@code gt, gte, lt, lte}. */
    public Params range(String name) {
        return add(name, Kind.RANGE, false);
    }

    /** An optional group. */
    public Params object(String name, Params inner) {
        rules.put(name, new Rule(Kind.OBJECT, false, Set.of(), inner));
        return this;
    }

    private Params add(String name, Kind kind, boolean required) {
        rules.put(name, new Rule(kind, required, Set.of(), null));
        return this;
    }

    /** Refuses what does not fit. */
    public void check(ObjectNode given) {
        check(given, "");
    }

    private void check(ObjectNode given, String path) {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String name = path.isEmpty() ? entry.getKey() : path + "[" + entry.getKey() + "]";
            Rule rule = rules.get(entry.getKey());
            if (rule == null) {
                throw StripeError.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
            check(rule, name, entry.getValue());
        }
        rules.forEach((name, rule) -> {
            if (rule.required() && !given.has(name)) {
                String full = path.isEmpty() ? name : path + "[" + name + "]";
                throw StripeError.invalid("parameter_missing", "Missing required param: " + full + ".", full);
            }
        });
    }

    private static void check(Rule rule, String name, JsonNode value) {
        switch (rule.kind()) {
            case TEXT -> text(rule, name, value);
            case AMOUNT -> {
                if (whole(name, value) < 1) {
                    throw StripeError.invalid(
                            "parameter_invalid_integer", "This value must be greater than or equal to 1.", name);
                }
            }
            case INTEGER -> whole(name, value);
            case FLAG -> {
                if (!Set.of("true", "false").contains(leaf(name, value))) {
                    throw StripeError.invalid(null, "Invalid boolean: " + value.asString(), name);
                }
            }
            case TEXTS -> texts(name, value);
            case METADATA -> metadata(name, value);
            case RANGE -> range(name, value);
            case OBJECT -> {
                if (!(value instanceof ObjectNode object) || rule.inner() == null) {
                    throw StripeError.invalid(null, "Invalid object", name);
                }
                rule.inner().check(object, name);
            }
        }
    }

    private static void text(Rule rule, String name, JsonNode value) {
        String text = leaf(name, value);
        if (text.length() > 5000) {
            throw StripeError.invalid(
                    "parameter_invalid_string", "Invalid string: must be at most 5000 characters", name);
        }
        if (rule.required() && text.isEmpty()) {
            throw StripeError.invalid(
                    "parameter_invalid_empty",
                    "You passed an empty string for '" + name
                            + "'. We assume empty values are an attempt to unset a parameter;"
                            + " however '" + name + "' cannot be unset. You should remove '" + name
                            + "' from your request or supply a non-empty value.",
                    name);
        }
        if (!rule.oneOf().isEmpty() && !rule.oneOf().contains(text)) {
            throw StripeError.invalid(
                    null,
                    "Invalid " + name + ": must be one of "
                            + String.join(", ", rule.oneOf().stream().sorted().toList()),
                    name);
        }
    }

    private static long whole(String name, JsonNode value) {
        String text = leaf(name, value);
        if (!WHOLE.matcher(text).matches()) {
            throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + text, name);
        }
        return Long.parseLong(text);
    }

    private static void texts(String name, JsonNode value) {
        if (!value.isArray()) {
            throw StripeError.invalid(null, "Invalid array", name);
        }
        value.forEach(item -> leaf(name, item));
    }

    private static void metadata(String name, JsonNode value) {
        if (value.isString() && value.asString().isEmpty()) {
            return;
        }
        if (!(value instanceof ObjectNode object) || object.size() > 50) {
            throw StripeError.invalid(null, "Invalid metadata: at most 50 keys with string values", name);
        }
        object.properties().forEach(entry -> {
            String full = name + "[" + entry.getKey() + "]";
            if (entry.getKey().length() > 40 || leaf(full, entry.getValue()).length() > 500) {
                throw StripeError.invalid(
                        null, "Metadata keys can have up to 40 characters and values up to 500", full);
            }
        });
    }

    private static void range(String name, JsonNode value) {
        if (!(value instanceof ObjectNode bounds)) {
            whole(name, value);
            return;
        }
        bounds.properties().forEach(entry -> {
            String full = name + "[" + entry.getKey() + "]";
            if (!BOUNDS.contains(entry.getKey())) {
                throw StripeError.invalid("parameter_unknown", "Received unknown parameter: " + full, full);
            }
            whole(full, entry.getValue());
        });
    }

    private static String leaf(String name, JsonNode value) {
        if (!value.isString()) {
            throw StripeError.invalid(null, "Invalid string", name);
        }
        return value.asString();
    }
}
