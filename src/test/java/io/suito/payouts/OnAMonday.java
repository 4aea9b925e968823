package io.suito.payouts;

import io.suito.ledger.Ledger;
import io.suito.stripe.StripeCommands;
import io.suito.testing.Marketplace;
import io.suito.testing.ScheduleWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** A marketplace on the Monday of a scheduled run, 2026-12-21; the next date is three weeks later. */
abstract class OnAMonday {
    static final Instant MONDAY = Instant.parse("2026-12-21T00:00:00Z");
    static final LocalDate DATE = LocalDate.of(2026, 12, 21);

    final Marketplace shop = new Marketplace();

    record Row(String kind, String state, LocalDate runDate, Instant asOf, String by) {}

    @AfterEach
    void close() {
        shop.close();
    }

    /** Before the Monday of the test; since then the schedule watches. */
    UUID begin(long yen, long funds) {
        watchSince(MONDAY.minus(Duration.ofDays(3)));
        shop.startExecutor();
        UUID partner = shop.partnerWith(yen);
        shop.stripe().fund(funds);
        return partner;
    }

    void watchSince(Instant instant) {
        ScheduleWatch.since(shop, instant);
    }

    List<Row> runs() {
        return shop.values(Row.class, """
                select kind, state, run_date, as_of, requested_by from public.payout_runs order by as_of, created_at""");
    }

    RunSchedule.Look look() {
        return new RunSchedule(shop.backoffice.transactions(), new PayoutRuns(new StripeCommands(), new Ledger()))
                .look(() -> Optional.of(new RunSchedule.AtStripe() {
                    @Override
                    public void postAndRelease() {}

                    @Override
                    public void refreshFunds() {
                        new Funds(
                                        shop.backoffice.transactions(),
                                        shop.stripeSide().reader())
                                .refresh();
                    }
                }));
    }

    String what(JsonNode outcome) {
        return outcome.required("dates").get(0).required("what").asString();
    }

    UUID onlyRun() {
        return shop.value(UUID.class, "select run_id from public.payout_runs where state <> 'discarded'");
    }

    Instant nextLook() {
        return shop.backoffice.transactions().call(RunSchedule::nextLook);
    }
}
