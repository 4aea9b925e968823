package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Accounts that Stripe has locked are served in turn. */
class AccountQueuesTest {
    private long now;
    private final AccountQueues accounts = new AccountQueues(() -> now);

    @Test
    void several_requests_of_an_account_may_be_on_their_way() {
        assertThat(accounts.enter("acct_1")).isTrue();
        assertThat(accounts.enter("acct_1")).isTrue();
        assertThat(accounts.occupied()).isEmpty();
    }

    @Test
    void after_a_lock_timeout_one_at_a_time_and_others_as_before() {
        accounts.lockTimeout("acct_1");
        assertThat(accounts.enter("acct_1")).isTrue();

        assertThat(accounts.enter("acct_1")).isFalse();
        assertThat(accounts.occupied()).containsExactly("acct_1");
        assertThat(accounts.enter("acct_2")).isTrue();
        assertThat(accounts.enter("acct_2")).isTrue();

        accounts.leave("acct_1");
        assertThat(accounts.occupied()).isEmpty();
        assertThat(accounts.enter("acct_1")).isTrue();
    }

    @Test
    void after_a_minute_it_is_as_before() {
        accounts.lockTimeout("acct_1");
        accounts.enter("acct_1");

        now += TimeUnit.MINUTES.toNanos(1);

        assertThat(accounts.occupied()).isEmpty();
        assertThat(accounts.enter("acct_1")).isTrue();
    }
}
