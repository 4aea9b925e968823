package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.desktop.shell.Workforce.Standing;
import io.suito.desktop.shell.Workforce.State;
import io.suito.faults.tap.SqlTap;
import io.suito.faults.tap.TappedDataSource;
import io.suito.request.ExecutorReports;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.net.URI;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who acts, as this program's own executor and the database tell it. */
class OfficeWorkforceTest {
    private static final URI NOBODY_LISTENS = URI.create("http://127.0.0.1:1");

    private final Marketplace shop = new Marketplace();

    @AfterEach
    void close() {
        shop.close();
    }

    private Standing standing(Optional<Executor> own) {
        return new OfficeWorkforce(() -> own, new ExecutorReports(shop.backoffice.transactions())).standing();
    }

    @Test
    void nobody_acts_where_no_executor_was_seen() {
        assertThat(standing(Optional.empty()).state()).isEqualTo(State.NOBODY);
    }

    @Test
    void an_executor_of_another_program_acts_elsewhere_and_its_machine_is_named() {
        shop.startExecutor();

        assertThat(standing(Optional.empty()).state()).isEqualTo(State.ELSEWHERE);
        assertThat(standing(Optional.empty()).hosts()).hasSize(1);
    }

    @Test
    void this_programs_own_executor_acts_here() {
        Executor own = shop.startExecutor();

        Marketplace.await("here", () -> standing(Optional.of(own)).state() == State.HERE);
    }

    @Test
    void a_key_that_stripe_does_not_take_is_told() {
        Executor own = shop.startExecutor();
        shop.partnerWith(4_000);
        shop.stripe().fund(1_000_000);
        shop.stripe()
                .faults(List.of(FaultRule.reject(
                        "POST /v1/transfers", 401, "invalid_request_error", "api_key_expired", "expired")));

        shop.execute(shop.plan());

        Marketplace.await("rejected", () -> standing(Optional.of(own)).state() == State.KEY_REJECTED);
    }

    @Test
    void an_executor_that_cannot_reach_stripe_says_why() {
        try (Executor own = shop.backoffice.startExecutorEvenWithoutStripe(
                Marketplace.stripeSide(NOBODY_LISTENS, "sk_test_marketplace"), shop.home)) {
            Marketplace.await("known", () -> standing(Optional.of(own)).state() == State.WITHOUT_STRIPE);

            assertThat(Objects.requireNonNull(standing(Optional.of(own)).why()).code())
                    .isEqualTo("stripe.unreachable");
        }
    }

    @Test
    void an_executor_that_an_error_has_ended_is_broken() {
        AtomicBoolean broken = new AtomicBoolean();
        SqlTap tap = new SqlTap() {
            @Override
            public long before(String sql, Connection connection) {
                if (broken.get() && sql.contains("update backoffice.executors set seen_at")) {
                    throw new NoClassDefFoundError("replaced under a running program");
                }
                return 0;
            }
        };
        try (Backoffice office = Backoffice.open(shop.settings, TappedDataSource.through(tap));
                Executor own = office.startExecutor(shop.stripeSide(), shop.home)) {
            broken.set(true);

            Marketplace.await("broken", () -> standing(Optional.of(own)).state() == State.BROKEN);
            broken.set(false);
        }
    }
}
