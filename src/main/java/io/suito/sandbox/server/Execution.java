package io.suito.sandbox.server;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.fault.Faults.Decision;
import io.suito.sandbox.http.Answer;
import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.Endpoint;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.server.Idempotency.Use;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store.Outcome;
import io.suito.sandbox.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executes a request once: effect, events and idempotency record are one; the answer waits until they are on the disk.
 */
final class Execution {
    private static final FaultKind[] STOPS_BEFORE = {
        FaultKind.ANSWER_LOST_BEFORE_EFFECT, FaultKind.HANG_BEFORE_EFFECT, FaultKind.RUBBISH_BEFORE_EFFECT
    };
    private static final FaultKind[] STOPS_AFTER = {
        FaultKind.ANSWER_LOST_AFTER_EFFECT, FaultKind.HANG_AFTER_EFFECT, FaultKind.RUBBISH_AFTER_EFFECT
    };

    private final World world;
    private final Idempotency idempotency;

    Execution(World world, Idempotency idempotency) {
        this.world = world;
        this.idempotency = idempotency;
    }

    /** The answer to send, or null when none is to be sent. */
    @Nullable
    Answer execute(Visit visit, Endpoint endpoint, String id, ObjectNode params, Decision decision)
            throws InterruptedException {
        String account = visit.account() == null ? world.platform() : visit.account();
        String key = endpoint.method().equals("POST") ? visit.idempotencyKey() : null;
        Use use = key == null ? null : idempotency.begin(account, key, visit.exchange.path(), params);
        try {
            Thread.sleep(decision.latencyMillis() / 2);
            if (decision.is(STOPS_BEFORE)) {
                return instead(decision);
            }
            Job job = new Job(visit, endpoint, id, params, account, use, decision);
            Outcome<Answer> outcome =
                    world.settled((tx, now) -> job(tx, now, job), !decision.is(FaultKind.EFFECT_LOST));
            world.store().awaitDurable(outcome.mark());
            visit.effect = outcome.wrote();
            Thread.sleep(decision.latencyMillis() - decision.latencyMillis() / 2);
            return decision.is(STOPS_AFTER) ? instead(decision) : outcome.value();
        } finally {
            if (use != null) {
                idempotency.end(use);
            }
        }
    }

    private record Job(
            Visit visit,
            Endpoint endpoint,
            String id,
            ObjectNode params,
            String account,
            @Nullable Use use,
            Decision decision) {}

    private static @Nullable Answer instead(Decision decision) {
        boolean rubbish = decision.is(FaultKind.RUBBISH_BEFORE_EFFECT, FaultKind.RUBBISH_AFTER_EFFECT);
        return rubbish ? Answer.rubbish(decision.rule().status()) : null;
    }

    private Answer job(Tx tx, Instant now, Job job) {
        Use use = job.use();
        if (use != null) {
            Answer earlier = idempotency.replay(tx, use, now);
            if (earlier != null) {
                job.visit().replayed = true;
                return earlier;
            }
        }
        // what is refused from here to the end of the checks was not executed, and is not kept
        StripeApi.checkAccount(tx, world.platform(), job.account());
        job.endpoint().params().check(job.params());
        Answer answer = executed(tx, job, now);
        if (use != null) {
            idempotency.keep(tx, use, now, job.visit().requestId, answer.status(), Json.parse(answer.body()));
        }
        return answer;
    }

    private Answer executed(Tx tx, Job job, Instant now) {
        Visit visit = job.visit();
        if (job.decision().is(FaultKind.ERROR_500)) {
            return Answer.error(StripeError.server(), visit.requestId);
        }
        if (job.decision().is(FaultKind.REJECT)) {
            FaultRule rule = job.decision().rule();
            StripeError error = new StripeError(rule.status(), rule.type(), rule.code(), rule.message(), null);
            return Answer.error(error, visit.requestId);
        }
        Call call = new Call(
                tx,
                now,
                world.platform(),
                job.account(),
                job.id(),
                job.params(),
                visit.requestId,
                visit.idempotencyKey(),
                world.baseUri());
        Answer answer = performed(tx, job, call);
        boolean hidden = job.decision().is(FaultKind.ERROR_500_AFTER_EFFECT);
        return hidden ? Answer.error(StripeError.server(), visit.requestId) : answer;
    }

    private static Answer performed(Tx tx, Job job, Call call) {
        try {
            ObjectNode body = StripeApi.perform(job.endpoint(), call);
            job.visit().object = Json.text(body, "id");
            return Answer.json(200, body);
        } catch (StripeError e) {
            if (!e.keepsEffect()) {
                tx.rollback();
            }
            return Answer.error(e, job.visit().requestId);
        }
    }
}
