package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suito.app.Configuration;
import io.suito.app.PasswordPrompt;
import io.suito.app.SuitoHome;
import io.suito.app.Workplace;
import io.suito.sandbox.AccountState;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import io.suito.text.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each misfortune is one sentence with a stable code, and nothing is lost by it. */
@Execution(ExecutionMode.CONCURRENT)
class BadLuckTest {
    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @AfterEach
    void close() {
        desk.close();
    }

    private void somethingIsDue() {
        shop.order(shop.partner(), 10_000, 8);
        shop.stripe().fund(1_000_000);
    }

    @Test
    void the_database_does_not_answer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        desk.with("SUITO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/suito");

        assertThat(desk.refused("payouts", "preview")).isEqualTo("db.unreachable");
    }

    @Test
    void the_database_is_none_or_the_password_is_wrong() {
        desk.with("SUITO_DATABASE_URL", shop.settings.url() + "_is_not_there");
        assertThat(desk.refused("payouts", "preview")).isEqualTo("db.no_database");
        desk.with("SUITO_DATABASE_URL", shop.settings.url()).with("SUITO_DATABASE_USER", "nobody");
        assertThat(desk.refused("payouts", "preview")).isEqualTo("db.login");
    }

    @Test
    void the_key_is_wrong_or_missing_or_of_real_money() {
        somethingIsDue();
        desk.with("STRIPE_SECRET_KEY", "sk_test_wrong");
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("stripe.key_rejected");
        desk.with("STRIPE_SECRET_KEY", "rk_live_1");
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("stripe.live_key_elsewhere");
        desk.without("STRIPE_SECRET_KEY");
        assertThat(desk.refused("daemon")).isEqualTo("config.stripe_key_missing");
        assertThat(shop.stripe().objects("transfer")).isEmpty();
    }

    @Test
    void the_settings_file_is_damaged() throws IOException {
        Path settings = shop.home.resolve("suito.conf");
        Files.write(settings, new byte[] {'A', '=', (byte) 0xC3, (byte) 0x28, 0, (byte) 0xFF});
        assertThat(desk.refused("payouts", "preview")).isEqualTo("config.not_text");
        Files.writeString(settings, "what is this\n");
        assertThat(desk.refused("payouts", "preview")).isEqualTo("config.line_malformed");
    }

    @Test
    void the_sandboxs_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(desk.refused("sandbox", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo("sandbox.port_taken");
        }
    }

    @Test
    void stripe_has_too_little_money_in_the_middle_of_a_run() {
        somethingIsDue();
        shop.stripe()
                .faults(FaultRule.reject(
                        "POST /v1/transfers", 400, "invalid_request_error", "balance_insufficient", "Too little."));

        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("payouts.short_of_funds");
        shop.stripe().faults();
        assertThat(desk.document("payouts", "run", "--yes").at("/submitted").asInt())
                .isEqualTo(1);
        assertThat(shop.stripe().objects("transfer")).hasSize(1);
    }

    @Test
    void stripe_does_not_know_an_account() {
        somethingIsDue();
        shop.stripe()
                .faults(FaultRule.reject(
                        "POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "No such account."));

        assertThat(desk.document("payouts", "run", "--yes", "--reason", "x")
                        .at("/failed")
                        .asInt())
                .isEqualTo(1);
        assertThat(desk.document("payouts", "items").at("/items/0/reason").asString())
                .isEqualTo("account_invalid");
        assertThat(desk.run("payouts", "status")).isZero();
        assertThat(desk.out()).contains("1 item needs a person");
    }

    @Test
    void stripe_has_rejected_the_partners_account() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);
        shop.stripe().account(shop.account(partner), AccountState.rejected("rejected.fraud"));

        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("payouts.nothing_due");

        assertThat(desk.document("payouts", "preview").at("/skips/0/reason").asString())
                .isEqualTo("stopped:stripe_disabled");
        assertThat(desk.document("attention").at("/items/0/kind").asString()).isEqualTo("payouts_disabled_by_stripe");
        assertThat(shop.stripe().objects("transfer")).isEmpty();
    }

    @Test
    void stripe_answers_nonsense_from_the_start() {
        somethingIsDue();
        assertToldAtStart(
                FaultRule.of("GET /v1/balance", FaultKind.RUBBISH_BEFORE_EFFECT).withStatus(200), "stripe.unexpected");
        assertToldAtStart(
                FaultRule.of("GET /v1/balance", FaultKind.RUBBISH_BEFORE_EFFECT).withStatus(502), "stripe.unexpected");
        assertToldAtStart(FaultRule.of("GET /v1/balance", FaultKind.ANSWER_LOST_BEFORE_EFFECT), "stripe.unreachable");
        shop.stripe().faults();
        try (StripeProxy torn = new StripeProxy(shop.sandbox.baseUri())) {
            torn.change((path, body) -> body.substring(0, body.length() / 2));
            desk.with("SUITO_STRIPE_API_BASE", torn.baseUri().toString());
            assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("stripe.unexpected");
        }
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("stripe.unreachable");
        assertThat(shop.value(Long.class, "select count(*) from backoffice.stripe_binding"))
                .isZero();

        desk.with("SUITO_STRIPE_API_BASE", shop.sandbox.baseUri().toString());
        assertThat(desk.document("payouts", "run", "--yes", "--reason", "x")
                        .at("/agrees")
                        .asBoolean())
                .isTrue();
    }

    private void assertToldAtStart(FaultRule fault, String code) {
        shop.stripe().faults(fault);
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo(code);
    }

    @Test
    void stripe_fails_after_it_has_done_what_it_was_asked_to_do() {
        somethingIsDue();
        shop.stripe()
                .faults(
                        FaultRule.of("POST /v1/transfers", FaultKind.ERROR_500_AFTER_EFFECT),
                        FaultRule.of("POST /v1/payouts", FaultKind.ERROR_500_AFTER_EFFECT));

        assertThat(desk.document("payouts", "run", "--yes", "--reason", "x")
                        .at("/agrees")
                        .asBoolean())
                .isTrue();

        assertThat(shop.stripe().objects("transfer")).hasSize(1);
        assertThat(shop.stripe().objects("payout")).hasSize(1);
    }

    @Test
    void stripe_answers_half_a_sentence_in_the_middle_of_a_run() {
        somethingIsDue();
        try (StripeProxy torn = new StripeProxy(shop.sandbox.baseUri())) {
            desk.with("SUITO_STRIPE_API_BASE", torn.baseUri().toString());
            for (String path : new String[] {"/v1/transfers", "/v1/payouts"}) {
                torn.change((asked, body) -> asked.equals(path) ? body.substring(0, body.length() / 2) : body);
                assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x", "--patience", "1"))
                        .isEqualTo("payouts.not_moving");
            }
            torn.change((asked, body) -> body);

            assertThat(desk.document("payouts", "run", "--yes").at("/agrees").asBoolean())
                    .isTrue();
        }
        assertThat(shop.stripe().objects("transfer")).hasSize(1);
        assertThat(shop.stripe().objects("payout")).hasSize(1);
    }

    @Test
    void stripe_answers_rubbish_or_nothing_and_then_well_again() {
        somethingIsDue();
        for (FaultKind kind : new FaultKind[] {
            FaultKind.RUBBISH_AFTER_EFFECT, FaultKind.ANSWER_LOST_AFTER_EFFECT, FaultKind.HANG_AFTER_EFFECT
        }) {
            shop.stripe()
                    .faults(FaultRule.of("POST /v1/transfers", kind)
                            .withStatus(200)
                            .withMillis(4_000));
            assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x", "--patience", "1"))
                    .isEqualTo("payouts.not_moving");
        }
        shop.stripe().faults();

        assertThat(desk.document("payouts", "run", "--yes").at("/agrees").asBoolean())
                .isTrue();
        assertThat(shop.stripe().objects("transfer")).hasSize(1);
        assertThat(shop.stripe().objects("payout")).hasSize(1);
    }

    @Test
    void the_key_is_revoked_in_the_middle_of_a_run() {
        somethingIsDue();
        shop.stripe()
                .faults(FaultRule.reject(
                        "POST /v1/transfers", 401, "invalid_request_error", "api_key_expired", "Expired."));

        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("stripe.key_rejected");
        shop.stripe().faults();
        // Unlike this rule, Stripe does not keep a refusal of the key under the idempotency key.
        shop.stripe().pruneAll();
        assertThat(desk.document("payouts", "run", "--yes").at("/submitted").asInt())
                .isEqualTo(1);
    }

    @Test
    void nobody_carries_out_what_was_asked_for() {
        desk.without("STRIPE_SECRET_KEY");
        Configuration configuration = Configuration.load(new SuitoHome(shop.home), desk.environment());

        try (Workplace office = Workplace.configured(configuration, PasswordPrompt.NOBODY, Duration.ofSeconds(1))) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> office.ask("job.post-sales", Map.of(), "test"));
            assertThat(refusal.code()).isEqualTo("request.no_answer");
            assertThat(refusal.sentence(Locale.ENGLISH)).contains("suito daemon");
        }
        shop.startExecutor();
        Marketplace.await(
                "the request is carried out later",
                () -> desk.document("requests", "list")
                        .at("/recent/0/status")
                        .asString()
                        .equals("done"));
    }
}
