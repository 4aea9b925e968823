package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suito.database.DatabaseSettings;
import io.suito.stripe.PaceLimits;
import io.suito.text.Refusal;
import io.suito.text.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ConfigurationTest {
    private static final String DATABASE = "jdbc:postgresql://db.example:5432/platform";

    @TempDir
    Path directory = Path.of("");

    @Test
    void nothing_configured_is_fine_until_something_is_needed() {
        Configuration configuration = load(Map.of());

        assertThat(configuration.namesDatabase()).isFalse();
        assertThat(configuration.hasStripeKey()).isFalse();
        assertThat(configuration.stripeApiBase()).isEqualTo(URI.create("https://api.stripe.com"));
        assertThat(configuration.licenseKeyPrefix()).isEqualTo("VRCSS-");
        assertThat(configuration.embedded()).isEqualTo(EmbeddedSettings.DEFAULT);
        assertThat(refusal(() -> configuration.database(PasswordPrompt.NOBODY)).code())
                .isEqualTo("config.database_missing");
        assertThat(refusal(configuration::stripe).code()).isEqualTo("config.stripe_key_missing");
    }

    @Test
    void the_environment_wins_over_the_settings_file() throws IOException {
        settings("# ours\n\nSUITO_DATABASE_URL = " + DATABASE + "\r\nSUITO_DATABASE_USER=file\n");
        write("password", "correct horse\n", "rw-------");

        DatabaseSettings login = load(Map.of(
                        "SUITO_DATABASE_USER", "environment", "SUITO_DATABASE_PASSWORD_FILE", file("password")))
                .database(PasswordPrompt.NOBODY);

        assertThat(login).isEqualTo(new DatabaseSettings(DATABASE, "environment", "correct horse"));
        assertThat(login.toString()).doesNotContain("horse");
    }

    @Test
    void the_key_of_the_environment_replaces_either_spelling_of_the_file() throws IOException {
        settings("STRIPE_SECRET_KEY_FILE=/nowhere\n");

        assertThat(load(Map.of("STRIPE_SECRET_KEY", "rk_test_1")).stripe().secretKey())
                .isEqualTo("rk_test_1");
    }

    @Test
    void a_relative_path_in_the_settings_file_starts_at_the_home() throws IOException {
        settings("STRIPE_SECRET_KEY_FILE=keys/stripe\n");
        Files.createDirectory(directory.resolve("keys"));
        write("keys/stripe", "sk_test_abc\n", "rw-------");

        assertThat(load(Map.of()).stripe().secretKey()).isEqualTo("sk_test_abc");
    }

    @Test
    void a_password_in_no_file_is_asked_for() {
        Configuration configuration = load(Map.of("SUITO_DATABASE_URL", DATABASE, "SUITO_DATABASE_USER", "operator"));

        assertThat(configuration
                        .database((user, url) -> Optional.of(Secret.of(user + "!")))
                        .password())
                .isEqualTo("operator!");
        assertThat(refusal(() -> configuration.database(PasswordPrompt.NOBODY)).code())
                .isEqualTo("config.password_missing");
    }

    @Test
    void a_database_without_a_user_is_refused() {
        Configuration configuration = load(Map.of("SUITO_DATABASE_URL", DATABASE));

        assertThat(refusal(() -> configuration.database(PasswordPrompt.NOBODY)).code())
                .isEqualTo("config.database_user_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "rk_test_1, false", "sk_test_1, false",
        "rk_live_1, true", "sk_live_1, true"
    })
    void the_prefix_of_the_key_says_whether_money_is_real(String key, boolean live) {
        assertThat(load(Map.of("STRIPE_SECRET_KEY", key)).stripe().livemode()).isEqualTo(live);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8420", "https://api.stripe.com.example", "http://api.stripe.com"})
    void a_live_key_goes_nowhere_but_to_stripe(String base) throws IOException {
        write("key", "rk_live_1", "rw-------");
        Map<String, String> named = Map.of("STRIPE_SECRET_KEY", "sk_live_1", "SUITO_STRIPE_API_BASE", base);
        Configuration kept = load(Map.of("STRIPE_SECRET_KEY_FILE", file("key"), "SUITO_STRIPE_API_BASE", base));

        assertThat(refusal(() -> load(named)).code()).isEqualTo("stripe.live_key_elsewhere");
        assertThat(refusal(kept::stripe).code()).isEqualTo("stripe.live_key_elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.stripe.com/", "HTTPS://API.STRIPE.COM", "https://api.stripe.com:443"})
    void stripe_may_be_spelt_in_other_ways(String base) {
        Map<String, String> environment = Map.of("STRIPE_SECRET_KEY", "sk_live_1", "SUITO_STRIPE_API_BASE", base);

        assertThat(load(environment).stripe().apiBase()).isEqualTo(URI.create("https://api.stripe.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void a_secret_that_others_may_read_is_refused(String permissions) throws IOException {
        write("key", "sk_test_1", permissions);
        Configuration configuration = load(Map.of("STRIPE_SECRET_KEY_FILE", file("key")));
        Refusal refusal = refusal(configuration::stripe);

        assertThat(refusal.code()).isEqualTo("config.readable_by_others");
        assertThat(refusal.sentence(Locale.ENGLISH)).contains("chmod 600 '" + file("key") + "'");
    }

    @Test
    void a_settings_file_with_a_secret_must_be_private_too() throws IOException {
        settings("STRIPE_SECRET_KEY=sk_test_1\n");
        Files.setPosixFilePermissions(directory.resolve("suito.conf"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(refusal(() -> load(Map.of())).code()).isEqualTo("config.readable_by_others");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUITO_DATABASE_URL|mysql://db/platform|config.database_url_malformed",
                "SUITO_DATABASE_URL|jdbc:postgresql://db:nonsense/platform|config.database_url_malformed",
                "SUITO_DATABASE_URL|jdbc:postgresql://db/platform?user=a&password=b|config.password_in_url",
                "SUITO_DATABASE_URL|postgresql://a:b@db/platform|config.password_in_url",
                "SUITO_STRIPE_API_BASE|localhost:8420|config.url_malformed",
                "SUITO_STRIPE_API_BASE|http://|config.url_malformed",
                "SUITO_STRIPE_API_BASE|http://a b|config.url_malformed",
                "SUITO_STRIPE_API_BASE|ftp://files|config.url_malformed",
                "SUITO_STRIPE_API_BASE|http://user@host|config.url_malformed",
                "APP_ORIGIN|https://shop.example/admin|config.url_malformed",
                "STRIPE_SECRET_KEY|pk_test_1|config.stripe_key_malformed",
                "STRIPE_SECRET_KEY|sk_test_1 2|config.stripe_key_malformed",
                "STRIPE_WEBHOOK_SECRET|secret|config.value_malformed",
                "STRIPE_CONNECT_WEBHOOK_SECRET|whsec_|config.value_malformed",
                "STRIPE_CONNECT_CLIENT_ID|acct_1|config.value_malformed",
                "STRIPE_PRICE_ID|prod_1|config.value_malformed",
                "LICENSE_KEY_PREFIX|vr css|config.value_malformed",
                "SUITO_LANGUAGE|fr|config.value_malformed",
                "SUITO_STRIPE_PER_SECOND|0|config.value_malformed",
                "SUITO_STRIPE_ENDPOINT_PER_SECOND|2.5|config.value_malformed",
                "SUITO_STRIPE_PAYOUTS_PER_SECOND|1001|config.value_malformed",
                "SUITO_STRIPE_AT_ONCE|many|config.value_malformed",
                "SUITO_EMBEDDED_LINGER|soon|config.value_malformed",
                "SUITO_EMBEDDED_DATABASE_PORT|0|config.value_malformed",
                "SUITO_EMBEDDED_SANDBOX_PORT|65536|config.value_malformed",
            })
    void a_malformed_value_is_refused_with_the_place_to_correct(String key, String value, String code)
            throws IOException {
        settings("\n" + key + "=" + value + "\n");

        Refusal inFile = refusal(() -> load(Map.of()));
        Refusal inEnvironment = refusal(() -> load(Map.of(key, value)));

        assertThat(inFile.code()).isEqualTo(code);
        assertThat(inFile.sentence(Locale.ENGLISH)).contains(key + " (" + directory.resolve("suito.conf") + ":2)");
        assertThat(inEnvironment.code()).isEqualTo(code);
        assertThat(inEnvironment.sentence(Locale.JAPANESE)).contains(key + " (environment)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUITO_DATABASE_URL|config.line_malformed",
                "=value|config.line_malformed",
                "a b=value|config.line_malformed",
                "APP_ORIGIN=https://a\u0000b|config.line_malformed",
                "SUITO_DATABSE_URL=x|config.unknown_key",
                "SUITO_HOME=/elsewhere|config.home_in_file",
                "SUITO_LANGUAGE=ja|config.duplicate_key",
            })
    void a_line_that_cannot_be_understood_is_refused_with_its_number(String line, String code) throws IOException {
        settings("SUITO_LANGUAGE=ja\n# comment\n" + line + "\n");

        Refusal refusal = refusal(() -> load(Map.of()));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.sentence(Locale.ENGLISH))
                .contains("Line 3 of " + directory.resolve("suito.conf"))
                .doesNotContain("{");
        assertThat(refusal.sentence(Locale.JAPANESE)).contains("3 行目").doesNotContain("{");
    }

    @Test
    void a_mistyped_setting_is_answered_with_the_one_that_was_meant() throws IOException {
        settings("SUITO_DATABSE_URL=x\n");

        assertThat(refusal(() -> load(Map.of())).sentence(Locale.ENGLISH)).contains("Did you mean SUITO_DATABASE_URL?");
    }

    @Test
    void a_damaged_settings_file_is_refused_with_the_line_of_the_damage() throws IOException {
        byte[] text = "SUITO_LANGUAGE=ja\nAPP_ORIGIN=https://x\n".getBytes(StandardCharsets.UTF_8);
        text[text.length - 3] = (byte) 0xff;
        Files.write(directory.resolve("suito.conf"), text);
        Refusal refusal = refusal(() -> load(Map.of()));

        assertThat(refusal.code()).isEqualTo("config.not_text");
        assertThat(refusal.sentence(Locale.ENGLISH)).startsWith("Line 2 of ");
    }

    @Test
    void a_settings_file_that_is_a_directory_is_refused() throws IOException {
        Files.createDirectory(directory.resolve("suito.conf"));

        assertThat(refusal(() -> load(Map.of())).code()).isEqualTo("config.unreadable");
    }

    @Test
    void one_key_in_two_spellings_is_refused() throws IOException {
        settings("STRIPE_SECRET_KEY=sk_test_1\nSTRIPE_SECRET_KEY_FILE=/key\n");

        assertThat(refusal(() -> load(Map.of())).code()).isEqualTo("config.two_keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "one\ntwo\n"})
    void a_secret_file_without_exactly_one_line_is_refused(String text) throws IOException {
        write("key", text, "rw-------");
        Configuration configuration = load(Map.of("STRIPE_SECRET_KEY_FILE", file("key")));

        assertThat(refusal(configuration::stripe).code()).isEqualTo("config.secret_empty");
    }

    @Test
    void a_secret_file_that_is_not_there_or_not_text_is_refused() throws IOException {
        Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        for (String name : new String[] {"missing", "binary"}) {
            Configuration configuration = load(Map.of("STRIPE_SECRET_KEY_FILE", file(name)));
            assertThat(refusal(configuration::stripe).code()).isEqualTo("config.unreadable");
        }
    }

    @Test
    void secrets_never_print() {
        Configuration configuration = load(Map.of("STRIPE_SECRET_KEY", "sk_test_canary"));

        assertThat(configuration.toString() + configuration.stripe()).doesNotContain("canary");
        for (String key : new String[] {"STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"}) {
            Refusal refusal = refusal(() -> load(Map.of(key, "malformed canary")));
            assertThat(refusal + refusal.sentence(Locale.ENGLISH)).contains(key).doesNotContain("canary");
        }
    }

    @Test
    void linger_and_ports_of_the_embedded_services_can_be_chosen() {
        EmbeddedSettings chosen = load(Map.of("SUITO_EMBEDDED_LINGER", "0", "SUITO_EMBEDDED_DATABASE_PORT", "15432"))
                .embedded();

        assertThat(chosen.linger()).isEqualTo(Duration.ZERO);
        assertThat(chosen.databasePort()).hasValue(15432);
        assertThat(chosen.sandboxPort()).isEmpty();
    }

    @Test
    void the_pace_is_the_published_one_of_the_keys_mode_unless_it_was_chosen() {
        assertThat(load(Map.of("STRIPE_SECRET_KEY", "rk_live_1")).stripe().pace())
                .isEqualTo(PaceLimits.live());
        assertThat(load(Map.of("STRIPE_SECRET_KEY", "rk_test_1")).stripe().pace())
                .isEqualTo(PaceLimits.test());

        Map<String, String> chosen = Map.of(
                "STRIPE_SECRET_KEY", "rk_test_1",
                "SUITO_STRIPE_PER_SECOND", "60",
                "SUITO_STRIPE_ENDPOINT_PER_SECOND", "20",
                "SUITO_STRIPE_PAYOUTS_PER_SECOND", "10",
                "SUITO_STRIPE_AT_ONCE", "12");
        assertThat(load(chosen).stripe().pace()).isEqualTo(new PaceLimits(60, 20, 10, 12));
    }

    private Configuration load(Map<String, String> environment) {
        return Configuration.load(new SuitoHome(directory), environment);
    }

    private void settings(String text) throws IOException {
        write("suito.conf", text, "rw-------");
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
