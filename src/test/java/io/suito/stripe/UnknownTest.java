package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxRequest;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A command of unknown fate: the same key while it is young, and otherwise looked up before anything is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownTest {
    private static final String TRANSFERS = "POST /v1/transfers";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5).plusSeconds(5);

    private final Marketplace shop = new Marketplace();
    private Duration shift = Duration.ZERO;

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    /** Time only goes forward here: what waits for a later time must not be sent into the next test. */
    private void pass(Duration time) {
        shift = shift.plus(time);
        shop.shiftClock(shift);
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private List<Command> commands(Run run, String step) {
        return shop.values(
                Command.class,
                "select id, state, idempotency_key, error_code, lookups, look_up_first, unknown_before"
                        + " from backoffice.stripe_commands where step = '" + step + "' and group_id = '" + run.runId()
                        + "' order by created_at");
    }

    private Command first(Run run, String step) {
        return commands(run, step).get(0);
    }

    private Run sendWith(UUID partner, FaultRule... faults) {
        set(partner, faults);
        return shop.send(partner);
    }

    private void set(UUID partner, FaultRule... faults) {
        String account = shop.account(partner);
        shop.stripe().faults(Stream.of(faults).map(f -> f.withAccount(account)).toList());
    }

    private long posts(Command command) {
        return shop.stripe().requests().stream()
                .filter(r -> command.key().equals(r.idempotencyKey()))
                .count();
    }

    private void awaitLookUp(Run run, String step, int count) {
        Marketplace.await("look-up " + count, () -> first(run, step).lookups() == count);
    }

    private void awaitUnknown(Run run, String step) {
        Marketplace.await(
                "unknown",
                () -> !commands(run, step).isEmpty() && first(run, step).unknownBefore());
    }

    private static void aWhile() {
        java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
    }

    @Test
    void what_stripe_did_although_it_answered_with_an_error_is_found_and_not_sent_again() {
        UUID partner = shop.partnerWith(3_000);

        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.ERROR_500_AFTER_EFFECT).withTimes(1));
        shop.awaitItem(run, partner, "submitted");

        assertThat(commands(run, "transfer"))
                .singleElement()
                .satisfies(c -> assertThat(c.state()).isEqualTo("succeeded"));
        assertThat(posts(first(run, "transfer"))).isEqualTo(1);
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_payout_is_found_on_the_account_by_the_commands_id() {
        UUID partner = shop.partnerWith(3_000);
        // a payout of somebody else's on the same account, and of the same amount, is not taken for ours
        shop.stripe().fund(shop.account(partner), 3_000);
        shop.behindOurBack("/v1/payouts", "amount=3000&currency=jpy", shop.account(partner));

        Run run = sendWith(
                partner,
                FaultRule.of("POST /v1/payouts", FaultKind.ERROR_500_AFTER_EFFECT)
                        .withTimes(1));
        shop.awaitItem(run, partner, "submitted");

        Command payout = first(run, "payout");
        assertThat(posts(payout)).isEqualTo(1);
        assertThat(shop.atStripe("payout", shop.item(run, partner)))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.id()).isEqualTo(shop.item(run, partner).payoutId());
                    assertThat(p.metadata("command_id")).isEqualTo(payout.id().toString());
                });
        assertThat(shop.item(run, partner).arrivalDate()).isNotNull();
    }

    @Test
    void a_reversal_is_found_among_the_transfers_reversals() {
        UUID partner = shop.partnerWith(3_000);
        set(partner, FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no"));
        Run run = shop.pay(partner);
        shop.stripe()
                .faults(FaultRule.of("POST /v1/transfers/*/reversals", FaultKind.ERROR_500_AFTER_EFFECT)
                        .withTimes(1));

        shop.done(
                "payout-item.take-back",
                Map.of("item_id", shop.item(run, partner).itemId()),
                "test");
        shop.awaitItem(run, partner, "taken_back");

        assertThat(posts(first(run, "reversal"))).isEqualTo(1);
        assertThat(shop.balances(partner).available()).isEqualTo(3_000);
    }

    @Test
    void after_a_5xx_it_is_looked_up_twice_five_minutes_apart_and_then_sent_anew_under_a_new_row_and_key() {
        UUID partner = shop.partnerWith(3_000);
        shop.stripe().clearRequests();

        Run run = sendWith(partner, FaultRule.of(TRANSFERS, FaultKind.ERROR_500).withTimes(1));
        awaitLookUp(run, "transfer", 1);
        pass(Duration.ofMinutes(4));
        aWhile();
        assertThat(first(run, "transfer").lookups()).isEqualTo(1);
        assertThat(commands(run, "transfer")).hasSize(1);
        assertThat(shop.item(run, partner).unknown()).isTrue();

        pass(Duration.ofMinutes(1).plusSeconds(5));
        shop.awaitItem(run, partner, "submitted");

        List<Command> both = commands(run, "transfer");
        assertThat(both).extracting(Command::state).containsExactly("failed", "succeeded");
        assertThat(both).extracting(Command::key).doesNotHaveDuplicates();
        assertThat(both).allSatisfy(c -> assertThat(posts(c)).isEqualTo(1));
        // both look-ups, complete, before the second sending
        List<SandboxRequest> seen = shop.stripe().requests().stream()
                .filter(r -> r.path().equals("/v1/transfers"))
                .toList();
        assertThat(seen).extracting(SandboxRequest::method).containsExactly("POST", "GET", "GET", "POST");
        assertThat(shop.atStripe("transfer", shop.item(run, partner)))
                .singleElement()
                .satisfies(t -> assertThat(t.metadata("command_id"))
                        .isEqualTo(both.get(1).id().toString()));
    }

    @Test
    void a_key_older_than_23_hours_is_not_used_again_it_is_looked_up_and_found() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_AFTER_EFFECT).withTimes(1),
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        awaitUnknown(run, "transfer");

        pass(Duration.ofHours(23).plusMinutes(1));
        shop.stripe().pruneAll();
        shop.awaitItem(run, partner, "submitted");

        assertThat(commands(run, "transfer")).hasSize(1);
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_key_older_than_23_hours_gives_way_to_a_new_one_when_two_look_ups_are_empty() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(partner, FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        awaitUnknown(run, "transfer");

        pass(Duration.ofHours(23).plusMinutes(1));
        awaitLookUp(run, "transfer", 1);
        long sent = posts(first(run, "transfer"));
        shop.stripe().faults();
        pass(FIVE_MINUTES);
        shop.awaitItem(run, partner, "submitted");

        assertThat(posts(first(run, "transfer"))).isEqualTo(sent);
        assertThat(commands(run, "transfer")).extracting(Command::state).containsExactly("failed", "succeeded");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void younger_than_23_hours_it_is_sent_again_under_the_same_key() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(partner, FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        awaitUnknown(run, "transfer");

        pass(Duration.ofHours(22));
        shop.stripe().faults();
        pass(Duration.ofMinutes(2));
        shop.awaitItem(run, partner, "submitted");

        assertThat(commands(run, "transfer")).hasSize(1);
        assertThat(posts(first(run, "transfer"))).isGreaterThan(1);
    }

    @Test
    void a_look_up_that_stripe_does_not_answer_says_nothing() {
        UUID partner = shop.partnerWith(3_000);
        shop.stripe()
                .faults(
                        FaultRule.reject("GET /v1/transfers", 400, "api_error", "not_now", "no"),
                        FaultRule.of(TRANSFERS, FaultKind.ERROR_500_AFTER_EFFECT)
                                .withAccount(shop.account(partner))
                                .withTimes(1));
        Run run = shop.send(partner);
        Marketplace.await("asked in vain", () -> shop.stripe().faultCounts().get(0) > 0);

        assertThat(first(run, "transfer").state()).isEqualTo("unknown");
        assertThat(first(run, "transfer").lookups()).isZero();
        assertThat(commands(run, "transfer")).hasSize(1);

        shop.stripe().faults();
        pass(Duration.ofSeconds(15));
        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_refusal_after_an_unknown_sending_counts_once_two_look_ups_have_found_nothing() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT).withTimes(1),
                FaultRule.reject(TRANSFERS, 400, "invalid_request_error", "account_invalid", "no"));
        awaitLookUp(run, "transfer", 1);
        assertThat(first(run, "transfer").state()).isEqualTo("unknown");
        assertThat(first(run, "transfer").errorCode()).isEqualTo("account_invalid");

        pass(FIVE_MINUTES);
        shop.awaitItem(run, partner, "failed");

        assertThat(commands(run, "transfer")).singleElement().satisfies(c -> {
            assertThat(c.state()).isEqualTo("failed");
            assertThat(c.errorCode()).isEqualTo("account_invalid");
        });
    }

    @Test
    void a_rejected_key_after_an_unknown_sending_fails_nothing_even_after_the_look_ups() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT).withTimes(1),
                FaultRule.reject(TRANSFERS, 401, "invalid_request_error", "api_key_expired", "expired")
                        .withTimes(1));
        Marketplace.await(
                "rejected",
                () -> "api_key_expired".equals(first(run, "transfer").errorCode()));
        shop.stopExecutor();
        shop.stripe().faults();
        pass(Duration.ofHours(24));
        shop.startExecutor();
        awaitLookUp(run, "transfer", 1);
        pass(FIVE_MINUTES);

        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_partner_who_was_stopped_meanwhile_is_not_sent_what_had_not_arrived() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(partner, FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        awaitUnknown(run, "transfer");
        shop.done("partner.hold", Map.of("partner_id", partner), "stop this");
        Marketplace.await("not in flight", () -> first(run, "transfer").state().equals("unknown"));
        shop.stripe().faults();

        pass(Duration.ofMinutes(2));
        awaitLookUp(run, "transfer", 1);
        pass(FIVE_MINUTES);
        shop.awaitItem(run, partner, "held");

        assertThat(shop.item(run, partner).reason()).isEqualTo("stopped:staff_hold");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).isEmpty();
        shop.done(
                "payout-item.release", Map.of("item_id", shop.item(run, partner).itemId()), "test");
        assertThat(shop.balances(partner).available()).isEqualTo(3_000);
    }

    @Test
    void a_partner_who_was_stopped_meanwhile_keeps_what_had_arrived() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(
                partner,
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_AFTER_EFFECT).withTimes(1),
                FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        awaitUnknown(run, "transfer");
        shop.done("partner.hold", Map.of("partner_id", partner), "too late");

        pass(Duration.ofMinutes(2));
        shop.awaitItem(run, partner, "submitted");

        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void as_long_as_another_sender_may_wake_with_it_nothing_is_sent_anew() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(partner, FaultRule.of(TRANSFERS, FaultKind.ERROR_500).withTimes(1));
        awaitLookUp(run, "transfer", 1);
        Command command = first(run, "transfer");
        UUID sleeper = UUID.randomUUID();
        shop.update(
                "insert into backoffice.executors (incarnation, host, pid) values ('" + sleeper + "', 'laptop', 1)");
        shop.update("insert into backoffice.stripe_attempts (command_id, sender, fence) values ('" + command.id()
                + "', '" + sleeper + "', 0)");

        pass(FIVE_MINUTES);
        awaitLookUp(run, "transfer", 2);
        assertThat(shop.attention("command_sender_may_wake", command.id())).isTrue();
        assertThat(commands(run, "transfer")).hasSize(1);

        // awake again, and told of a newer fence: nothing is left in its hands
        shop.update("update backoffice.executors set acknowledged_fence = 1 where incarnation = '" + sleeper + "'");
        pass(FIVE_MINUTES);
        shop.awaitItem(run, partner, "submitted");
        assertThat(commands(run, "transfer")).extracting(Command::state).containsExactly("failed", "succeeded");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void release_and_retry_wait_for_the_resolver() {
        UUID partner = shop.partnerWith(3_000);
        Run run = sendWith(partner, FaultRule.of(TRANSFERS, FaultKind.ERROR_500).withTimes(1));
        awaitLookUp(run, "transfer", 1);
        UUID item = shop.item(run, partner).itemId();

        for (String action : List.of("release", "retry", "take-back", "pay-out-again")) {
            assertThat(shop.refusal("payout-item." + action, Map.of("item_id", item), "now"))
                    .isIn("payouts.in_flight", "payouts.item_state");
        }
        assertThat(shop.refusal("payout-run.discard", Map.of("run_id", run.runId()), "now"))
                .isEqualTo("payouts.run_state");
        pass(FIVE_MINUTES);
        shop.awaitItem(run, partner, "submitted");
    }
}
