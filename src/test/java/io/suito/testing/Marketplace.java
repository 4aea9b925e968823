package io.suito.testing;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.StripeSide;
import io.suito.database.DatabaseSettings;
import io.suito.ledger.Balances;
import io.suito.payouts.Run;
import io.suito.request.Answer;
import io.suito.sandbox.Limits;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import io.suito.sandbox.Seed;
import io.suito.stripe.StripeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A small marketplace for one test: a database of its own, a Stripe sandbox, and an executor. */
public final class Marketplace implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final DatabaseSettings settings;
    public final Backoffice backoffice;
    public final SandboxServer sandbox;
    public final Path home;
    private @Nullable Executor executor;
    private int number;

    public Marketplace() {
        this(TestPostgres.migrated());
    }

    public Marketplace(DatabaseSettings settings) {
        this.settings = settings;
        this.home = temporary();
        this.backoffice = Backoffice.open(settings);
        this.sandbox = SandboxServer.start(SandboxOptions.inDirectory(temporary())
                .withPort(0)
                .withSecretKey("sk_test_marketplace")
                .withLimits(Limits.none()));
    }

    private static Path temporary() {
        try {
            Path directory = Files.createTempDirectory("suito-test");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SandboxControl stripe() {
        return sandbox.control();
    }

    public StripeSide stripeSide() {
        return StripeSide.of(new StripeSettings("sk_test_marketplace", sandbox.baseUri(), Duration.ofSeconds(5)));
    }

    public Executor startExecutor() {
        executor = backoffice.startExecutor(stripeSide(), home);
        return executor;
    }

    public void stopExecutor() {
        if (executor != null) {
            executor.close();
            executor = null;
        }
    }

    /** A partner with a working Stripe account. */
    public UUID partner() {
        return partner(true);
    }

    /** A partner, with or without a Stripe account. */
    public UUID partner(boolean withAccount) {
        int n = ++number;
        String account = withAccount ? "acct_test" + n : null;
        if (account != null) {
            sandbox.control()
                    .seed(Stream.of(new Seed.Account(account, "p" + n + "@shop.example", Instant.now(), Map.of())));
        }
        return sql(
                """
                        with p as (insert into public.partners (name, email, stripe_account_id, stripe_payouts_enabled,
                                     stripe_details_submitted, payouts_enabled)
                                   values (:name, :mail, :account, :enabled, :enabled, :enabled) returning id),
                             u as (insert into public.users (email, partner_id) select :mail, id from p)
                        select id from p""",
                s -> s.set("name", "店舗" + n)
                        .set("mail", "p" + n + "@shop.example")
                        .set("account", String.class, account)
                        .set("enabled", withAccount));
    }

    /** A paid order that was delivered so many days ago (null: not delivered), with its payment known. */
    public UUID order(UUID partner, long total, @Nullable Integer deliveredDaysAgo) {
        int n = ++number;
        return sql(
                """
                        insert into public.orders (order_number, seller_id, total, payment_status, delivery_status,
                               payment_txid, stripe_payment_intent_id, stripe_charge_id, delivery_completed_at, created_at)
                        select 'T-' || :n, u.id, :total, 'paid',
                               case when cast(:days as int) is null then 'shipped' else 'delivered' end,
                               'pi_test' || :n, 'pi_test' || :n, 'ch_test' || :n,
                               backoffice.clock() - make_interval(days => :days), backoffice.clock() - interval '30 days'
                          from public.users u where u.partner_id = :partner
                        returning id""",
                s -> s.set("n", n)
                        .set("total", total)
                        .set("days", Integer.class, deliveredDaysAgo)
                        .set("partner", partner));
    }

    /** From now on it is that time, for everything but leases. */
    public void setClock(Instant now) {
        backoffice
                .transactions()
                .run(tx -> tx.sql("update backoffice.clock_shift set shift = :now - statement_timestamp()")
                        .set("now", now)
                        .update());
    }

    /** Asks for what a second person has to approve, and approves it under a login of its own. */
    public Answer approved(String kind, Map<String, ?> payload, @Nullable String reason) {
        UUID request = backoffice.requests().ask(kind, payload, reason);
        try (Backoffice second = Backoffice.open(TestPostgres.login(settings, "superuser"))) {
            second.requests().approve(request);
        }
        return backoffice.requests().await(request, PATIENCE);
    }

    /** Runs a job and waits for its end. */
    public JsonNode job(String name) {
        return done("job." + name, Map.of(), null);
    }

    /** Posts and releases everything, and tops the platform's balance up. */
    public void postAll(long platformFunds) {
        job("post-sales");
        job("release-deliveries");
        stripe().fund(platformFunds);
    }

    /** Asks and waits; the outcome of what must succeed. */
    public JsonNode done(String kind, Map<String, ?> payload, @Nullable String reason) {
        return answer(kind, payload, reason).outcomeOrThrow();
    }

    public Answer answer(String kind, Map<String, ?> payload, @Nullable String reason) {
        return backoffice.requests().await(backoffice.requests().ask(kind, payload, reason), PATIENCE);
    }

    /** Plans a manual run of everybody. */
    public Run plan() {
        return backoffice
                .runReports()
                .get(UUID.fromString(done("payout-run.plan", Map.of(), "test")
                        .required("run_id")
                        .asString()));
    }

    public Run plan(List<UUID> partners) {
        return backoffice
                .runReports()
                .get(UUID.fromString(done("payout-run.plan", Map.of("partners", partners), "test")
                        .required("run_id")
                        .asString()));
    }

    public void execute(Run run) {
        done("payout-run.execute", Map.of("run_id", run.runId(), "plan_hash", run.planHash()), null);
    }

    /** Plans, executes and waits until nothing moves. */
    public Run runToEnd() {
        Run run = plan();
        execute(run);
        awaitState(run.runId(), "completed");
        return run;
    }

    public void awaitState(UUID run, String state) {
        await("run " + state, () -> backoffice.runReports().get(run).state().equals(state));
    }

    /** Polls until it is so; fails with what was waited for. */
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private UUID sql(String statement, java.util.function.UnaryOperator<io.suito.database.Sql> parameters) {
        return backoffice
                .transactions()
                .call(tx -> parameters.apply(tx.sql(statement)).one(UUID.class));
    }

    public Balances balances(UUID partner) {
        return backoffice.transactions().call(tx -> Balances.of(tx, partner)).orElseThrow();
    }

    /** One number or text out of the database. */
    public <T> T value(Class<T> type, String query) {
        return backoffice.transactions().call(tx -> tx.sql(query).one(type));
    }

    @Override
    public void close() {
        stopExecutor();
        backoffice.close();
        sandbox.close();
    }
}
