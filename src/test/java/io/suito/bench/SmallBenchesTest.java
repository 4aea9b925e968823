package io.suito.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.bench.books.BalancesBench;
import io.suito.bench.books.PlanBench;
import io.suito.bench.table.TableBench;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The benches of large books on little data: that both sides still do the same, which each bench checks before it
 * measures. How quick they are is for larger rounds to say.
 */
class SmallBenchesTest {
    private static final String DATA = "suito.bench.data";

    @BeforeAll
    static void aside(@TempDir Path data) {
        System.setProperty(DATA, data.toString());
    }

    @AfterAll
    static void back() {
        System.clearProperty(DATA);
    }

    static Stream<Arguments> benches() {
        return Stream.of(
                Arguments.of(new TableBench(), 3_000),
                Arguments.of(new BalancesBench(), 20_000),
                Arguments.of(new PlanBench(), 60_000));
    }

    @ParameterizedTest
    @MethodSource("benches")
    void both_sides_do_the_same(Bench bench, long size) {
        List<Measured> measured = bench.run(new Setting(size, 2, line -> {}));

        assertThat(measured)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.median())
                        .as(each.against())
                        .isPositive()
                        .isFinite());
    }
}
