package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxRequest;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the table of answers, as it comes over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
    private static final String TRANSFERS = "POST /v1/transfers";
    private static final Duration DEADLINE = Duration.ofMillis(1_500);

    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        begin();
        shop.stripe().fund(1_000_000);
    }

    private void begin() {
        shop.startExecutor(io.suito.app.StripeSide.of(
                new StripeSettings("sk_test_marketplace", shop.sandbox.baseUri(), DEADLINE)));
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    record Command(String state, @Nullable String errorCode, boolean unknownBefore, boolean lookUpFirst, String key) {}

    private Command transfer(Run run) {
        return shop.value(
                Command.class,
                "select state, error_code, unknown_before, look_up_first, idempotency_key"
                        + " from backoffice.stripe_commands where step = 'transfer' and group_id = '" + run.runId()
                        + "' order by created_at desc limit 1");
    }

    private Run sendWith(UUID partner, FaultRule... faults) {
        String account = shop.account(partner);
        shop.stripe().faults(Stream.of(faults).map(f -> f.withAccount(account)).toList());
        return shop.send(partner);
    }

    private List<SandboxRequest> sent(Command command) {
        return shop.stripe().requests().stream()
                .filter(r -> command.key().equals(r.idempotencyKey()))
                .toList();
    }

    private void assertPaidOnceUnderTheSameKey(Run run, UUID partner) {
        Command before = transfer(run);
        shop.stripe().faults();
        shop.awaitItem(run, partner, "submitted");
        assertThat(transfer(run).key()).isEqualTo(before.key());
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
        assertThat(shop.atStripe("payout", shop.item(run, partner))).hasSize(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, "invalid_request_error", "account_invalid"),
                Arguments.of(402, "card_error", "card_declined"),
                Arguments.of(403, "invalid_request_error", "account_invalid"),
                Arguments.of(404, "invalid_request_error", "resource_missing"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refusals")
    void a_refusal_that_speaks_of_this_object_is_a_failure(int status, String type, String code) {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(partner, FaultRule.reject(TRANSFERS, status, type, code, "no"));
        shop.awaitItem(run, partner, "failed");

        assertThat(transfer(run).state()).isEqualTo("failed");
        assertThat(transfer(run).errorCode()).isEqualTo(code);
        assertThat(sent(transfer(run))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMIT", "LOCK_TIMEOUT"})
    void what_is_turned_away_is_not_done_and_sent_later_under_the_same_key(FaultKind kind) {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(partner, FaultRule.of(TRANSFERS, kind));
        Marketplace.await("turned away", () -> transfer(run).errorCode() != null);

        assertThat(transfer(run).unknownBefore()).isFalse();
        assertThat(transfer(run).state()).isIn("queued", "sending");
        assertPaidOnceUnderTheSameKey(run, partner);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ANSWER_LOST_BEFORE_EFFECT",
                "ANSWER_LOST_AFTER_EFFECT",
                "HANG_BEFORE_EFFECT",
                "HANG_AFTER_EFFECT",
                "RUBBISH_BEFORE_EFFECT",
                "RUBBISH_AFTER_EFFECT"
            })
    void no_answer_and_an_answer_that_is_not_stripes_mean_unknown_never_failed(FaultKind kind) {
        UUID partner = shop.partnerWith(3_000);

        Run run =
                sendWith(partner, FaultRule.of(TRANSFERS, kind).withStatus(200).withTimes(1));
        Marketplace.await(
                "unknown",
                () -> transfer(run).errorCode() != null || transfer(run).unknownBefore());
        assertThat(transfer(run).state()).isNotEqualTo("failed");

        assertPaidOnceUnderTheSameKey(run, partner);
        assertThat(transfer(run).unknownBefore()).isTrue();
        assertThat(transfer(run).lookUpFirst()).isFalse();
    }

    @Test
    void a_key_in_use_means_unknown() {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(
                partner,
                FaultRule.reject(TRANSFERS, 409, "idempotency_error", "idempotency_key_in_use", "in use")
                        .withTimes(1));
        Marketplace.await("unknown", () -> transfer(run).errorCode() != null);

        assertThat(transfer(run).state()).isIn("unknown", "sending");
        assertThat(transfer(run).errorCode()).isEqualTo("idempotency_key_in_use");
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "ERROR_500_AFTER_EFFECT", "RUBBISH_BEFORE_EFFECT"})
    void after_a_5xx_it_is_unknown_and_looked_up_before_anything_else(FaultKind kind) {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(partner, FaultRule.of(TRANSFERS, kind).withTimes(1));
        Marketplace.await("unknown", () -> transfer(run).lookUpFirst());

        assertThat(transfer(run).state()).isIn("unknown", "succeeded");
        Marketplace.await(
                "looked up",
                () -> shop.stripe().requests().stream()
                        .anyMatch(r -> r.method().equals("GET") && r.path().equals("/v1/transfers")));
        assertThat(sent(transfer(run))).hasSize(1);
    }

    @Test
    void the_error_that_a_key_was_used_otherwise_is_our_own_fault_unknown_and_shown() {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(partner, FaultRule.reject(TRANSFERS, 400, "idempotency_error", null, "other parameters"));
        Marketplace.await("unknown", () -> transfer(run).errorCode() != null);

        assertThat(transfer(run).state()).isIn("unknown", "sending");
        UUID command = shop.value(
                UUID.class,
                "select id from backoffice.stripe_commands where idempotency_key = '"
                        + transfer(run).key() + "'");
        assertThat(shop.attention("command_key_reused", command)).isTrue();
    }

    @Test
    void a_refusal_after_an_unknown_sending_proves_nothing_and_stays_unknown() {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_AFTER_EFFECT).withTimes(1),
                FaultRule.reject(TRANSFERS, 400, "invalid_request_error", "account_invalid", "no"));

        // it is looked up, and found: the first sending had taken effect
        shop.awaitItem(run, partner, "submitted");
        assertThat(transfer(run).state()).isEqualTo("succeeded");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    static Stream<Arguments> rejectionsOfTheKey() {
        return Stream.of(
                Arguments.of(401, "invalid_request_error", "api_key_expired"),
                Arguments.of(401, "invalid_request_error", null),
                Arguments.of(403, "invalid_request_error", "more_permissions_required"),
                Arguments.of(403, "invalid_request_error", null));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("rejectionsOfTheKey")
    void a_rejected_key_pauses_all_sending_fails_nothing_and_a_good_key_lifts_it(
            int status, String type, @Nullable String code) {
        UUID partner = shop.partnerWith(3_000);
        UUID other = shop.partnerWith(3_000);

        Run run = sendWith(
                partner,
                FaultRule.reject(TRANSFERS, status, type, code, "bad key").withTimes(1));
        String lease = shop.value(String.class, "select name from backoffice.leases");
        Marketplace.await("paused", () -> KeyPause.isPaused(shop.backoffice.transactions(), lease));
        assertThat(transfer(run).state()).isEqualTo("queued");
        assertThat(keyAttention(lease)).isTrue();
        Run waiting = shop.send(other);
        java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
        assertThat(shop.item(waiting, other).state()).isEqualTo("planned");
        assertThat(shop.item(run, partner).state()).isEqualTo("planned");

        shop.stopExecutor();
        // Stripe keeps no refusal of a key; the sandbox's fault does
        shop.stripe().faults();
        shop.stripe().pruneAll();
        begin();

        shop.awaitItem(run, partner, "submitted");
        shop.awaitItem(waiting, other, "submitted");
        assertThat(keyAttention(lease)).isFalse();
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    private boolean keyAttention(String lease) {
        return shop.value(
                Boolean.class,
                "select exists (select from backoffice.attention_items where kind = 'stripe_key_rejected'"
                        + " and resolved_at is null and subject = '" + lease + "')");
    }
}
