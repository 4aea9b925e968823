package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A long list is several requests to Stripe, and each of them counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsByPageTest {
    private static final int OBJECTS = 250;
    private static final int PAGES = 3;

    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());
    private final List<String> queries = new CopyOnWriteArrayList<>();

    @BeforeAll
    void many_transfers() {
        shop.stripe().fund(1_000_000);
        UUID partner = shop.partner();
        for (int i = 0; i < OBJECTS; i++) {
            shop.behindOurBack(
                    "/v1/transfers",
                    "amount=100&currency=jpy&transfer_group=many&destination=" + shop.account(partner),
                    null);
        }
        stripe.read(sent -> queries.add(sent.query()));
    }

    @BeforeEach
    void forget() {
        stripe.before(request -> true);
        queries.clear();
    }

    @AfterAll
    void close() {
        shop.close();
        stripe.close();
    }

    private StripeReader reader(int perSecond) {
        StripeGateway gateway =
                new StripeGateway(new StripeSettings("sk_test_marketplace", stripe.baseUri(), Duration.ofSeconds(20)));
        return new StripeReader(gateway, new Pacer(new PaceLimits(1_000, perSecond, 1, 1)));
    }

    @Test
    void each_page_waits_for_its_turn() {
        StripeReader reader = reader(2);
        long start = System.nanoTime();

        assertThat(reader.transfersOfGroup("many")).hasSize(OBJECTS);

        assertThat(queries).hasSize(PAGES);
        // the second and the third follow after half a second each, of which a quarter may be caught up with
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThan(700);
    }

    @Test
    void a_page_that_is_turned_away_is_asked_for_again_and_none_before_it() {
        stripe.before(request -> {
            if (request.contains("starting_after") && queries.size() == 1) {
                shop.stripe()
                        .faults(FaultRule.of("GET /v1/transfers", FaultKind.RATE_LIMIT)
                                .withTimes(1));
            }
            return true;
        });

        assertThat(reader(100).transfersOfGroup("many")).hasSize(OBJECTS).doesNotHaveDuplicates();

        assertThat(queries).hasSize(PAGES + 1);
        assertThat(queries.stream().filter(query -> !query.contains("starting_after")))
                .hasSize(1);
        assertThat(queries.get(1)).isEqualTo(queries.get(2));
    }
}
