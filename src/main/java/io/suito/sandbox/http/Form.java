package io.suito.sandbox.http;

import io.suito.sandbox.store.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Form-encoded parameters with Stripe's brackets as a tree: {@code metadata[a]=1} is an object, {@code expand[]=x} and
 * {@code expand[0]=x} are arrays; every leaf is a string.
 */
public final class Form {
    private Form() {}

    /**
     * Reads a body or query.
     *
     * @throws StripeError 400 when the encoding or the brackets make no sense
     */
    public static ObjectNode decode(String text) {
        ObjectNode root = Json.object();
        if (text.isEmpty()) {
            return root;
        }
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : unescape(pair.substring(equals + 1));
            put(root, path(name), value);
        }
        return arrays(root).asObject();
    }

    private static String unescape(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(text);
        }
    }

    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int open = name.indexOf('[');
        path.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0) {
            int close = name.indexOf(']', open);
            if (close < 0 || (close + 1 < name.length() && name.charAt(close + 1) != '[')) {
                throw invalid(name);
            }
            path.add(name.substring(open + 1, close));
            open = close + 1 < name.length() ? close + 1 : -1;
        }
        if (path.getFirst().isEmpty() || path.size() > 8) {
            throw invalid(name);
        }
        return path;
    }

    /** Everything is an object at first; {@code []} counts up. */
    private static void put(ObjectNode root, List<String> path, String value) {
        ObjectNode at = root;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i).isEmpty() ? Integer.toString(at.size()) : path.get(i);
            if (i == path.size() - 1) {
                at.put(step, value);
            } else if (at.path(step) instanceof ObjectNode inner) {
                at = inner;
            } else if (at.has(step)) {
                throw invalid(path.getFirst());
            } else {
                at = at.putObject(step);
            }
        }
    }

    /** Objects whose names count up from 0 were arrays. */
    private static JsonNode arrays(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        for (String name : List.copyOf(object.propertyNames())) {
            object.set(name, arrays(object.path(name)));
        }
        if (object.isEmpty() || !object.has("0")) {
            return object;
        }
        List<JsonNode> items = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
            if (!object.has(Integer.toString(i))) {
                return object;
            }
            items.add(object.path(Integer.toString(i)));
        }
        ArrayNode array = Json.MAPPER.createArrayNode();
        return array.addAll(items);
    }

    private static StripeError invalid(String name) {
        return StripeError.invalid(null, "Invalid request: the parameter cannot be read.", name);
    }
}
