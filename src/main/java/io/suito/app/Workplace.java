package io.suito.app;

import io.suito.request.Answer;
import io.suito.stripe.StripeBinding;
import io.suito.stripe.StripeSettings;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a program of one installation works with: the database it is configured for (or the embedded one), Stripe where
 * it has a key, and the executor that it then is itself while it asks for something.
 */
public final class Workplace implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final SuitoHome home;
    private final Backoffice backoffice;
    private final @Nullable Supplier<StripeSettings> key;
    private final @Nullable EmbeddedServices embedded;
    private final Duration patience;
    private final List<Given> given;
    private @Nullable StripeSide stripe;
    private volatile @Nullable Executor executor;

    private Workplace(
            SuitoHome home,
            Backoffice backoffice,
            @Nullable Supplier<StripeSettings> key,
            @Nullable EmbeddedServices embedded,
            Duration patience,
            List<Given> given) {
        this.home = home;
        this.backoffice = backoffice;
        this.key = key;
        this.embedded = embedded;
        this.patience = patience;
        this.given = given;
    }

    /**
     * The configured database and Stripe.
     *
     * @throws Refusal {@code config.*}, {@code db.unreachable}, {@code db.login}, {@code db.no_database}
     */
    public static Workplace configured(Configuration configuration, PasswordPrompt prompt) {
        return configured(configuration, prompt, PATIENCE);
    }

    /** As {@link #configured(Configuration, PasswordPrompt)}, waiting so long for somebody else's executor. */
    public static Workplace configured(Configuration configuration, PasswordPrompt prompt, Duration patience) {
        return new Workplace(
                configuration.home(),
                Backoffice.open(configuration.database(prompt)),
                configuration.hasStripeKey() ? configuration::stripe : null,
                null,
                patience,
                configuration.given());
    }

    /** The embedded database and sandbox; closes them with itself. */
    public static Workplace embedded(SuitoHome home, EmbeddedServices services) {
        try {
            return new Workplace(
                    home,
                    Backoffice.open(services.database()),
                    services::stripe,
                    services,
                    PATIENCE,
                    given(home, services));
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private static List<Given> given(SuitoHome home, EmbeddedServices services) {
        return List.of(
                home.given(),
                new Given("SUITO_DATABASE_URL", services.database().url(), Given.EMBEDDED),
                new Given("SUITO_STRIPE_API_BASE", services.stripe().apiBase().toString(), Given.EMBEDDED));
    }

    /** What this installation was told, for looking at. */
    public List<Given> given() {
        return given;
    }

    public Backoffice backoffice() {
        return backoffice;
    }

    /** Whether this installation has a key: only then can it act by itself. */
    public boolean hasKey() {
        return key != null;
    }

    /** How to reach Stripe; empty without a key. @throws Refusal what is wrong with the key's file */
    public Optional<StripeSettings> stripeSettings() {
        return Optional.ofNullable(key).map(Supplier::get);
    }

    /**
     * Whether real money moves: as an executor has bound the database to Stripe, before that as the key here says;
     * empty where neither does.
     */
    public Optional<Boolean> livemode() {
        return StripeBinding.livemode(backoffice.transactions())
                .or(() -> stripeSettings().map(StripeSettings::livemode));
    }

    /** Stripe, for reading; empty without a key. */
    public Optional<StripeSide> stripe() {
        if (stripe == null && key != null) {
            stripe = StripeSide.of(key.get());
        }
        return Optional.ofNullable(stripe);
    }

    /** @throws Refusal {@code db.not_migrated} when this version needs another shape of the database */
    public void requireMigrated() {
        if (backoffice.migrations(line -> {}).status().waiting() > 0) {
            throw new Refusal("db.not_migrated");
        }
    }

    /**
     * Makes this process an executor, where it has a key; once. Where Stripe does not answer or does not take the key,
     * it is one for everything that needs no Stripe.
     *
     * @throws Refusal {@code stripe.account_mismatch}, {@code stripe.mode_mismatch} when the key belongs elsewhere
     */
    public Optional<Executor> act() {
        if (executor == null) {
            executor = stripe().map(side -> backoffice.startExecutorEvenWithoutStripe(
                            side, home.make().directory()))
                    .orElse(null);
        }
        return Optional.ofNullable(executor);
    }

    /** The executor that this process is, if it is one. */
    public Optional<Executor> acting() {
        return Optional.ofNullable(executor);
    }

    /**
     * Asks for something and waits until it is done.
     *
     * @throws Refusal the answer, where it is no; {@code request.no_answer} when no executor takes it; why Stripe
     *     cannot be asked, where the request waits for that
     */
    public JsonNode ask(String kind, Map<String, ?> payload, @Nullable String reason) {
        act();
        return await(backoffice.requests().ask(kind, payload, reason)).outcomeOrThrow();
    }

    /** What a request would do, without doing it. */
    public Rehearsal rehearsal() {
        return new Rehearsal(backoffice, home.directory());
    }

    /** Waits for an answer: as long as it takes once an executor has it, one minute for an executor to take it. */
    public Answer await(UUID request) {
        long until = System.nanoTime() + patience.toNanos();
        Outage outage = new Outage(PATIENCE, () -> {});
        while (true) {
            try {
                return outage.ride(() -> backoffice.requests().await(request, LOOK_AGAIN));
            } catch (Refusal e) {
                if (!e.code().equals("request.no_answer") || (System.nanoTime() > until && isLeftLying(request))) {
                    throw e;
                }
                requireThatItCanBeDone(request);
            }
        }
    }

    /** What waits here because Stripe cannot be asked is kept, but this person need not wait with it. */
    private void requireThatItCanBeDone(UUID request) {
        Executor acting = executor;
        if (acting == null) {
            return;
        }
        acting.requireAlive();
        Answer answer = backoffice.requests().find(request);
        if (answer.status().equals("queued")) {
            acting.obstacle(answer.kind()).ifPresent(obstacle -> {
                throw obstacle;
            });
        }
    }

    private boolean isLeftLying(UUID request) {
        return executor == null && backoffice.requests().find(request).status().equals("queued");
    }

    /** Ends the executor in good order: what is on its way is waited for; the rest goes on at the next start. */
    public void stopActing() {
        Executor acting = executor;
        if (acting != null) {
            backoffice.hurry();
            acting.close();
        }
    }

    @Override
    public void close() {
        try {
            stopActing();
            backoffice.close();
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
