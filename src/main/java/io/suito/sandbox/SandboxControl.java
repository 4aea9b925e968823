package io.suito.sandbox;

import io.suito.sandbox.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The controls of a running sandbox, over HTTP: from the same process or another. */
public final class SandboxControl {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final URI base;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Controls of the sandbox at that address, with a key it accepts. */
    public SandboxControl(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Puts these rules in place of all others. */
    public void faults(List<FaultRule> rules) {
        post("faults", Json.MAPPER.writeValueAsString(rules));
    }

    /** Puts these rules in place of all others; none means no faults. */
    public void faults(FaultRule... rules) {
        faults(List.of(rules));
    }

    /** How often each rule struck so far. */
    public List<Integer> faultCounts() {
        return get("faults")
                .path("faults")
                .valueStream()
                .map(count -> count.path("struck").asInt())
                .toList();
    }

    /** Every object of a type that was ever created, oldest first within its account. */
    public List<SandboxObject> objects(String type) {
        return lines(
                "objects?type=" + type, line -> new SandboxObject(Json.required(line, "account"), line.path("data")));
    }

    /** Every request, in the order in which they were done. */
    public List<SandboxRequest> requests() {
        return lines("requests", line -> Json.MAPPER.treeToValue(line, SandboxRequest.class));
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        send("DELETE", "requests", null);
    }

    /**
     * What an account holds.
     *
     * @param available yen
     * @param pending yen
     */
    public record Balance(String account, long available, long pending) {}

    /** What every account that ever held money holds now. */
    public Map<String, Balance> balances() {
        return lines("balances", line -> Json.MAPPER.treeToValue(line, Balance.class)).stream()
                .collect(Collectors.toMap(Balance::account, Function.identity()));
    }

    /** Yen that an account has available now. */
    public long available(String account) {
        Balance balance = balances().get(account);
        return balance == null ? 0 : balance.available();
    }

    /** Adds to the platform's available balance. */
    public void fund(long yen) {
        post("fund", Json.object("amount", yen).toString());
    }

    /** Adds to an account's available balance. */
    public void fund(String account, long yen) {
        post("fund", Json.object("amount", yen, "account", account).toString());
    }

    /** Puts history into the books; returns how much of it was new. */
    public long seed(Stream<? extends Seed> history) {
        Stream<String> lines = history.map(seed -> Json.object(
                        seed instanceof Seed.Account ? "account" : "payment", Json.MAPPER.<ObjectNode>valueToTree(seed))
                .toString());
        return post("seed", lines.collect(Collectors.joining("\n")))
                .path("created")
                .asLong();
    }

    /** Moves the sandbox's clock; what falls due happens. */
    public void shiftClock(Duration by) {
        post("clock", Json.object("shift_millis", by.toMillis()).toString());
    }

    /** The sandbox's time. */
    public Instant now() {
        return Instant.parse(Json.required(get("clock"), "now"));
    }

    /** Does to an account what Stripe or the partner would. */
    public void account(String id, AccountState state) {
        post("accounts/" + id, Json.MAPPER.writeValueAsString(state));
    }

    /** How payouts made from now on go. */
    public void payoutBehaviour(PayoutBehaviour behaviour) {
        post("payouts", Json.MAPPER.writeValueAsString(behaviour));
    }

    /** How payouts go now. */
    public PayoutBehaviour payoutBehaviour() {
        return Json.MAPPER.treeToValue(get("payouts"), PayoutBehaviour.class);
    }

    /** How long money of transfers made from now on stays pending on the account. */
    public void landing(Duration pending) {
        post("landing", Json.object("millis", pending.toMillis()).toString());
    }

    /** Requests per second from now on. */
    public void limits(Limits limits) {
        post("limits", Json.MAPPER.writeValueAsString(limits));
    }

    /** How long idempotency keys live. */
    public void keyLifetime(Duration lifetime) {
        post("keys", Json.object("lifetime_millis", lifetime.toMillis()).toString());
    }

    /** Forgets idempotency keys whose time is over; returns how many. */
    public int prune() {
        return post("prune", "{}").path("forgotten").asInt();
    }

    /** Forgets every idempotency key; returns how many. */
    public int pruneAll() {
        return post("prune", "{\"all\": true}").path("forgotten").asInt();
    }

    private <T> List<T> lines(String path, Function<ObjectNode, T> read) {
        return send("GET", path, null).lines().map(Json::parse).map(read).toList();
    }

    private JsonNode get(String path) {
        return Json.parse(send("GET", path, null));
    }

    private JsonNode post(String path, String body) {
        return Json.parse(send("POST", path, body));
    }

    private String send(String method, String path, @Nullable String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/_sandbox/" + path))
                .header("Authorization", "Bearer " + key)
                .timeout(TIMEOUT)
                .method(method, publisher)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("sandbox control " + path + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
