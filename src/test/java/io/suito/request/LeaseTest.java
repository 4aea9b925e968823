package io.suito.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One holder at a time, a fence that grows whenever the lease changes hands, all by the database's clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseTest {
    private final Marketplace shop = new Marketplace();
    private int number;

    @AfterEach
    void restore() {
        shop.shiftClock(Duration.ZERO);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Lease lease(String name) {
        UUID me = UUID.randomUUID();
        shop.update("insert into backoffice.executors (incarnation, host, pid) values ('" + me + "', 'test', "
                + ++number + ")");
        return new Lease(shop.backoffice.transactions(), name, me);
    }

    private boolean isHeld(Lease lease, long fence, Duration left) {
        return shop.backoffice.transactions().call(tx -> lease.isHeld(tx, fence, left));
    }

    private void expire(String name) {
        shop.update(
                "update backoffice.leases set expires_at = clock_timestamp() - interval '1 microsecond' where name = '"
                        + name + "'");
    }

    @Test
    void one_holds_it_and_the_others_do_not_get_it() {
        Lease one = lease("a");
        Lease other = lease("a");

        assertThat(one.acquireOrRenew()).hasValue(1);
        assertThat(other.acquireOrRenew()).isEmpty();
        assertThat(one.acquireOrRenew()).hasValue(1);
        assertThat(isHeld(one, 1, Duration.ofSeconds(50))).isTrue();
        assertThat(isHeld(other, 1, Duration.ZERO)).isFalse();
    }

    @Test
    void expired_it_is_anybodys_and_the_fence_grows() {
        Lease one = lease("b");
        Lease other = lease("b");
        one.acquireOrRenew();

        expire("b");

        assertThat(isHeld(one, 1, Duration.ZERO)).isFalse();
        assertThat(other.acquireOrRenew()).hasValue(2);
        assertThat(one.acquireOrRenew()).isEmpty();
        assertThat(other.currentFence()).isEqualTo(2);
    }

    @Test
    void whoever_comes_too_late_for_his_own_renewal_gets_a_new_fence() {
        Lease one = lease("c");
        one.acquireOrRenew();
        expire("c");

        assertThat(one.acquireOrRenew()).hasValue(2);
        assertThat(isHeld(one, 1, Duration.ZERO)).isFalse();
        assertThat(isHeld(one, 2, Duration.ZERO)).isTrue();
    }

    @Test
    void given_back_it_is_free_at_once_and_only_the_holder_gives_it_back() {
        Lease one = lease("d");
        Lease other = lease("d");
        one.acquireOrRenew();

        other.release();
        assertThat(other.acquireOrRenew()).isEmpty();
        one.release();
        assertThat(other.acquireOrRenew()).hasValue(2);
    }

    @Test
    void the_time_left_is_counted_by_the_databases_own_clock_and_not_by_the_shifted_one() {
        Lease one = lease("e");
        one.acquireOrRenew();

        shop.shiftClock(Duration.ofDays(2));

        assertThat(isHeld(one, 1, Duration.ofSeconds(50))).isTrue();
        assertThat(isHeld(one, 1, Lease.LENGTH.plusSeconds(1))).isFalse();
        assertThat(lease("e").acquireOrRenew()).isEmpty();
    }

    @Test
    void it_outlasts_the_longest_request_to_stripe_and_the_longest_idle_transaction() {
        assertThat(Lease.LENGTH).isGreaterThan(io.suito.stripe.StripeSettings.DEADLINE.plusSeconds(16));
    }

    @Test
    void of_many_who_try_at_once_one_gets_it() throws Exception {
        int many = 12;
        var together = new java.util.concurrent.CyclicBarrier(many);
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(many)) {
            var attempts = java.util.stream.IntStream.range(0, many)
                    .mapToObj(i -> lease("f"))
                    .map(lease -> threads.submit(() -> {
                        together.await();
                        return lease.acquireOrRenew();
                    }))
                    .toList();
            int holders = 0;
            for (var attempt : attempts) {
                OptionalLong fence = attempt.get();
                holders += fence.isPresent() ? 1 : 0;
            }
            assertThat(holders).isEqualTo(1);
        }
    }
}
