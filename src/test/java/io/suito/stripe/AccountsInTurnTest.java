package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.StripeSide;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * After a {@code lock_timeout} the commands of that account go out one after the other, and no others wait for them.
 */
class AccountsInTurnTest {
    private static final PaceLimits TWO_AT_ONCE = new PaceLimits(100, 50, 50, 2);
    private static final FaultKind LOCKED = FaultKind.LOCK_TIMEOUT;
    private static final long ON_ITS_WAY = TimeUnit.MILLISECONDS.toNanos(300);

    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @BeforeEach
    void start() {
        shop.startExecutor(StripeSide.of(
                new StripeSettings("sk_test_marketplace", stripe.baseUri(), Duration.ofSeconds(30), TWO_AT_ONCE)));
        shop.stripe().fund(1_000_000);
        Duration day = Duration.ofDays(1); // so long a payout can be cancelled
        shop.stripe().payoutBehaviour(PayoutBehaviour.standard().after(day, day.multipliedBy(2), day.multipliedBy(3)));
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    /**
     * Once the one that was sent has been answered, by which the account is known to be locked: everything that is sent
     * takes a while, and is counted as long as it does.
     */
    private void count() {
        Marketplace.await("it was answered", () -> queued() == 1);
        stripe.before(request -> {
            if (request.startsWith("POST")) {
                most.accumulateAndGet(onTheirWay.incrementAndGet(), Math::max);
                LockSupport.parkNanos(ON_ITS_WAY);
            }
            return true;
        });
        stripe.change((path, body) -> {
            if (!path.contains("?")) {
                onTheirWay.updateAndGet(number -> Math.max(0, number - 1));
            }
            return body;
        });
    }

    private int attempts(UUID item, String step) {
        return shop.value(
                Integer.class,
                "select coalesce(max(attempts), 0) from backoffice.stripe_commands where subject_id = '" + item
                        + "' and step = '" + step + "'");
    }

    private void awaitAttempts(UUID item, String step, int more) {
        int before = attempts(item, step);
        Marketplace.await(step + " tried again", () -> attempts(item, step) >= before + more);
    }

    /** Lets both be due at the same moment, and waits until both were sent again. */
    private void dueTogether(UUID one, String step, UUID other, String otherStep) {
        Marketplace.await("both wait", () -> queued() == 2);
        int before = attempts(one, step);
        int beforeOther = attempts(other, otherStep);
        shop.update("update backoffice.stripe_commands set next_at = '-infinity' where state = 'queued'");
        Marketplace.await(
                "both sent again", () -> attempts(one, step) > before && attempts(other, otherStep) > beforeOther);
    }

    private long queued() {
        return shop.value(Long.class, """
                select count(*) from backoffice.stripe_commands where state = 'queued' and attempts > 0""");
    }

    private UUID item(Run run, UUID partner) {
        return shop.item(run, partner).itemId();
    }

    /** Payouts of several runs that the bank has not taken: each item's money lies on the partner's one account. */
    private List<UUID> atAccount(UUID partner, int number) {
        List<UUID> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            shop.adjust(partner, 5_000);
            ItemLine item = shop.item(shop.pay(partner), partner);
            items.add(item.itemId());
            shop.behindOurBack("/v1/payouts/" + item.payoutId() + "/cancel", "", shop.account(partner));
        }
        shop.job("payout-status");
        return items;
    }

    private void ask(String action, UUID item) {
        shop.done("payout-item." + action, Map.of("item_id", item), "test");
    }

    private void awaitState(UUID item, String state) {
        Marketplace.await(
                state,
                () -> shop.value(String.class, "select state from backoffice.payout_items where id = '" + item + "'")
                        .equals(state));
    }

    @Test
    void two_payouts_of_one_account_are_never_on_their_way_together() {
        List<UUID> items = atAccount(shop.partner(), 2);
        shop.stripe().faults(FaultRule.of("POST /v1/payouts", LOCKED));
        ask("pay-out-again", items.get(0));
        awaitAttempts(items.get(0), "payout", 1);
        count();

        ask("pay-out-again", items.get(1));
        for (int i = 0; i < 3; i++) {
            dueTogether(items.get(0), "payout", items.get(1), "payout");
        }
        shop.stripe().faults();

        items.forEach(item -> awaitState(item, "submitted"));
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void a_transfer_that_comes_back_counts_with_its_account() {
        List<UUID> items = atAccount(shop.partner(), 2);
        shop.stripe()
                .faults(
                        FaultRule.of("POST /v1/payouts", LOCKED),
                        FaultRule.of("POST /v1/transfers/*/reversals", LOCKED));
        ask("take-back", items.get(0));
        awaitAttempts(items.get(0), "reversal", 1);
        count();

        ask("pay-out-again", items.get(1));
        for (int i = 0; i < 3; i++) {
            dueTogether(items.get(0), "reversal", items.get(1), "payout");
        }
        shop.stripe().faults();

        awaitState(items.get(0), "taken_back");
        awaitState(items.get(1), "submitted");
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void what_waits_for_its_account_takes_no_place_of_others() throws InterruptedException {
        UUID partner = shop.partner();
        UUID other = shop.partnerWith(4_000);
        List<UUID> items = atAccount(partner, 3);
        FaultRule locked = FaultRule.of("POST /v1/payouts", LOCKED).withAccount(shop.account(partner));
        shop.stripe().faults(locked);
        for (UUID item : items) {
            ask("pay-out-again", item);
            awaitAttempts(item, "payout", 1);
        }
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        AtomicBoolean held = new AtomicBoolean();
        stripe.read(sent -> {
            if (sent.body().contains(partner.toString()) && held.compareAndSet(false, true)) {
                arrived.countDown();
                await(open);
            }
        });
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
        Marketplace.await("two of them are due", () -> due() == 2);
        shop.stripe()
                .faults(
                        locked,
                        FaultRule.of("POST /v1/payouts", FaultKind.RATE_LIMIT)
                                .withAccount(shop.account(other))
                                .withTimes(1));

        // turned away once, it stands behind those two
        Run run = shop.send(other);
        shop.awaitItem(run, other, "submitted");

        assertThat(due()).isEqualTo(2);
        assertThat(open.getCount()).isEqualTo(1);
        open.countDown();
    }

    private long due() {
        return shop.value(Long.class, """
                select count(*) from backoffice.stripe_commands
                 where state = 'queued' and attempts > 0 and next_at <= backoffice.clock()""");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(25, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whose_money_a_command_moves_is_written_down_with_it() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);

        assertThat(shop.values(
                        String.class,
                        "select money_of from backoffice.stripe_commands where subject_id = '" + item(run, partner)
                                + "'"))
                .isEqualTo(List.of(shop.account(partner), shop.account(partner)));
    }
}
