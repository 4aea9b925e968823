package io.suito.testing;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.StripeSide;
import io.suito.database.DatabaseSettings;
import io.suito.database.SqlErrors;
import io.suito.ledger.Balances;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.request.Answer;
import io.suito.sandbox.Limits;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxObject;
import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import io.suito.sandbox.Seed;
import io.suito.stripe.StripeSettings;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
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
    public final DatabaseSettings settings;
    public final Backoffice backoffice;
    public final SandboxServer sandbox;
    public final Path home;
    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final boolean ownsDatabase;
    private @Nullable Executor executor;
    private int number;

    public Marketplace() {
        this(TestPostgres.shortLived(), true);
    }

    /** On a database that stays when this is closed. */
    public Marketplace(DatabaseSettings settings) {
        this(settings, false);
    }

    private Marketplace(DatabaseSettings settings, boolean ownsDatabase) {
        this.settings = settings;
        this.ownsDatabase = ownsDatabase;
        this.home = directory.make("home");
        this.backoffice = Backoffice.open(settings);
        this.sandbox = SandboxServer.start(SandboxOptions.inDirectory(directory.make("stripe"))
                .withPort(0)
                .withSecretKey("sk_test_marketplace")
                .withLimits(Limits.none()));
    }

    public SandboxControl stripe() {
        return sandbox.control();
    }

    public StripeSide stripeSide() {
        return stripeSide(sandbox.baseUri(), "sk_test_marketplace");
    }

    /** Another way to Stripe, or another key. */
    public static StripeSide stripeSide(URI base, String key) {
        return StripeSide.of(new StripeSettings(key, base, Duration.ofSeconds(5)));
    }

    /** Starts the executor with another way to Stripe. */
    public Executor startExecutor(StripeSide stripe) {
        executor = backoffice.startExecutor(stripe, home);
        return executor;
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

    /** From now on this setting of the payout policy is so, and all others are as they were delivered. */
    public void policy(String setting, Object value) {
        update("insert into backoffice.payout_policy (effective_from, " + setting + ") values (backoffice.clock(), "
                + value + ")");
    }

    /** From now on the payout policy is the one that was delivered; what held before stays in the history. */
    public void standardPolicy() {
        update("insert into backoffice.payout_policy (effective_from) values (backoffice.clock())");
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
        return backoffice.requests().await(request, Patience.LIMIT);
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
        return backoffice.requests().await(backoffice.requests().ask(kind, payload, reason), Patience.LIMIT);
    }

    /** Plans a manual run of everybody. */
    public Run plan() {
        return plan(Map.of());
    }

    public Run plan(List<UUID> partners) {
        return plan(Map.of("partners", partners));
    }

    private Run plan(Map<String, ?> payload) {
        JsonNode planned = done("payout-run.plan", payload, "test");
        return backoffice
                .runReports()
                .get(UUID.fromString(planned.required("run_id").asString()));
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
        Patience.await(() -> what, condition);
    }

    private UUID sql(String statement, java.util.function.UnaryOperator<io.suito.database.Sql> parameters) {
        return backoffice
                .transactions()
                .call(tx -> parameters.apply(tx.sql(statement)).one(UUID.class));
    }

    /** A partner with a working Stripe account and so many yen to be paid out. */
    public UUID partnerWith(long available) {
        UUID partner = partner();
        adjust(partner, available);
        return partner;
    }

    /** Posts a correction of either sign, available now. */
    public void adjust(UUID partner, long yen) {
        done("ledger.adjust", Map.of("partner_id", partner, "yen", yen), "test");
    }

    /** The Stripe account of a partner who has one. */
    public String account(UUID partner) {
        return value(String.class, "select stripe_account_id from public.partners where id = '" + partner + "'");
    }

    /** The code with which a request is refused; empty when it is done. */
    public String refusal(String kind, Map<String, ?> payload, @Nullable String reason) {
        Answer answer = answer(kind, payload, reason);
        return answer.status().equals("refused") ? String.valueOf(answer.errorCode()) : "";
    }

    /** What a web application, or an administrator, does to the database. The number of rows. */
    public int update(String statement) {
        return backoffice.transactions().call(tx -> tx.sql(statement).update());
    }

    /** All rows of a query. */
    public <T> List<T> values(Class<T> type, String query) {
        return backoffice.transactions().call(tx -> tx.sql(query).list(type));
    }

    /**
     * The code of the rule of the database that a statement breaks; empty when it goes through (and is rolled back).
     */
    public String brokenRule(String statement) {
        try {
            backoffice.transactions().run(tx -> {
                tx.sql(statement).update();
                throw new Undone();
            });
        } catch (Undone e) {
            return "";
        } catch (Refusal e) {
            return e.code();
        } catch (RuntimeException e) {
            SQLException sql = SqlErrors.sqlException(e);
            return sql == null ? e.toString() : String.valueOf(sql.getSQLState());
        }
        throw new IllegalStateException("neither done nor undone");
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Sets the database's clock so far off the real time; the sandbox keeps the real time. */
    public void shiftClock(Duration shift) {
        update("update backoffice.clock_shift set shift = make_interval(secs => " + shift.toSeconds() + ")");
    }

    /** Whether a person is being shown this. */
    public boolean attention(String kind, UUID subject) {
        return value(
                Boolean.class,
                "select exists (select from backoffice.attention_items where kind = '" + kind + "' and subject = '"
                        + subject + "' and resolved_at is null)");
    }

    /** A partner's item in a run. */
    public ItemLine item(Run run, UUID partner) {
        return backoffice.runReports().items(run.runId(), null).stream()
                .filter(item -> item.partnerId().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a partner's item in a run has come to that. */
    public ItemLine awaitItem(Run run, UUID partner, String state) {
        Patience.await(
                () -> "item " + state + ": " + item(run, partner),
                () -> item(run, partner).state().equals(state));
        return item(run, partner);
    }

    /** Plans and executes a run of chosen partners, without waiting. */
    public Run send(UUID... partners) {
        Run run = plan(List.of(partners));
        execute(run);
        return run;
    }

    /** Plans, executes and waits until nothing of the chosen partners moves. */
    public Run pay(UUID... partners) {
        Run run = send(partners);
        awaitState(run.runId(), "completed");
        return run;
    }

    /** What Stripe holds for an item: objects of a type with its id in their metadata. */
    public List<SandboxObject> atStripe(String type, ItemLine item) {
        return stripe().objects(type).stream()
                .filter(object ->
                        object.metadata("item_id").equals(item.itemId().toString()))
                .toList();
    }

    /** What somebody does at Stripe behind our back, for the platform (null) or an account; Stripe's answer. */
    public JsonNode behindOurBack(String path, String form, @Nullable String account) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.baseUri().resolve(path))
                .header("Authorization", "Bearer sk_test_marketplace")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (account != null) {
            request.header("Stripe-Account", account);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.body());
            }
            return Json.read(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        if (ownsDatabase) {
            TestPostgres.drop(settings);
        }
        directory.close();
    }
}
