package io.suito.bench.payout;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.bench.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The product pays: from the request to execute the plan until every payout is taken and settled. */
final class Ours {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String ALL_COMPLETED = "select bool_and(state = 'completed') from public.payout_runs";
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    private Ours() {}

    /** Seconds that it takes. */
    @SuppressWarnings("try") // the executor works by being there
    static double pay(Shop shop, Path home) {
        try (Backoffice backoffice = Backoffice.open(shop.settings());
                Executor executor = backoffice.startExecutor(Shop.stripeSide(shop.address()), home)) {
            return payAll(backoffice);
        }
    }

    /** The same by an executor that is there already. */
    static double payAll(Backoffice backoffice) {
        JsonNode plan = ask(backoffice, "payout-run.plan", Map.of());
        long start = System.nanoTime();
        execute(backoffice, plan);
        await(backoffice, ALL_COMPLETED);
        return since(start);
    }

    /** Seconds that it takes when it is killed half-way and started again at once. */
    static double payWithAKill(Shop shop, Path home) {
        try (Backoffice backoffice = Backoffice.open(shop.settings())) {
            long start;
            try (ChildJvm executor = start(shop, home)) {
                JsonNode plan = ask(backoffice, "payout-run.plan", Map.of());
                start = System.nanoTime();
                execute(backoffice, plan);
                await(backoffice, """
                        select count(*) filter (where state = 'submitted') * 2 >= count(*) from backoffice.payout_items""");
                executor.kill();
            }
            try (ChildJvm again = start(shop, home)) {
                await(backoffice, ALL_COMPLETED);
                double seconds = since(start);
                again.kill();
                return seconds;
            }
        }
    }

    private static ChildJvm start(Shop shop, Path home) {
        return new ChildJvm(
                ExecutorProgram.class, shop.settings().url(), shop.address().toString(), home.toString());
    }

    private static void execute(Backoffice backoffice, JsonNode plan) {
        UUID run = UUID.fromString(plan.required("run_id").asString());
        String hash = backoffice.runReports().get(run).planHash();
        ask(backoffice, "payout-run.execute", Map.of("run_id", run, "plan_hash", hash));
    }

    static JsonNode ask(Backoffice backoffice, String kind, Map<String, ?> payload) {
        UUID request = backoffice.requests().ask(kind, payload, "bench");
        return backoffice.requests().await(request, PATIENCE).outcomeOrThrow();
    }

    private static void await(Backoffice backoffice, String condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!backoffice.transactions().call(tx -> tx.sql(condition).one(Boolean.class))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain: " + condition);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
