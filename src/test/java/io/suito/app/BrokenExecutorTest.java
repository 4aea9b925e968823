package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suito.faults.tap.SqlTap;
import io.suito.faults.tap.TappedDataSource;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no part of a process can go on after ends all its work, and whoever waits for it is told. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenExecutorTest {
    private final Marketplace shop = new Marketplace();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update backoffice.executors set seen_at",
                "select id, kind, cast(payload as text)",
                "update backoffice.leases",
                "from backoffice.stripe_commands c",
            })
    void an_error_in_any_loop_ends_the_executor_and_is_told(String statement) {
        AtomicBoolean broken = new AtomicBoolean();
        SqlTap tap = new SqlTap() {
            @Override
            public long before(String sql, Connection connection) {
                if (broken.get() && sql.contains(statement)) {
                    throw new NoClassDefFoundError("replaced under a running program");
                }
                return 0;
            }
        };
        try (Backoffice office = Backoffice.open(shop.settings, TappedDataSource.through(tap));
                Executor executor = office.startExecutor(shop.stripeSide(), shop.home)) {
            Marketplace.await("sends", executor::isSending);
            executor.requireAlive();

            broken.set(true);

            Marketplace.await("told", () -> code(executor) != null);
            assertThat(code(executor)).isEqualTo("request.executor_broken");
            broken.set(false);
        }
    }

    private static @org.jspecify.annotations.Nullable String code(Executor executor) {
        Refusal refusal = catchThrowableOfType(Refusal.class, executor::requireAlive);
        return refusal == null ? null : refusal.code();
    }
}
