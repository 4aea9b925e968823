package io.suito.sandbox.control;

import io.suito.sandbox.AccountState;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.Limits;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.sandbox.api.AccountStates;
import io.suito.sandbox.api.Settings;
import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.fault.Faults;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.server.Idempotency;
import io.suito.sandbox.server.RateLimiter;
import io.suito.sandbox.server.World;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store.Outcome;
import io.suito.sandbox.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Controls that change something. All but the faults and limits survive a restart. */
public final class Switches {
    private static final FaultRule DEFAULT_RULE = FaultRule.of("*", FaultKind.LATENCY);
    private static final AccountState UNCHANGED =
            new AccountState(null, null, null, null, null, null, null, null, null);

    private final World world;
    private final Faults faults;
    private final RateLimiter limiter;

    /** The switches of a sandbox. */
    public Switches(World world, Faults faults, RateLimiter limiter) {
        this.world = world;
        this.faults = faults;
        this.limiter = limiter;
    }

    ObjectNode faults() {
        return Json.object("faults", Json.MAPPER.valueToTree(faults.counts()));
    }

    ObjectNode faults(JsonNode given) {
        List<FaultRule> rules = new ArrayList<>();
        given.forEach(rule -> rules.add(Json.merge(DEFAULT_RULE, rule, FaultRule.class)));
        faults.replace(rules);
        return faults();
    }

    ObjectNode clock() {
        return Json.object(
                "now",
                world.time().now().toString(),
                "offset_millis",
                world.time().offset().toMillis());
    }

    ObjectNode clock(JsonNode given) {
        Duration by = Duration.ofMillis(number(given, "shift_millis"));
        change(tx -> world.time().shift(tx, by));
        world.catchUp();
        return clock();
    }

    ObjectNode payouts() {
        return Json.MAPPER.valueToTree(durably(Settings::payouts));
    }

    ObjectNode payouts(JsonNode given) {
        change(tx -> Settings.payouts(tx, Json.merge(Settings.payouts(tx), given, PayoutBehaviour.class)));
        return payouts();
    }

    ObjectNode landing(JsonNode given) {
        change(tx -> Settings.landing(tx, Duration.ofMillis(number(given, "millis"))));
        return Json.object("millis", number(given, "millis"));
    }

    ObjectNode limits() {
        return Json.MAPPER.valueToTree(limiter.limits());
    }

    ObjectNode limits(JsonNode given) {
        limiter.limits(Json.merge(limiter.limits(), given, Limits.class));
        return limits();
    }

    ObjectNode keyLifetime(JsonNode given) {
        change(tx -> Idempotency.lifetime(tx, Duration.ofMillis(number(given, "lifetime_millis"))));
        return Json.object("lifetime_millis", number(given, "lifetime_millis"));
    }

    ObjectNode prune(JsonNode given) {
        boolean all = given.path("all").asBoolean(false);
        Instant now = world.time().now();
        Integer forgotten = durably(tx -> {
            Duration lifetime = Idempotency.lifetime(tx);
            return tx.forgetKeys(record -> all || Idempotency.expired(record, now, lifetime));
        });
        return Json.object("forgotten", forgotten);
    }

    ObjectNode fund(JsonNode given) {
        long yen = number(given, "amount");
        String account = Json.text(given, "account");
        return durably(tx -> {
            String funded = account == null ? world.platform() : account;
            StripeApi.checkAccount(tx, world.platform(), funded);
            return StripeApi.fund(world.call(tx, world.time().now()).in(funded), yen);
        });
    }

    ObjectNode account(String id, JsonNode given) {
        AccountState state = Json.merge(UNCHANGED, given, AccountState.class);
        return durably(tx -> AccountStates.change(world.call(tx, world.time().now()), id, state));
    }

    private void change(Consumer<Tx> work) {
        durably(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private <T> T durably(Function<Tx, T> work) {
        Outcome<T> outcome = world.store().run(work);
        world.store().awaitDurable(outcome.mark());
        return outcome.value();
    }

    private static long number(JsonNode given, String name) {
        JsonNode value = given.path(name);
        if (!value.isIntegralNumber()) {
            throw StripeError.invalid("parameter_missing", "Missing whole number: " + name, name);
        }
        return value.asLong();
    }
}
