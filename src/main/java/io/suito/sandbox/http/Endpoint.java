package io.suito.sandbox.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of the API.
 *
 * @param method GET or POST
 * @param template path with {@code {id}} where an id stands
 * @param params what it takes
 * @param handler what it does
 */
public record Endpoint(String method, String template, Params params, Handler handler, Pattern path) {
    /** What an endpoint does: reads and changes through the call's effect, and answers an object. */
    @FunctionalInterface
    public interface Handler {
        /** Throws {@link StripeError} to refuse. */
        ObjectNode handle(Call call);
    }

    /** An operation. */
    public static Endpoint of(String method, String template, Params params, Handler handler) {
        Pattern path = Pattern.compile(template.replaceAll("\\{[a-z]+}", "([^/]+)"));
        return new Endpoint(method, template, params, handler, path);
    }

    /** The ids in the path, or null when the path is not this endpoint's. */
    public @Nullable List<String> match(String requestMethod, String requestPath) {
        if (!method.equals(requestMethod)) {
            return null;
        }
        Matcher matcher = path.matcher(requestPath);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.groupCount() == 0 ? List.of() : List.of(matcher.group(1));
    }

    /** {@code POST /v1/transfers}. */
    public String name() {
        return method + " " + template;
    }

    /** Whether it is the one with limits of its own. */
    public boolean createsPayout() {
        return name().equals("POST /v1/payouts");
    }
}
