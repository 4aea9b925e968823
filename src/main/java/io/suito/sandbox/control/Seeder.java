package io.suito.sandbox.control;

import io.suito.sandbox.api.AccountStates;
import io.suito.sandbox.api.PaymentIntents;
import io.suito.sandbox.http.Call;
import io.suito.sandbox.server.World;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store.Outcome;
import io.suito.sandbox.store.Tx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts history into the books, a batch at a time; what is there already stays as it is. */
final class Seeder {
    private static final int BATCH = 500;

    private final World world;
    private long created;
    private long skipped;

    Seeder(World world) {
        this.world = world;
    }

    /** Reads JSON lines {@code {"account": …}} and {@code {"payment": …}} and counts what became of them. */
    ObjectNode seed(InputStream lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        List<ObjectNode> batch = new ArrayList<>();
        long mark = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                batch.add(Json.parse(line));
            }
            if (batch.size() == BATCH) {
                mark = put(batch);
                batch.clear();
            }
        }
        mark = batch.isEmpty() ? mark : put(batch);
        world.store().awaitDurable(mark);
        return Json.object("created", created, "skipped", skipped);
    }

    private long put(List<ObjectNode> batch) {
        Outcome<Long> outcome = world.store()
                .run(tx -> batch.stream().filter(line -> put(tx, line)).count());
        created += outcome.value();
        skipped += batch.size() - outcome.value();
        return outcome.mark();
    }

    private boolean put(Tx tx, ObjectNode line) {
        JsonNode account = line.path("account");
        JsonNode seed = account.isObject() ? account : line.path("payment");
        Call then = world.call(tx, Instant.parse(Json.required(seed, "created")));
        ObjectNode metadata = seed.path("metadata") instanceof ObjectNode given ? given : Json.object();
        String id = Json.required(seed, "id");
        if (account.isObject()) {
            return AccountStates.seed(then, id, Json.text(seed, "email"), metadata);
        }
        long amount = seed.path("amount").asLong();
        return PaymentIntents.seed(
                then, id, Json.required(seed, "charge"), amount, Json.text(seed, "transferGroup"), metadata);
    }
}
