package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import io.suito.sandbox.RawStripe.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {
    private static final String TRANSFERS = "/v1/transfers";

    private TestSandbox sandbox;
    private String account;
    private String form;

    @BeforeEach
    void start(@TempDir Path directory) throws StripeException {
        sandbox = TestSandbox.in(directory);
        account = sandbox.payableAccount();
        form = "amount=1000&currency=jpy&destination=" + account;
        sandbox.control.fund(100_000);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndOneTransfer() {
        Reply first = keyed("k1").post(TRANSFERS, form);
        Reply second = keyed("k1").post(TRANSFERS, "currency=jpy&destination=" + account + "&amount=1000");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(second.header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
        assertThat(sandbox.control.objects("transfer")).hasSize(1);
    }

    @Test
    void otherParametersOrAnotherEndpointUnderTheSameKeyAreRefused() {
        keyed("k1").post(TRANSFERS, form);

        Reply otherAmount = keyed("k1").post(TRANSFERS, form.replace("amount=1000", "amount=2000"));
        Reply otherEndpoint = keyed("k1").post("/v1/accounts", "type=express&country=JP");

        assertThat(otherAmount.status()).isEqualTo(400);
        assertThat(otherAmount.error().path("type").asString()).isEqualTo("idempotency_error");
        assertThat(otherEndpoint.error().path("type").asString()).isEqualTo("idempotency_error");
        assertThat(sandbox.control.objects("transfer")).hasSize(1);
    }

    @Test
    void aKeyBelongsToItsAccount() {
        keyed("k1").post(TRANSFERS, form);

        Reply payout = keyed("k1").with("Stripe-Account", account).post("/v1/payouts", "amount=400&currency=jpy");
        Reply platform = keyed("k1").post("/v1/payouts", "amount=400&currency=jpy");

        assertThat(payout.status()).isEqualTo(200);
        assertThat(platform.error().path("type").asString()).isEqualTo("idempotency_error");
    }

    @Test
    void aRefusalAfterExecutionIsKeptAndReplayed() {
        String tooMuch = form.replace("amount=1000", "amount=999999");
        Reply refused = keyed("k1").post(TRANSFERS, tooMuch);
        sandbox.control.fund(2_000_000);

        Reply replayed = keyed("k1").post(TRANSFERS, tooMuch);

        assertThat(refused.error().path("code").asString()).isEqualTo("balance_insufficient");
        assertThat(replayed.body()).isEqualTo(refused.body());
        assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(sandbox.control.objects("transfer")).isEmpty();
    }

    @Test
    void whatWasRefusedBeforeExecutionIsNotKept() {
        assertThat(keyed("k1").post(TRANSFERS, form + "&colour=red").status()).isEqualTo(400);
        sandbox.control.faults(
                FaultRule.of("POST /v1/transfers", FaultKind.RATE_LIMIT).withTimes(1),
                FaultRule.of("POST /v1/transfers", FaultKind.LOCK_TIMEOUT).withTimes(1));
        assertThat(keyed("k1").post(TRANSFERS, form).error().path("code").asString())
                .isEqualTo("rate_limit");
        assertThat(keyed("k1").post(TRANSFERS, form).error().path("code").asString())
                .isEqualTo("lock_timeout");
        assertThat(keyed("k1")
                        .with("Authorization", "Bearer sk_live_x")
                        .post(TRANSFERS, form)
                        .status())
                .isEqualTo(401);

        assertThat(keyed("k1").post(TRANSFERS, form).status()).isEqualTo(200);
    }

    @Test
    void aStored500IsReplayedWhetherOrNotItHadAnEffect() {
        sandbox.control.faults(
                FaultRule.of("POST /v1/transfers", FaultKind.ERROR_500).withTimes(1));
        assertThat(keyed("without").post(TRANSFERS, form).status()).isEqualTo(500);
        sandbox.control.faults(FaultRule.of("POST /v1/transfers", FaultKind.ERROR_500_AFTER_EFFECT)
                .withTimes(1));
        assertThat(keyed("with").post(TRANSFERS, form).status()).isEqualTo(500);

        assertThat(sandbox.control.objects("transfer")).hasSize(1);
        assertThat(keyed("without").post(TRANSFERS, form).status()).isEqualTo(500);
        Reply replayed = keyed("with").post(TRANSFERS, form);
        assertThat(replayed.status()).isEqualTo(500);
        assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(sandbox.control.objects("transfer")).hasSize(1);
    }

    @Test
    void aKeyInFlightIsRefusedAndNothingHappensTwice() throws Exception {
        sandbox.control.faults(FaultRule.latency("POST /v1/transfers", 400).withTimes(1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(threads.submit(() -> keyed("k1").post(TRANSFERS, form)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                Reply each = reply.get();
                statuses.add(each.status());
                if (each.status() == 409) {
                    assertThat(each.error().path("code").asString()).isEqualTo("idempotency_key_in_use");
                    assertThat(each.error().path("type").asString()).isEqualTo("idempotency_error");
                }
            }
            assertThat(statuses).contains(200, 409);
        }
        assertThat(sandbox.control.objects("transfer")).hasSize(1);
    }

    @Test
    void aKeyIsForgottenAfter24Hours() {
        sandbox.control.pruneAll();
        String first = keyed("k1").post(TRANSFERS, form).text("id");
        sandbox.control.shiftClock(Duration.ofHours(23));
        assertThat(keyed("k1").post(TRANSFERS, form).text("id")).isEqualTo(first);
        sandbox.control.shiftClock(Duration.ofHours(1));
        assertThat(sandbox.control.prune()).isEqualTo(1);

        assertThat(keyed("k1").post(TRANSFERS, form).text("id")).isNotEqualTo(first);
        assertThat(sandbox.control.objects("transfer")).hasSize(2);
    }

    @Test
    void anExpiredKeyCountsAsForgottenEvenBeforeItIsPruned() {
        String first = keyed("k1").post(TRANSFERS, form).text("id");
        sandbox.control.keyLifetime(Duration.ofMinutes(5));
        sandbox.control.shiftClock(Duration.ofMinutes(5));

        assertThat(keyed("k1").post(TRANSFERS, form).text("id")).isNotEqualTo(first);
    }

    @Test
    void keysOutliveARestart(@TempDir Path directory) throws StripeException {
        String id;
        String body;
        try (TestSandbox before = TestSandbox.in(directory)) {
            String destination = before.payableAccount();
            before.control.fund(1_000);
            body = "amount=700&currency=jpy&destination=" + destination;
            id = before.raw.with("Idempotency-Key", "k9").post(TRANSFERS, body).text("id");
        }
        try (TestSandbox after = TestSandbox.in(directory)) {
            Reply replayed = after.raw.with("Idempotency-Key", "k9").post(TRANSFERS, body);

            assertThat(replayed.text("id")).isEqualTo(id);
            assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
        }
    }

    private RawStripe keyed(String key) {
        return sandbox.raw.with("Idempotency-Key", key);
    }
}
