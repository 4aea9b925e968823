package io.suito.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.cli.CapturedTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A desk at a {@link Marketplace}: somebody who types commands and reads what they say. */
public final class Desk implements AutoCloseable {
    public final Marketplace shop = new Marketplace();
    private final Map<String, String> environment = new HashMap<>();
    private CapturedTerminal terminal = new CapturedTerminal();

    public Desk() {
        environment.put("SUITO_HOME", shop.home.toString());
        environment.put("SUITO_LANGUAGE", "en");
        environment.put("SUITO_DATABASE_URL", shop.settings.url());
        environment.put("SUITO_DATABASE_USER", shop.settings.user());
        environment.put("SUITO_DATABASE_PASSWORD_FILE", secretFile("password", "postgres"));
        environment.put("STRIPE_SECRET_KEY", "sk_test_marketplace");
        environment.put("SUITO_STRIPE_API_BASE", shop.sandbox.baseUri().toString());
    }

    private String secretFile(String name, String text) {
        Path file = shop.home.resolve(name);
        try {
            Files.writeString(file, text + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this setting has this text. */
    public Desk with(String setting, String text) {
        environment.put(setting, text);
        return this;
    }

    /** From now on this setting is not given. */
    public Desk without(String setting) {
        environment.remove(setting);
        return this;
    }

    /** The variables that commands typed here see. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Somebody sits at the terminal and types these lines. */
    public Desk typing(String... answers) {
        terminal = new CapturedTerminal(answers);
        return this;
    }

    /** Types a command; its exit status. */
    public int run(String... args) {
        return terminal.run(environment, args);
    }

    /** Types a command that must succeed, and reads its document. */
    public JsonNode document(String... args) {
        List<String> withJson = new ArrayList<>(Arrays.asList(args));
        withJson.add("--json");
        int status = run(withJson.toArray(String[]::new));
        assertThat(status).as("%s: %s %s", withJson, out(), err()).isZero();
        return terminal.document();
    }

    /** Types a command that must be refused; the code. The sentence must be one. */
    public String refused(String... args) {
        List<String> withJson = new ArrayList<>(Arrays.asList(args));
        withJson.add("--json");
        assertThat(run(withJson.toArray(String[]::new))).as(out() + err()).isEqualTo(1);
        JsonNode error = terminal.document().required("error");
        String code = error.required("code").asString();
        assertThat(error.required("message").asString())
                .as("sentence of " + code)
                .isNotEqualTo(code)
                .doesNotContain("{")
                .contains(" ");
        return code;
    }

    public String out() {
        return terminal.out();
    }

    public String err() {
        return terminal.err();
    }

    @Override
    public void close() {
        shop.close();
    }
}
