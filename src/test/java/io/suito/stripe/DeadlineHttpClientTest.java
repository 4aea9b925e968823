package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Stripe's answers reach us whatever else this process is doing. */
class DeadlineHttpClientTest {
    @Test
    void an_answer_arrives_while_every_thread_of_the_common_pool_is_blocked() {
        CountDownLatch end = new CountDownLatch(1);
        try (Marketplace shop = new Marketplace()) {
            for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
                ForkJoinPool.commonPool().execute(() -> awaitQuietly(end));
            }
            StripeSettings settings =
                    new StripeSettings("sk_test_marketplace", shop.sandbox.baseUri(), Duration.ofSeconds(5));
            StripeReader reader = new StripeReader(new StripeGateway(settings), new Pacer(settings.pace()));

            assertThat(reader.platformAccount()).isPresent();
        } finally {
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
