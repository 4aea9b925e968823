package io.suito.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.fault.Faults;
import io.suito.sandbox.fault.Faults.Decision;
import io.suito.sandbox.http.Answer;
import io.suito.sandbox.http.Endpoint;
import io.suito.sandbox.http.Form;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Ids;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The way of a request: key, version, endpoint, limits, faults, execution, answer. */
public final class Gateway implements HttpHandler {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");

    private final World world;
    private final ApiKeys keys;
    private final RateLimiter limiter;
    private final Faults faults;
    private final RequestLog requests;
    private final Execution execution;
    private final List<Endpoint> endpoints = StripeApi.endpoints();
    private final AtomicLong numbers;
    private final Ids ids = new Ids(0);

    /** The gateway of a sandbox. */
    public Gateway(World world, ApiKeys keys, RateLimiter limiter, Faults faults, RequestLog requests) {
        this.world = world;
        this.keys = keys;
        this.limiter = limiter;
        this.faults = faults;
        this.requests = requests;
        this.execution = new Execution(world, new Idempotency());
        this.numbers = new AtomicLong(world.time().now().toEpochMilli());
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        Exchange exchange = new Exchange(http);
        Visit visit = new Visit(
                ids.id("req", numbers.incrementAndGet()), exchange, world.time().now());
        Answer answer = answer(visit);
        int status = answer == null ? 0 : answer.status();
        requests.add(visit.record(status));
        if (answer == null) {
            exchange.drop();
        } else {
            String version = exchange.header("Stripe-Version");
            exchange.send(visit.dressed(answer, version == null ? StripeApi.VERSION : version));
        }
    }

    private @Nullable Answer answer(Visit visit) {
        try {
            return admit(visit);
        } catch (StripeError e) {
            return Answer.error(e, visit.requestId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (Store.Closed e) {
            return null;
        } catch (IOException e) {
            log.debug("whoever sent {} hung up", visit.requestId, e);
            return null;
        } catch (RuntimeException e) {
            log.error("request {} failed", visit.requestId, e);
            return Answer.error(StripeError.server(), visit.requestId);
        }
    }

    private @Nullable Answer admit(Visit visit) throws IOException, InterruptedException {
        Exchange exchange = visit.exchange;
        String body = exchange.body();
        keys.check(exchange.header("Authorization"));
        String version = exchange.header("Stripe-Version");
        if (version != null && !VERSION.matcher(version).matches()) {
            throw StripeError.invalid(null, "Invalid Stripe API version: " + version, null);
        }
        for (Endpoint endpoint : endpoints) {
            List<String> match = endpoint.match(exchange.method(), exchange.path());
            if (match != null) {
                ObjectNode params =
                        Form.decode(exchange.method().equals("GET") ? exchange.query() : form(exchange, body));
                return limited(visit, endpoint, match.isEmpty() ? "" : match.getFirst(), params);
            }
        }
        throw new StripeError(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (" + exchange.method() + ": " + exchange.path()
                        + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.",
                null);
    }

    private static String form(Exchange exchange, String body) {
        String type = exchange.header("Content-Type");
        if (type != null && !type.startsWith("application/x-www-form-urlencoded")) {
            throw StripeError.invalid(
                    null,
                    "Invalid request (check that your POST content type is application/x-www-form-urlencoded).",
                    null);
        }
        return body;
    }

    private @Nullable Answer limited(Visit visit, Endpoint endpoint, String id, ObjectNode params)
            throws InterruptedException {
        String broken = limiter.enter(endpoint, System.nanoTime());
        if (broken != null) {
            return tooMany(visit, broken);
        }
        try {
            return faulty(visit, endpoint, id, params);
        } finally {
            limiter.leave(endpoint);
        }
    }

    private @Nullable Answer faulty(Visit visit, Endpoint endpoint, String id, ObjectNode params)
            throws InterruptedException {
        Set<String> accounts = new HashSet<>();
        accounts.add(visit.account() == null ? world.platform() : visit.account());
        accounts.add(String.valueOf(Json.text(params, "destination")));
        accounts.add(id);
        Decision decision = faults.decide(visit.exchange.method(), visit.exchange.path(), accounts);
        visit.fault = decision.fault() == null ? null : decision.rule().kind();
        if (decision.is(FaultKind.RATE_LIMIT)) {
            return tooMany(visit, "endpoint-rate");
        }
        if (decision.is(FaultKind.LOCK_TIMEOUT)) {
            StripeError error = StripeError.tooMany(
                    "lock_timeout",
                    "This object cannot be accessed right now because another API request or Stripe process is currently"
                            + " accessing it. If you see this error intermittently, retry the request.");
            return Answer.error(error, visit.requestId).with("Stripe-Rate-Limited-Reason", "resource-specific");
        }
        Answer answer = execution.execute(visit, endpoint, id, params, decision);
        if (decision.is(FaultKind.HANG_BEFORE_EFFECT, FaultKind.HANG_AFTER_EFFECT)) {
            Thread.sleep(decision.rule().millis());
        }
        return answer;
    }

    private static Answer tooMany(Visit visit, String reason) {
        StripeError error = StripeError.tooMany(
                "rate_limit",
                "Request rate limit exceeded. Learn more about rate limits at https://stripe.com/docs/rate-limits.");
        return Answer.error(error, visit.requestId).with("Stripe-Rate-Limited-Reason", reason);
    }
}
