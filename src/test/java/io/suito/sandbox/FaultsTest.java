package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import io.suito.sandbox.RawStripe.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String TRANSFERS = "POST /v1/transfers";

    private TestSandbox sandbox;
    private String account;
    private String form;

    @BeforeEach
    void start(@TempDir Path directory) throws StripeException {
        sandbox = TestSandbox.in(directory);
        account = sandbox.payableAccount();
        form = "amount=1000&currency=jpy&destination=" + account;
        sandbox.control.fund(1_000_000);
        sandbox.control.clearRequests();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_LOST_BEFORE_EFFECT, 0",
        "ANSWER_LOST_AFTER_EFFECT, 1",
        "HANG_BEFORE_EFFECT, 0",
        "HANG_AFTER_EFFECT, 1"
    })
    void anAnswerIsLostWithOrWithoutTheEffectAndTheSameKeyTellsWhich(FaultKind kind, int transfers) {
        sandbox.control.faults(FaultRule.of(TRANSFERS, kind).withTimes(1).withMillis(50));
        RawStripe keyed = sandbox.raw.with("Idempotency-Key", "k");

        assertThatThrownBy(() -> keyed.sendOrFail("POST", "/v1/transfers", form))
                .isInstanceOf(IOException.class);

        assertThat(sandbox.control.objects("transfer")).hasSize(transfers);
        Reply again = keyed.post("/v1/transfers", form);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo(transfers == 1 ? "true" : "");
        assertThat(sandbox.control.objects("transfer")).hasSize(1);
        assertThat(sandbox.control.requests())
                .extracting(SandboxRequest::status, SandboxRequest::effect, SandboxRequest::replayed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, transfers == 1, false),
                        org.assertj.core.groups.Tuple.tuple(200, transfers == 0, transfers == 1));
    }

    @ParameterizedTest
    @CsvSource({"RUBBISH_BEFORE_EFFECT, 200, 0", "RUBBISH_AFTER_EFFECT, 502, 1"})
    void somethingInBetweenAnswersHtml(FaultKind kind, int status, int transfers) {
        sandbox.control.faults(FaultRule.of(TRANSFERS, kind).withStatus(status));

        Reply reply = sandbox.raw.post("/v1/transfers", form);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).startsWith("<html>");
        assertThat(sandbox.control.objects("transfer")).hasSize(transfers);
    }

    @Test
    void anEffectCanBeLostAfterTheAnswerAndTheKeyWithIt() {
        sandbox.control.faults(FaultRule.of(TRANSFERS, FaultKind.EFFECT_LOST).withTimes(1));
        RawStripe keyed = sandbox.raw.with("Idempotency-Key", "k");

        Reply lost = keyed.post("/v1/transfers", form);

        assertThat(lost.status()).isEqualTo(200);
        assertThat(sandbox.raw.get("/v1/transfers/" + lost.text("id")).status()).isEqualTo(404);
        assertThat(sandbox.control.balances().get(account)).isNull();
        assertThat(keyed.post("/v1/transfers", form).text("id")).isNotEqualTo(lost.text("id"));
    }

    @Test
    void aRejectionIsStripesErrorWithTheGivenCodeAndIsKept() {
        sandbox.control.faults(FaultRule.reject(TRANSFERS, 400, "invalid_request_error", "account_closed", "Closed.")
                .withTimes(1));
        RawStripe keyed = sandbox.raw.with("Idempotency-Key", "k");

        assertThat(keyed.post("/v1/transfers", form).error().path("code").asString())
                .isEqualTo("account_closed");
        assertThat(keyed.post("/v1/transfers", form).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aRuleCanConcernOneAccountOnly() throws StripeException {
        String other = sandbox.payableAccount();
        sandbox.control.faults(FaultRule.of("POST *", FaultKind.LOCK_TIMEOUT).withAccount(account));

        assertThat(sandbox.raw.post("/v1/transfers", form).error().path("code").asString())
                .isEqualTo("lock_timeout");
        assertThat(sandbox.raw
                        .post("/v1/transfers", form.replace(account, other))
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.raw
                        .with("Stripe-Account", account)
                        .post("/v1/payouts", "amount=1&currency=jpy")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void theSameSeedThrowsTheSameDice(@TempDir Path one, @TempDir Path two) {
        assertThat(statusesWith(one, 7)).isEqualTo(statusesWith(two, 7)).contains(200, 500);
    }

    private static List<Integer> statusesWith(Path directory, long seed) {
        try (TestSandbox sandbox =
                TestSandbox.with(TestSandbox.options(directory).withSeed(seed))) {
            sandbox.control.faults(
                    FaultRule.of("GET /v1/balance", FaultKind.ERROR_500).withProbability(0.3));
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                statuses.add(sandbox.raw.get("/v1/balance").status());
            }
            return statuses;
        }
    }

    @Test
    void latencyTakesItsTimeAndRulesCountTheirStrikes() {
        sandbox.control.faults(
                FaultRule.latency("GET /v1/balance", 120),
                FaultRule.latency("GET /v1/balance", 20, 0.5),
                FaultRule.of("GET /v1/balance", FaultKind.ERROR_500).withTimes(1));
        long start = System.nanoTime();

        assertThat(sandbox.raw.get("/v1/balance").status()).isEqualTo(500);
        assertThat(sandbox.raw.get("/v1/balance").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(240));
        assertThat(sandbox.control.faultCounts()).containsExactly(2, 2, 1);
    }

    @Test
    void aRuleThatMakesNoSenseIsRefused() {
        assertThat(sandbox.raw
                        .send("POST", "/_sandbox/faults", "[{\"endpoint\": \"*\", \"kind\": \"FLOOD\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.raw.send("POST", "/_sandbox/nothing", "{}").status()).isEqualTo(404);
        assertThat(sandbox.raw.send("POST", "/_sandbox/fund", "{}").status()).isEqualTo(400);
    }
}
