package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxRequest;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the table of answers, as it comes over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
    private static final String TRANSFERS = "POST /v1/transfers";
    private static final Duration DEADLINE = Duration.ofSeconds(4);

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

    /** One partner for each fault, all in one run. */
    private Map<FaultRule, UUID> onePartnerEach(FaultRule... faults) {
        Map<FaultRule, UUID> partners = new LinkedHashMap<>();
        List<FaultRule> rules = new ArrayList<>();
        for (FaultRule fault : faults) {
            UUID partner = shop.partnerWith(3_000);
            partners.put(fault, partner);
            rules.add(fault.withAccount(shop.account(partner)));
        }
        shop.stripe().faults(rules);
        return partners;
    }

    private Command transfer(Run run, UUID partner) {
        return shop.value(
                Command.class,
                "select state, error_code, unknown_before, look_up_first, idempotency_key"
                        + " from backoffice.stripe_commands where step = 'transfer' and subject_id = '"
                        + shop.item(run, partner).itemId() + "' order by created_at desc limit 1");
    }

    private Run send(Map<FaultRule, UUID> partners) {
        return shop.send(partners.values().toArray(UUID[]::new));
    }

    @Test
    void a_refusal_that_speaks_of_this_object_is_a_failure() {
        Map<FaultRule, UUID> partners = onePartnerEach(
                FaultRule.reject(TRANSFERS, 400, "invalid_request_error", "account_invalid", "no"),
                FaultRule.reject(TRANSFERS, 402, "card_error", "card_declined", "no"),
                FaultRule.reject(TRANSFERS, 403, "invalid_request_error", "account_invalid", "no"),
                FaultRule.reject(TRANSFERS, 404, "invalid_request_error", "resource_missing", "no"));

        Run run = send(partners);

        partners.forEach((fault, partner) -> {
            shop.awaitItem(run, partner, "failed");
            Command command = transfer(run, partner);
            assertThat(command.state()).as("%s", fault).isEqualTo("failed");
            assertThat(command.errorCode()).as("%s", fault).isEqualTo(fault.code());
            assertThat(sent(command)).as("%s", fault).hasSize(1);
        });
    }

    @Test
    void what_is_turned_away_is_not_done_and_sent_later_under_the_same_key() {
        Map<FaultRule, UUID> partners = onePartnerEach(
                FaultRule.of(TRANSFERS, FaultKind.RATE_LIMIT),
                FaultRule.of(TRANSFERS, FaultKind.LOCK_TIMEOUT),
                FaultRule.reject(TRANSFERS, 400, "invalid_request_error", "lock_timeout", "locked")
                        .withTimes(1));

        Run run = send(partners);
        partners.forEach((fault, partner) -> {
            Marketplace.await("turned away", () -> transfer(run, partner).errorCode() != null);
            assertThat(transfer(run, partner).unknownBefore()).isFalse();
            assertThat(transfer(run, partner).state()).isIn("queued", "sending");
        });

        // what the sandbox stores of a made-up refusal, Stripe would not
        shop.stripe().pruneAll();
        assertPaidOnceUnderTheSameKey(run, partners);
    }

    private void assertPaidOnceUnderTheSameKey(Run run, Map<FaultRule, UUID> partners) {
        Map<UUID, String> keys = new LinkedHashMap<>();
        partners.values()
                .forEach(partner -> keys.put(partner, transfer(run, partner).key()));
        shop.stripe().faults();
        keys.forEach((partner, key) -> {
            shop.awaitItem(run, partner, "submitted");
            assertThat(transfer(run, partner).key()).isEqualTo(key);
            assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
            assertThat(shop.atStripe("payout", shop.item(run, partner))).hasSize(1);
        });
    }

    @Test
    void no_answer_and_an_answer_that_is_not_stripes_mean_unknown_never_failed() {
        Map<FaultRule, UUID> partners = onePartnerEach(Stream.of(
                        FaultKind.ANSWER_LOST_BEFORE_EFFECT,
                        FaultKind.ANSWER_LOST_AFTER_EFFECT,
                        FaultKind.HANG_BEFORE_EFFECT,
                        FaultKind.HANG_AFTER_EFFECT,
                        FaultKind.RUBBISH_BEFORE_EFFECT,
                        FaultKind.RUBBISH_AFTER_EFFECT)
                .map(kind -> FaultRule.of(TRANSFERS, kind).withStatus(200).withTimes(1))
                .toArray(FaultRule[]::new));

        Run run = send(partners);
        partners.forEach((fault, partner) -> {
            Marketplace.await(
                    "unknown",
                    () -> transfer(run, partner).unknownBefore()
                            || transfer(run, partner).errorCode() != null);
            assertThat(transfer(run, partner).state()).as("%s", fault).isNotEqualTo("failed");
        });

        assertPaidOnceUnderTheSameKey(run, partners);
        partners.forEach((fault, partner) -> {
            assertThat(transfer(run, partner).unknownBefore()).as("%s", fault).isTrue();
            assertThat(transfer(run, partner).lookUpFirst()).as("%s", fault).isFalse();
        });
    }

    @Test
    void a_gateways_429_does_not_prove_that_stripe_never_saw_it() {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.RUBBISH_AFTER_EFFECT)
                        .withStatus(429)
                        .withTimes(1));
        Marketplace.await("answered", () -> transfer(run).errorCode() != null);
        String key = transfer(run).key();
        shop.awaitItem(run, partner, "submitted");

        assertThat(transfer(run).unknownBefore()).isTrue();
        assertThat(transfer(run).key()).isEqualTo(key);
        assertThat(sent(transfer(run))).hasSize(2);
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
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

    @Test
    void after_a_5xx_it_is_unknown_and_looked_up_before_anything_else() {
        Map<FaultRule, UUID> partners = onePartnerEach(
                FaultRule.of(TRANSFERS, FaultKind.ERROR_500).withTimes(1),
                FaultRule.of(TRANSFERS, FaultKind.ERROR_500_AFTER_EFFECT).withTimes(1),
                FaultRule.of(TRANSFERS, FaultKind.RUBBISH_BEFORE_EFFECT).withTimes(1));
        shop.stripe().clearRequests();

        Run run = send(partners);
        partners.forEach((fault, partner) -> {
            Marketplace.await("unknown", () -> transfer(run, partner).lookUpFirst());
            assertThat(transfer(run, partner).state()).as("%s", fault).isIn("unknown", "succeeded");
        });
        Marketplace.await(
                "looked up",
                () -> shop.stripe().requests().stream()
                                .filter(r ->
                                        r.method().equals("GET") && r.path().equals("/v1/transfers"))
                                .count()
                        == 3);
        partners.values()
                .forEach(partner -> assertThat(sent(transfer(run, partner))).hasSize(1));
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
                Arguments.of(401, "invalid_request_error", null),
                Arguments.of(403, "invalid_request_error", "more_permissions_required"));
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
        Run waiting = shop.plan(List.of(other));
        shop.backoffice
                .requests()
                .ask("payout-run.execute", Map.of("run_id", waiting.runId(), "plan_hash", waiting.planHash()), null);
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
