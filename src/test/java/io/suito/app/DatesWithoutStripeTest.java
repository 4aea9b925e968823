package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import io.suito.testing.ScheduleWatch;
import io.suito.testing.StripeProxy;
import io.suito.text.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheduled date belongs to whoever can ask Stripe; an executor that cannot does not put it off. */
class DatesWithoutStripeTest {
    private static final Instant MONDAY = Instant.parse("2026-12-21T00:00:00Z");
    private static final String KIND = "job.payout-run";

    private final Marketplace shop = new Marketplace();

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void a_partner_is_to_be_paid() {
        ScheduleWatch.since(shop, MONDAY.minus(Duration.ofDays(3)));
        shop.startExecutor();
        shop.partnerWith(5_000);
        shop.stripe().fund(1_000_000);
        shop.stopExecutor();
        shop.setClock(MONDAY);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Executor withoutStripe() {
        return shop.backoffice.startExecutorEvenWithoutStripe(
                Marketplace.stripeSide(URI.create("http://127.0.0.1:1"), "sk_test_marketplace"), elsewhere);
    }

    private List<String> requests() {
        return shop.values(String.class, "select status from backoffice.requests where kind = '" + KIND + "'");
    }

    private void awaitPaid() {
        Marketplace.await(
                "paid",
                () -> shop.values(String.class, "select state from public.payout_runs")
                        .equals(List.of("completed")));
    }

    @Test
    void what_one_without_stripe_has_looked_at_is_planned_and_sent_by_the_next_within_seconds() {
        try (Executor without = withoutStripe()) {
            UUID look = shop.backoffice.requests().ask(KIND, Map.of(), null);
            Marketplace.await("it gives way", () -> without.obstacle(KIND).isPresent());
            assertThat(without.obstacle(KIND).map(Refusal::code)).contains("stripe.unreachable");

            shop.startExecutor();

            Marketplace.await(
                    "done by the other",
                    () -> shop.backoffice.requests().find(look).status().equals("done"));
            awaitPaid();
            assertThat(shop.value(
                            Boolean.class,
                            "select decided_at < run_at + interval '5 minutes' from backoffice.scheduled_dates"))
                    .isTrue();
        }
    }

    @Test
    void of_two_that_keep_the_schedule_the_one_with_stripe_pays_at_once() {
        shop.setClock(MONDAY.minusSeconds(4));
        try (Executor without = withoutStripe()) {
            without.keepSchedule();
            shop.startExecutor().keepSchedule();

            awaitPaid();

            assertThat(shop.value(
                            Boolean.class,
                            "select decided_at < run_at + interval '1 minute' from backoffice.scheduled_dates"))
                    .isTrue();
        }
    }

    @Test
    void where_nobody_can_ask_stripe_one_request_waits_and_nobody_looks_all_the_time() throws InterruptedException {
        try (Executor without = withoutStripe()) {
            without.keepSchedule();
            Marketplace.await("it gives way", () -> without.obstacle(KIND).isPresent());
            Marketplace.await("given back", () -> requests().equals(List.of("queued")));
            String version = lastChange();

            Thread.sleep(4_000);

            assertThat(requests()).containsExactly("queued");
            assertThat(lastChange()).isEqualTo(version);
        }
    }

    /** Another one after each look: taking the request and giving it back change its row. */
    private String lastChange() {
        return shop.value(
                String.class, "select cast(xmin as text) from backoffice.requests where kind = '" + KIND + "'");
    }

    @Test
    void one_without_stripe_still_says_that_a_date_was_missed() {
        shop.setClock(MONDAY.plus(Duration.ofDays(2)));
        try (Executor without = withoutStripe()) {
            assertThat(shop.job("payout-run").required("dates").size()).isEqualTo(1);
            assertThat(without.obstacle(KIND)).isEmpty();
        }

        assertThat(shop.values(String.class, "select state from public.payout_runs"))
                .containsExactly("missed");
    }

    @Test
    void a_date_that_stripe_does_not_answer_for_is_tried_again_after_half_a_minute_and_not_after_ten() {
        try (StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri())) {
            Executor executor = shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
            stripe.before(request -> !request.startsWith("GET /v1/balance"));
            UUID look = shop.backoffice.requests().ask(KIND, Map.of(), null);
            Marketplace.await("it gives way", () -> executor.obstacle(KIND).isPresent());
            Marketplace.await("it waits", () -> requests().equals(List.of("queued")));

            stripe.before(request -> true);

            Marketplace.await(
                    "done", () -> shop.backoffice.requests().find(look).status().equals("done"));
            awaitPaid();
        }
    }
}
