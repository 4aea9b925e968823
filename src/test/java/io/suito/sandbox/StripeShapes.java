package io.suito.sandbox;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.suito.sandbox.http.Form;
import io.suito.sandbox.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's API description, against which requests and answers are checked. It lies beside the project, in
 * {@code ../shared/stripe-openapi}, or where the system property {@code suito.stripe.openapi} says.
 */
public final class StripeShapes {
    private static final String FILE = "stripe-2026-07-29.json";
    private static final String DOCUMENT = "https://stripe.invalid/openapi.json";
    private static final Optional<StripeShapes> SHARED = load();

    /** Operations of Stripe that the description leaves out, and what they answer. */
    private static final Map<String, String> NOT_DESCRIBED =
            Map.of("GET /v1/account", "account", "GET /v1/transfers/{id}/reversals", "transfer_reversal");

    private final JsonNode document;
    private final Schema strict;
    private final Schema loose;

    private StripeShapes(String text) {
        this.document = Json.parse(text);
        this.strict = whole(text, false);
        this.loose = whole(text, true);
    }

    /** The description, or nothing where it is not there. */
    public static Optional<StripeShapes> available() {
        return SHARED;
    }

    /** Where it was looked for. */
    public static Path folder() {
        return Path.of(System.getProperty("suito.stripe.openapi", "../shared/stripe-openapi"));
    }

    private static Optional<StripeShapes> load() {
        Path file = folder().resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(new StripeShapes(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole description, of which parts are taken: asked for a part, a registry would read all of it anew. */
    private static Schema whole(String text, boolean typeLoose) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().typeLoose(typeLoose).build();
        return SchemaRegistry.withDialect(
                        Dialects.getOpenApi30(),
                        builder -> builder.schemas(Map.of(DOCUMENT, text)).schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of(DOCUMENT));
    }

    /** What is wrong with a request: nothing when the list is empty. */
    public List<String> request(String method, String path, String query, String body) {
        String template = template(method, path);
        if (template.isEmpty()) {
            return List.of();
        }
        String operation = operation(template, method);
        List<String> wrong = new ArrayList<>();
        ObjectNode given = Form.decode(method.equals("GET") ? query : body);
        if (method.equals("GET")) {
            given.properties().forEach(entry -> wrong.addAll(parameter(operation, entry.getKey(), entry.getValue())));
        } else {
            String at = operation + "/requestBody/content/application~1x-www-form-urlencoded/schema";
            errors(loose, at, given).forEach(error -> wrong.add(method + " " + path + " request " + error));
        }
        return wrong;
    }

    private List<String> parameter(String operation, String name, JsonNode value) {
        JsonNode parameters =
                document.at(operation.substring(1).replace("%7B", "{").replace("%7D", "}") + "/parameters");
        for (int i = 0; i < parameters.size(); i++) {
            if (name.equals(Json.text(parameters.path(i), "name"))) {
                return errors(loose, operation + "/parameters/" + i + "/schema", value);
            }
        }
        return List.of("unknown parameter " + name);
    }

    /** What is wrong with an answer: nothing when the list is empty. */
    public List<String> answer(String method, String path, int status, String body) {
        JsonNode answer = Json.parse(body);
        String described = NOT_DESCRIBED.get(method + " " + path.replaceAll("tr_[^/]+", "{id}"));
        List<String> wrong = new ArrayList<>();
        if (status >= 400) {
            wrong.addAll(errors(strict, "#/components/schemas/error", answer));
        } else if (described != null) {
            for (JsonNode item : answer.has("data")
                    ? answer.path("data")
                    : Json.MAPPER.createArrayNode().add(answer)) {
                wrong.addAll(errors(strict, "#/components/schemas/" + described, item));
            }
        } else {
            String template = template(method, path);
            if (template.isEmpty()) {
                return List.of(method + " " + path + " is not described but answered " + status);
            }
            wrong.addAll(errors(
                    strict, operation(template, method) + "/responses/200/content/application~1json/schema", answer));
        }
        inventions(answer, wrong);
        return wrong.stream()
                .map(each -> method + " " + path + " answer " + each)
                .toList();
    }

    /** Fields that Stripe's objects do not have, wherever in the answer an object says its type. */
    private void inventions(JsonNode node, List<String> wrong) {
        String type = node.isObject() ? Json.text(node, "object") : null;
        JsonNode known = document.path("components")
                .path("schemas")
                .path(String.valueOf(type))
                .path("properties");
        if (!known.isMissingNode()) {
            node.propertyNames().stream()
                    .filter(name -> !known.has(name))
                    .forEach(name -> wrong.add(type + " has no " + name));
            errors(strict, "#/components/schemas/" + type, node).forEach(wrong::add);
        }
        node.forEach(child -> inventions(child, wrong));
    }

    private static List<String> errors(Schema whole, String at, JsonNode value) {
        Schema schema = whole.getRefSchema(SchemaLocation.of(DOCUMENT + at).getFragment());
        return schema.validate(value).stream().map(Error::toString).toList();
    }

    private String template(String method, String path) {
        for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
            String pattern = entry.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            if (path.matches(pattern) && entry.getValue().has(method.toLowerCase(java.util.Locale.ROOT))) {
                return entry.getKey();
            }
        }
        return "";
    }

    private static String operation(String template, String method) {
        String escaped = template.replace("~", "~0")
                .replace("/", "~1")
                .replace("{", "%7B")
                .replace("}", "%7D");
        return "#/paths/" + escaped + "/" + method.toLowerCase(java.util.Locale.ROOT);
    }
}
