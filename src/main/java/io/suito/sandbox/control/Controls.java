package io.suito.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.suito.sandbox.http.Answer;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.server.ApiKeys;
import io.suito.sandbox.server.Exchange;
import io.suito.sandbox.server.World;
import io.suito.sandbox.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code /_sandbox/…}: what the world does to the sandbox, and what it knows. */
public final class Controls implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Controls.class);
    private static final String ROOT = "/_sandbox/";

    private final ApiKeys keys;
    private final World world;
    private final Switches switches;
    private final Oracle oracle;

    /** The controls of a sandbox. */
    public Controls(ApiKeys keys, World world, Switches switches, Oracle oracle) {
        this.keys = keys;
        this.world = world;
        this.switches = switches;
        this.oracle = oracle;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        Exchange exchange = new Exchange(http);
        exchange.send(answer(exchange));
    }

    private Answer answer(Exchange exchange) throws IOException {
        try {
            keys.check(exchange.header("Authorization"));
            world.catchUp();
            return dispatch(exchange);
        } catch (StripeError e) {
            return Answer.json(e.status(), e.body());
        } catch (IllegalArgumentException | DateTimeException e) {
            return Answer.json(
                    400,
                    StripeError.invalid(null, "Cannot read this: " + e.getMessage(), null)
                            .body());
        } catch (RuntimeException e) {
            log.error("control {} failed", exchange.path(), e);
            return Answer.json(500, StripeError.server().body());
        }
    }

    private Answer dispatch(Exchange exchange) throws IOException {
        String command = exchange.method() + " " + exchange.path().substring(ROOT.length());
        if (command.startsWith("POST accounts/")) {
            return Answer.json(200, switches.account(command.substring("POST accounts/".length()), json(exchange)));
        }
        return switch (command) {
            case "GET objects" -> lines(oracle.objects(exchange.query()));
            case "GET requests" -> lines(oracle.requests());
            case "DELETE requests" -> Answer.json(200, oracle.clearRequests());
            case "GET balances" -> lines(oracle.balances());
            case "GET faults" -> Answer.json(200, switches.faults());
            case "POST faults" -> Answer.json(200, switches.faults(json(exchange)));
            case "GET clock" -> Answer.json(200, switches.clock());
            case "POST clock" -> Answer.json(200, switches.clock(json(exchange)));
            case "GET payouts" -> Answer.json(200, switches.payouts());
            case "POST payouts" -> Answer.json(200, switches.payouts(json(exchange)));
            case "POST landing" -> Answer.json(200, switches.landing(json(exchange)));
            case "GET limits" -> Answer.json(200, switches.limits());
            case "POST limits" -> Answer.json(200, switches.limits(json(exchange)));
            case "POST keys" -> Answer.json(200, switches.keyLifetime(json(exchange)));
            case "POST prune" -> Answer.json(200, switches.prune(json(exchange)));
            case "POST fund" -> Answer.json(200, switches.fund(json(exchange)));
            case "POST seed" -> Answer.json(200, new Seeder(world).seed(exchange.stream()));
            default ->
                throw new StripeError(
                        404, "invalid_request_error", null, "The sandbox has no such control: " + command, null);
        };
    }

    private static JsonNode json(Exchange exchange) throws IOException {
        String text = new String(exchange.stream().readAllBytes(), StandardCharsets.UTF_8);
        return text.isBlank() ? Json.object() : Json.read(text);
    }

    private static Answer lines(String text) {
        return new Answer(200, "application/jsonl", text, Map.of());
    }
}
