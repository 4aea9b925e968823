package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import io.suito.sandbox.RawStripe.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsOnTheWireTest {
    private TestSandbox sandbox;

    @BeforeEach
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.in(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer sk_live_abcdefgh", "Bearer rk_live_abcdefgh", "Bearer nonsense", "Bearer ", "Digest x"})
    void aKeyThatIsNoTestKeyIs401(String header) {
        Reply reply = sandbox.raw.with("Authorization", header).get("/v1/balance");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error().path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(reply.body()).doesNotContain("abcdefgh");
        assertThat(sandbox.raw
                        .with("Authorization", header)
                        .get("/_sandbox/clock")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void testKeysWorkAsBearerAndAsBasicUserName() {
        String basic = Base64.getEncoder().encodeToString("rk_test_123:".getBytes(StandardCharsets.UTF_8));

        assertThat(sandbox.raw
                        .with("Authorization", "Basic " + basic)
                        .get("/v1/account")
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.raw
                        .with("Authorization", "Bearer sk_test_whatever")
                        .get("/v1/account")
                        .text("object"))
                .isEqualTo("account");
    }

    @Test
    void aConfiguredKeyIsTheOnlyOne(@TempDir Path directory) {
        SandboxOptions options = TestSandbox.options(directory).withSecretKey("rk_test_mine");
        try (TestSandbox mine = TestSandbox.with(options)) {
            assertThat(mine.raw.get("/v1/balance").status()).isEqualTo(200);
            assertThat(mine.raw
                            .with("Authorization", "Bearer sk_test_other")
                            .get("/v1/balance")
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/customers",
        "POST, /v1/refunds",
        "DELETE, /v1/accounts/acct_1",
        "GET, /v1",
        "GET, /",
        "GET, /v2/core/accounts"
    })
    void whatItDoesNotKnowIsAnUnrecognizedUrl(String method, String path) {
        Reply reply = sandbox.raw.send(method, path, "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error().path("message").asString()).startsWith("Unrecognized request URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount=1&currency=jpy|parameter_missing|destination",
                "currency=jpy&destination=acct_x|parameter_missing|amount",
                "amount=&currency=jpy&destination=acct_x|parameter_invalid_integer|amount",
                "amount=1.5&currency=jpy&destination=acct_x|parameter_invalid_integer|amount",
                "amount=0&currency=jpy&destination=acct_x|parameter_invalid_integer|amount",
                "amount=-4&currency=jpy&destination=acct_x|parameter_invalid_integer|amount",
                "amount=1&currency=jpy&destination=|parameter_invalid_empty|destination",
                "amount=1&currency=jpy&destination=acct_x&source_transaction=ch_1|parameter_unknown|source_transaction",
                "amount=1&currency=jpy&destination=acct_x&metadata[a][b]=1||metadata[a]",
                "amount=1&currency=jpy&destination=acct_x|resource_missing|destination",
                "amount=1&currency=usd&destination=acct_x||currency",
                "amount[x]=1&currency=jpy&destination=acct_x||amount",
                "amount=1&amount[x]=1&currency=jpy||amount"
            })
    void aTransferThatMakesNoSenseIsRefusedWithCodeAndParameter(String form, String code, String param) {
        sandbox.control.fund(10);

        Reply reply = sandbox.raw.post("/v1/transfers", form);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().path("code").asString("")).isEqualTo(code == null ? "" : code);
        assertThat(reply.error().path("param").asString()).isEqualTo(param);
        assertThat(sandbox.control.objects("transfer")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz=1", "a[=1", "a]b[=1", "[x]=1", "=", "a[b]c=1", "%", "a[][][][][][][][][]=1"})
    void aBodyThatCannotBeReadIsARefusalAndNeverACrash(String form) {
        assertThat(sandbox.raw.post("/v1/transfers", form).status()).isEqualTo(400);
    }

    @Test
    void jsonIsNotWhatStripeReads() {
        Reply reply = sandbox.raw.with("Content-Type", "application/json").post("/v1/transfers", "{\"amount\": 1}");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void anAccountThatIsNotConnectedIs403() {
        Reply scoped = sandbox.raw.with("Stripe-Account", "acct_unknown").get("/v1/balance");
        Reply read = sandbox.raw.get("/v1/accounts/acct_unknown");

        assertThat(scoped.status()).isEqualTo(403);
        assertThat(scoped.error().path("code").asString()).isEqualTo("account_invalid");
        assertThat(read.status()).isEqualTo(403);
    }

    @Test
    void everyAnswerNamesRequestAndVersion() throws StripeException {
        String account = sandbox.payableAccount();
        Reply reply = sandbox.raw
                .with("Stripe-Version", "2026-07-29.dahlia")
                .with("Stripe-Account", account)
                .get("/v1/balance");
        Reply wrongVersion = sandbox.raw.with("Stripe-Version", "yesterday").get("/v1/balance");

        assertThat(reply.header("Request-Id")).startsWith("req_");
        assertThat(reply.header("Stripe-Version")).isEqualTo("2026-07-29.dahlia");
        assertThat(reply.header("Stripe-Account")).isEqualTo(account);
        assertThat(wrongVersion.status()).isEqualTo(400);
        assertThat(wrongVersion.error().path("request_log_url").asString()).endsWith(wrongVersion.header("Request-Id"));
    }

    @Test
    void aCreditCardNumberThatIsNoTestCardIsRefused() {
        Reply reply = sandbox.raw.post(
                "/v1/payment_intents",
                "amount=100&currency=jpy&confirm=true&payment_method_data[type]=card"
                        + "&payment_method_data[card][number]=4111111111111111");

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.error().path("code").asString()).isEqualTo("incorrect_number");
    }

    @Test
    void aPaidIntentIsNotPaidAgain() {
        String card = "payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242";
        String id = sandbox.raw
                .post("/v1/payment_intents", "amount=100&currency=jpy&" + card)
                .text("id");
        Reply paid = sandbox.raw.post("/v1/payment_intents/" + id + "/confirm", "");
        Reply again = sandbox.raw.post("/v1/payment_intents/" + id + "/confirm", "");

        assertThat(paid.text("status")).isEqualTo("succeeded");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error().path("code").asString()).isEqualTo("payment_intent_unexpected_state");
        assertThat(sandbox.control.objects("charge")).hasSize(1);
    }

    @Test
    void limitsAreKeptInASlidingSecond(@TempDir Path directory) {
        SandboxOptions options = TestSandbox.options(directory).withLimits(new Limits(20, 8, 3, 30));
        try (TestSandbox limited = TestSandbox.with(options)) {
            int through = 0;
            for (int i = 0; i < 12; i++) {
                through += limited.raw.get("/v1/transfers").status() == 200 ? 1 : 0;
            }
            assertThat(through).isEqualTo(8);
            assertThat(statuses(limited, "/v1/payouts", "amount=1&currency=jpy", 5))
                    .isEqualTo(3);
            Reply refused = limited.raw.post("/v1/payouts", "amount=1&currency=jpy");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.error().path("code").asString()).isEqualTo("rate_limit");
            assertThat(refused.header("Stripe-Rate-Limited-Reason")).isEqualTo("endpoint-rate");
        }
    }

    private static int statuses(TestSandbox limited, String path, String form, int times) {
        int through = 0;
        for (int i = 0; i < times; i++) {
            through += limited.raw.post(path, form).status() == 429 ? 0 : 1;
        }
        return through;
    }
}
