package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** While a run moves, what is slow to read about it is read more rarely than the rest, but it is read. */
class RunReaderTest {
    @Test
    void the_story_of_a_run_under_way_goes_on() {
        AtomicLong nanos = new AtomicLong();
        try (Marketplace shop = new Marketplace()) {
            shop.startExecutor();
            shop.partnerWith(20_000);
            Run run = shop.plan();
            shop.update("update public.payout_runs set state = 'executing', status = 'running'");
            RunReader reader = new RunReader(shop.backoffice.transactions(), shop.backoffice.runReports(), nanos::get);
            RunRead first = reader.read(run.runId(), null);
            shop.refusal("payout-run.discard", Map.of("run_id", run.runId()), "too late");

            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            RunRead soon = reader.read(run.runId(), first);
            assertThat(soon.rest()).isSameAs(first.rest());

            nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
            assertThat(reader.read(run.runId(), soon).rest().story())
                    .hasSize(first.rest().story().size() + 1);
        }
    }
}
