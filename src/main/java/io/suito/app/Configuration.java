package io.suito.app;

import io.suito.database.DatabaseSettings;
import io.suito.stripe.PaceLimits;
import io.suito.stripe.StripeSettings;
import io.suito.text.Refusal;
import io.suito.text.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What this installation was told: environment variables, and the same keys in {@code SUITO_HOME/suito.conf} (the
 * environment wins). The form of everything given is checked while loading; what is missing is refused by the accessor
 * that needs it, because most commands need only some of it.
 */
public final class Configuration {
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final int LONGEST_LINGER_SECONDS = 86_400;
    private static final int FASTEST = 1_000;
    private static final int MOST_AT_ONCE = 200;

    private final SuitoHome home;
    private final Map<Key, Setting> settings;

    private Configuration(SuitoHome home, Map<Key, Setting> settings) {
        this.home = home;
        this.settings = settings;
    }

    /**
     * Reads and checks the settings of a home.
     *
     * @param environment the variables of the process
     * @throws Refusal {@code config.*} or {@code stripe.live_key_elsewhere}: what is wrong, where, and what to do
     */
    public static Configuration load(SuitoHome home, Map<String, String> environment) {
        Map<Key, Setting> merged = new EnumMap<>(Key.class);
        new SettingsFile(home.settings()).read().forEach((key, setting) -> keep(merged, setting));
        if (given(environment, Key.STRIPE_SECRET_KEY) || given(environment, Key.STRIPE_SECRET_KEY_FILE)) {
            // One key in two spellings: what the environment says replaces either spelling of the file.
            merged.remove(Key.STRIPE_SECRET_KEY);
            merged.remove(Key.STRIPE_SECRET_KEY_FILE);
        }
        for (Key key : Key.values()) {
            if (given(environment, key)) {
                keep(
                        merged,
                        new Setting(
                                key, environment.getOrDefault(key.name(), "").strip(), Given.ENVIRONMENT));
            }
        }
        Configuration configuration = new Configuration(home, merged);
        configuration.check();
        return configuration;
    }

    private static boolean given(Map<String, String> environment, Key key) {
        return !environment.getOrDefault(key.name(), "").isBlank();
    }

    private static void keep(Map<Key, Setting> settings, Setting setting) {
        if (!setting.text().isBlank()) {
            settings.put(setting.key(), setting);
        }
    }

    /** Everything that was said, whether this command needs it or not: a mistake is told at once. */
    private void check() {
        find(Key.SUITO_DATABASE_URL).ifPresent(Configuration::checkDatabaseUrl);
        if (find(Key.STRIPE_SECRET_KEY).isPresent()) {
            find(Key.STRIPE_SECRET_KEY_FILE).ifPresent(file -> {
                throw new Refusal("config.two_keys", file.where());
            });
        }
        stripeApiBase();
        pace(PaceLimits.live());
        find(Key.STRIPE_SECRET_KEY).ifPresent(this::stripeSettings);
        appOrigin();
        form(Key.STRIPE_WEBHOOK_SECRET, "whsec_.+", "whsec_…");
        form(Key.STRIPE_CONNECT_WEBHOOK_SECRET, "whsec_.+", "whsec_…");
        form(Key.STRIPE_CONNECT_CLIENT_ID, "ca_.+", "ca_…");
        form(Key.STRIPE_PRICE_ID, "price_.+", "price_…");
        form(Key.LICENSE_KEY_PREFIX, "[A-Z0-9]{1,12}-", "VRCSS-");
        form(Key.SUITO_LANGUAGE, "ja|en", "ja, en");
        embedded();
    }

    private void form(Key key, String pattern, String example) {
        find(key).filter(setting -> !setting.text().matches(pattern)).ifPresent(setting -> {
            throw new Refusal("config.value_malformed", setting.where(), example);
        });
    }

    /** Where this installation keeps its data. */
    public SuitoHome home() {
        return home;
    }

    /** Everything that was said, for looking at; the home first. Secrets are named and not shown. */
    public List<Given> given() {
        List<Given> given = new ArrayList<>();
        given.add(home.given());
        settings.values()
                .forEach(setting -> given.add(new Given(
                        setting.key().name(), setting.key().secret() ? "" : setting.text(), setting.origin())));
        return List.copyOf(given);
    }

    /** Whether a shared database was named at all. */
    public boolean namesDatabase() {
        return find(Key.SUITO_DATABASE_URL).isPresent();
    }

    /**
     * How to reach the shared database.
     *
     * @throws Refusal {@code config.database_missing}, {@code config.database_user_missing},
     *     {@code config.password_missing}, or what is wrong with the password's file
     */
    public DatabaseSettings database(PasswordPrompt prompt) {
        String url = find(Key.SUITO_DATABASE_URL)
                .orElseThrow(() ->
                        new Refusal("config.database_missing", home.settings().toString()))
                .text();
        String user = find(Key.SUITO_DATABASE_USER)
                .orElseThrow(() -> new Refusal(
                        "config.database_user_missing", home.settings().toString()))
                .text();
        Secret password = find(Key.SUITO_DATABASE_PASSWORD_FILE)
                .map(file -> PrivateFiles.readSecret(path(file)))
                .or(() -> prompt.ask(user, url))
                .orElseThrow(() -> new Refusal("config.password_missing", user));
        return new DatabaseSettings(url, user, password.reveal());
    }

    /** Whether a key for Stripe was given: only executors have one. */
    public boolean hasStripeKey() {
        return find(Key.STRIPE_SECRET_KEY)
                .or(() -> find(Key.STRIPE_SECRET_KEY_FILE))
                .isPresent();
    }

    /**
     * How to reach Stripe.
     *
     * @throws Refusal {@code config.stripe_key_missing}, {@code config.stripe_key_malformed},
     *     {@code stripe.live_key_elsewhere}, or what is wrong with the key's file
     */
    public StripeSettings stripe() {
        Setting setting = find(Key.STRIPE_SECRET_KEY)
                .or(() -> find(Key.STRIPE_SECRET_KEY_FILE))
                .orElseThrow(() ->
                        new Refusal("config.stripe_key_missing", home.settings().toString()));
        return stripeSettings(setting);
    }

    private StripeSettings stripeSettings(Setting setting) {
        Secret key = setting.key() == Key.STRIPE_SECRET_KEY
                ? Secret.of(setting.text())
                : PrivateFiles.readSecret(path(setting));
        if (!key.reveal().matches("(sk|rk)_(live|test)_[A-Za-z0-9_]+")) {
            throw new Refusal("config.stripe_key_malformed", setting.where());
        }
        StripeSettings published = new StripeSettings(key.reveal(), stripeApiBase());
        StripeSettings stripe = published.withPace(pace(published.pace()));
        if (stripe.livemode() && !stripe.apiBase().equals(STRIPE)) {
            throw new Refusal("stripe.live_key_elsewhere", stripe.apiBase().toString(), STRIPE.toString());
        }
        return stripe;
    }

    /** What was chosen about the pace; what is published where nothing was. */
    private PaceLimits pace(PaceLimits published) {
        return new PaceLimits(
                number(Key.SUITO_STRIPE_PER_SECOND, 1, FASTEST).orElse(published.perSecond()),
                number(Key.SUITO_STRIPE_ENDPOINT_PER_SECOND, 1, FASTEST).orElse(published.perEndpoint()),
                number(Key.SUITO_STRIPE_PAYOUTS_PER_SECOND, 1, FASTEST).orElse(published.payouts()),
                number(Key.SUITO_STRIPE_AT_ONCE, 1, MOST_AT_ONCE).orElse(published.atOnce()));
    }

    /** The server that is called: Stripe, or another one that speaks like it. */
    public URI stripeApiBase() {
        return find(Key.SUITO_STRIPE_API_BASE)
                .map(setting -> WebAddress.parse(setting, true))
                .orElse(STRIPE);
    }

    /** The signing secret of the platform's webhook endpoint. */
    public Optional<Secret> webhookSecret() {
        return text(Key.STRIPE_WEBHOOK_SECRET).map(Secret::of);
    }

    /** The signing secret of the connected accounts' webhook endpoint. */
    public Optional<Secret> connectWebhookSecret() {
        return text(Key.STRIPE_CONNECT_WEBHOOK_SECRET).map(Secret::of);
    }

    /** The platform's Connect client id. */
    public Optional<String> connectClientId() {
        return text(Key.STRIPE_CONNECT_CLIENT_ID);
    }

    /** The price of the tenants' subscription: routes its events. */
    public Optional<String> priceId() {
        return text(Key.STRIPE_PRICE_ID);
    }

    /** The web application's address, under which return and refresh pages stand. */
    public Optional<URI> appOrigin() {
        return find(Key.APP_ORIGIN).map(setting -> WebAddress.parse(setting, false));
    }

    /** What every licence key begins with. */
    public String licenseKeyPrefix() {
        return text(Key.LICENSE_KEY_PREFIX).orElse("VRCSS-");
    }

    /** Japanese or English, where one was chosen. */
    public Optional<Locale> language() {
        return text(Key.SUITO_LANGUAGE).map(Locale::forLanguageTag);
    }

    /** What was chosen about the embedded services. */
    public EmbeddedSettings embedded() {
        Duration linger = number(Key.SUITO_EMBEDDED_LINGER, 0, LONGEST_LINGER_SECONDS).stream()
                .mapToObj(Duration::ofSeconds)
                .findFirst()
                .orElse(EmbeddedSettings.DEFAULT.linger());
        return new EmbeddedSettings(
                linger,
                number(Key.SUITO_EMBEDDED_DATABASE_PORT, 1, 65_535),
                number(Key.SUITO_EMBEDDED_SANDBOX_PORT, 1, 65_535));
    }

    private OptionalInt number(Key key, int least, int most) {
        Optional<Setting> found = find(key);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        String text = found.get().text();
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Refusal("config.value_malformed", found.get().where(), least + "–" + most);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static void checkDatabaseUrl(Setting setting) {
        String url = setting.text();
        if (url.matches("(?i).*[?&]password=.*") || url.matches("[^/]*//[^/?]*@.*")) {
            throw new Refusal("config.password_in_url", setting.where());
        }
        if (!url.startsWith("jdbc:postgresql://") || !driverUnderstands(url)) {
            throw new Refusal("config.database_url_malformed", setting.where());
        }
    }

    private static boolean driverUnderstands(String url) {
        try {
            return DriverManager.getDriver(url).acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Paths in the settings file are relative to it, those of the environment to the working directory. */
    private Path path(Setting setting) {
        return PathText.resolve(setting, home.directory());
    }

    private Optional<String> text(Key key) {
        return find(key).map(Setting::text);
    }

    private Optional<Setting> find(Key key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** Which settings are given, without their texts. */
    @Override
    public String toString() {
        return "Configuration" + settings.keySet();
    }
}
