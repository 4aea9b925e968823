package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Configuration;
import io.suito.app.Executor;
import io.suito.app.PasswordPrompt;
import io.suito.app.SuitoHome;
import io.suito.app.Workplace;
import io.suito.payouts.Run;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** While Stripe cannot be reached, or does not take the key, everything that needs no Stripe is done all the same. */
@Execution(ExecutionMode.CONCURRENT)
class StripeAwayTest {
    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @AfterEach
    void close() {
        desk.close();
    }

    private String requests(String kind) {
        return String.join(
                ",", shop.values(String.class, "select status from backoffice.requests where kind = '" + kind + "'"));
    }

    private void everythingThatNeedsNoStripeIsDone() {
        UUID partner = shop.partner();

        assertThat(desk.run("ledger", "adjust", partner.toString(), "4000", "--reason", "x", "--yes"))
                .as(desk.err())
                .isZero();
        assertThat(desk.run("payouts", "plan", "--reason", "x", "--yes"))
                .as(desk.err())
                .isZero();
        String run = shop.value(String.class, "select cast(run_id as text) from public.payout_runs");
        assertThat(desk.run("payouts", "discard", run, "--reason", "x", "--yes"))
                .as(desk.err())
                .isZero();
        assertThat(desk.run("partners", "hold", partner.toString(), "--reason", "fraud?", "--yes"))
                .as(desk.err())
                .isZero();
        assertThat(desk.run("jobs", "run", "release-deliveries")).as(desk.err()).isZero();

        assertThat(shop.value(String.class, "select stop_reason from public.partners where id = '" + partner + "'"))
                .isEqualTo("staff_hold");
    }

    @Test
    void a_hold_is_set_and_the_books_are_kept_while_stripe_does_not_answer_and_what_needs_it_waits() {
        desk.with("SUITO_STRIPE_API_BASE", "http://127.0.0.1:1");

        everythingThatNeedsNoStripeIsDone();
        assertThat(desk.refused("jobs", "run", "account-sync")).isEqualTo("stripe.unreachable");

        assertThat(requests("job.account-sync")).isEqualTo("queued");
        shop.startExecutor();
        Marketplace.await(
                "carried out later", () -> requests("job.account-sync").equals("done"));
    }

    @Test
    void a_hold_is_set_with_a_key_that_stripe_does_not_take() {
        desk.with("STRIPE_SECRET_KEY", "sk_test_wrong");

        everythingThatNeedsNoStripeIsDone();
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("stripe.key_rejected");
    }

    @Test
    void a_run_is_stopped_while_stripe_does_not_answer() {
        shop.startExecutor();
        Run run = shop.plan(List.of(shop.partnerWith(4_000)));
        shop.stripe().fund(100_000);
        shop.stripe()
                .faults(io.suito.sandbox.FaultRule.of("POST /v1/transfers", io.suito.sandbox.FaultKind.RATE_LIMIT));
        shop.execute(run);
        shop.stopExecutor();
        desk.with("SUITO_STRIPE_API_BASE", "http://127.0.0.1:1");

        assertThat(desk.run("payouts", "pause", run.runId().toString(), "--reason", "look", "--yes"))
                .as(desk.err())
                .isZero();

        assertThat(shop.backoffice.runReports().get(run.runId()).state()).isEqualTo("paused");
    }

    @Test
    void nothing_at_all_is_done_with_a_key_that_belongs_elsewhere() {
        UUID partner = shop.partner();
        shop.update("insert into backoffice.stripe_binding (account_id, livemode) values ('acct_other', false)");

        assertThat(desk.refused("partners", "hold", partner.toString(), "--reason", "x", "--yes"))
                .isEqualTo("stripe.account_mismatch");

        assertThat(shop.value(Long.class, "select count(*) from backoffice.requests"))
                .isZero();
        assertThat(shop.value(Long.class, "select count(*) from backoffice.partner_stops"))
                .isZero();
    }

    @Test
    void the_key_is_tried_again_until_stripe_answers() {
        AtomicBoolean away = new AtomicBoolean(true);
        try (StripeProxy proxy = new StripeProxy(shop.sandbox.baseUri())) {
            proxy.before(request -> !away.get());
            desk.with("SUITO_STRIPE_API_BASE", proxy.baseUri().toString());
            Configuration configuration = Configuration.load(new SuitoHome(shop.home), desk.environment());
            try (Workplace office = Workplace.configured(configuration, PasswordPrompt.NOBODY)) {
                Executor executor = office.act().orElseThrow();
                UUID sync = shop.backoffice.requests().ask("job.account-sync", java.util.Map.of(), null);
                Marketplace.await("told", () -> executor.obstacle().isPresent());
                assertThat(shop.backoffice.requests().find(sync).status()).isEqualTo("queued");

                away.set(false);

                Marketplace.await("sends", executor::isSending);
                Marketplace.await(
                        "what waited is done",
                        () -> shop.backoffice.requests().find(sync).status().equals("done"));
                assertThat(executor.obstacle()).isEmpty();
            }
        }
    }

    @Test
    void a_key_that_turns_out_to_belong_elsewhere_ends_all_work_of_the_process() {
        AtomicBoolean away = new AtomicBoolean(true);
        shop.update("insert into backoffice.stripe_binding (account_id, livemode) values ('acct_other', false)");
        try (StripeProxy proxy = new StripeProxy(shop.sandbox.baseUri())) {
            proxy.before(request -> !away.get());
            desk.with("SUITO_STRIPE_API_BASE", proxy.baseUri().toString());
            Configuration configuration = Configuration.load(new SuitoHome(shop.home), desk.environment());
            try (Workplace office = Workplace.configured(configuration, PasswordPrompt.NOBODY)) {
                Executor executor = office.act().orElseThrow();
                away.set(false);

                Marketplace.await("told", () -> {
                    try {
                        executor.requireAlive();
                        return false;
                    } catch (io.suito.text.Refusal e) {
                        return e.code().equals("stripe.account_mismatch");
                    }
                });
            }
        }
    }
}
