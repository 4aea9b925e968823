package io.suito.bench.payout;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.StripeSide;
import io.suito.bench.ChildJvm;
import io.suito.database.DatabaseSettings;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxRequest;
import io.suito.sandbox.Seed;
import io.suito.stripe.PaceLimits;
import io.suito.stripe.StripeSettings;
import io.suito.testing.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One marketplace that is about to pay: its books and its Stripe. */
final class Shop implements AutoCloseable {
    static final String KEY = "sk_test_bench";

    /** Half of Stripe's answers take longer. */
    static final long MEDIAN_MILLIS = 400;

    private static final double SPREAD = 0.5;
    private static final long FUNDS = 100_000_000_000L;

    private final DatabaseSettings settings;
    private final URI address;

    private Shop(DatabaseSettings settings, URI address) {
        this.settings = settings;
        this.address = address;
    }

    /** Books of so many partners with money due, all posted, to be copied. */
    @SuppressWarnings("try") // the executor works by being there
    static DatabaseSettings template(ChildJvm sandboxes, Path directory, long partners) {
        DatabaseSettings template = TestPostgres.migrated();
        TestPostgres.run(template, fill(partners));
        URI address = URI.create(sandboxes.ask(directory.resolve("template").toString()));
        try (Backoffice backoffice = Backoffice.open(template);
                Executor executor = backoffice.startExecutor(stripeSide(address), directory.resolve("home"))) {
            for (String job : List.of("job.post-sales", "job.release-deliveries")) {
                Ours.ask(backoffice, job, Map.of());
            }
        }
        TestPostgres.run(template, """
                alter table backoffice.stripe_binding disable trigger user;
                delete from backoffice.stripe_binding;
                alter table backoffice.stripe_binding enable trigger user;
                analyze;""");
        return template;
    }

    private static String fill(long partners) {
        return """
                insert into public.partners (name, email, stripe_account_id, stripe_payouts_enabled,
                                             stripe_details_submitted, payouts_enabled)
                select 'partner ' || n, 'p' || n || '@shop.example', 'acct_bench' || n, true, true, true
                  from generate_series(1, %d) n;
                insert into public.users (email, partner_id) select email, id from public.partners;
                insert into public.orders (order_number, seller_id, total, payment_status, delivery_status, payment_txid,
                       stripe_payment_intent_id, stripe_charge_id, delivery_completed_at, created_at)
                select 'B-' || u.email || k, u.id, 4000 + abs(hashtext(u.email || k)) %% 40000, 'paid', 'delivered',
                       'pi_' || u.email || k, 'pi_' || u.email || k, 'ch_' || u.email || k, now() - interval '9 days',
                       now() - interval '20 days'
                  from public.users u cross join generate_series(1, 2) k;""".formatted(partners);
    }

    /** A copy of the books, and a Stripe that knows their accounts and takes its time from now on. */
    static Shop open(DatabaseSettings template, ChildJvm sandboxes, Path directory, long partners) {
        Shop shop = new Shop(TestPostgres.copyOf(template), URI.create(sandboxes.ask(directory.toString())));
        shop.stripe()
                .seed(IntStream.rangeClosed(1, (int) partners)
                        .mapToObj(n -> new Seed.Account("acct_bench" + n, null, Instant.EPOCH, Map.of())));
        shop.stripe().fund(FUNDS);
        shop.stripe().faults(FaultRule.latency("*", MEDIAN_MILLIS, SPREAD));
        return shop;
    }

    DatabaseSettings settings() {
        return settings;
    }

    URI address() {
        return address;
    }

    SandboxControl stripe() {
        return new SandboxControl(address, KEY);
    }

    /** The product's way to it, at the limits of live mode. */
    static StripeSide stripeSide(URI address) {
        return StripeSide.of(new StripeSettings(KEY, address).withPace(PaceLimits.live()));
    }

    /**
     * Requests that were turned away, and all.
     *
     * @param payouts of those that were turned away
     */
    record TurnedAway(long payouts, long number, long of) {}

    TurnedAway turnedAway() {
        List<SandboxRequest> all = stripe().requests();
        List<SandboxRequest> away =
                all.stream().filter(request -> request.status() == 429).toList();
        long payouts = away.stream()
                .filter(request -> request.path().equals("/v1/payouts"))
                .count();
        return new TurnedAway(payouts, away.size(), all.size());
    }

    @Override
    public void close() {
        TestPostgres.drop(settings);
    }
}
