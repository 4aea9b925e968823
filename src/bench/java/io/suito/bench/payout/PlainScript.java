package io.suito.bench.payout;

import com.stripe.StripeClient;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TransferCreateParams;
import io.suito.bench.payout.Due.Payment;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What is written when nobody thinks of limits: for each partner a transfer, a payout and a row in the ledger, by
 * Stripe's own library with its own backoff. A 429, which the library does not try again by itself, is tried again here
 * after the very pauses that the library makes after other errors.
 */
final class PlainScript {
    private static final int TRIES = 50;
    private static final long SHORTEST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 5_000;

    private final Shop shop;
    private final StripeClient stripe;

    PlainScript(Shop shop) {
        this.shop = shop;
        this.stripe = StripeClient.builder()
                .setApiKey(Shop.KEY)
                .setApiBase(shop.address().toString())
                .setMaxNetworkRetries(8)
                .build();
    }

    /** Seconds that it takes with so many threads. */
    double pay(Due due, int threads) {
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> results = new ArrayList<>();
            for (Payment payment : due.payments()) {
                results.add(pool.submit(() -> pay(payment)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean pay(Payment payment) throws StripeException, SQLException {
        String transfer = patiently(() -> stripe.v1()
                .transfers()
                .create(
                        TransferCreateParams.builder()
                                .setAmount(payment.yen())
                                .setCurrency("jpy")
                                .setDestination(payment.account())
                                .build(),
                        RequestOptions.builder()
                                .setIdempotencyKey("transfer-" + payment.partner())
                                .build())
                .getId());
        String payout = patiently(() -> stripe.v1()
                .payouts()
                .create(
                        PayoutCreateParams.builder()
                                .setAmount(payment.yen())
                                .setCurrency("jpy")
                                .build(),
                        RequestOptions.builder()
                                .setStripeAccount(payment.account())
                                .setIdempotencyKey("payout-" + payment.partner())
                                .build())
                .getId());
        post(payment, transfer, payout);
        return true;
    }

    private interface Call {
        String run() throws StripeException;
    }

    private static String patiently(Call call) throws StripeException {
        for (int tries = 1; ; tries++) {
            try {
                return call.run();
            } catch (RateLimitException e) {
                if (tries == TRIES) {
                    throw e;
                }
                long pause = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(tries - 1, 10));
                double some = ThreadLocalRandom.current().nextDouble(0.75, 1);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos((long) Math.max(SHORTEST_MILLIS, pause * some)));
            }
        }
    }

    private void post(Payment payment, String transfer, String payout) throws SQLException {
        try (Connection connection = TestPostgres.connect(shop.settings());
                PreparedStatement insert = connection.prepareStatement("""
                        insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key,
                                                   stripe_transfer_id, stripe_payout_id)
                        values (?, 'payout', ?, 'paid', now(), ?, ?, ?)""")) {
            insert.setObject(1, payment.partner());
            insert.setLong(2, -payment.yen());
            insert.setString(3, "script-" + payment.partner());
            insert.setString(4, transfer);
            insert.setString(5, payout);
            insert.executeUpdate();
        }
    }
}
