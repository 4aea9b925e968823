package io.suito.app;

import io.suito.database.Transactions;
import io.suito.ledger.Deliveries;
import io.suito.ledger.DriftCheck;
import io.suito.ledger.Sales;
import io.suito.payouts.AccountSync;
import io.suito.payouts.Funds;
import io.suito.payouts.PayoutStatus;
import io.suito.payouts.RunControls;
import io.suito.payouts.RunSchedule;
import io.suito.payouts.WaitingMoney;
import io.suito.request.Request;
import io.suito.schedule.Jobs;
import io.suito.schedule.Jobs.Job;
import io.suito.stripe.StripeReader;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The jobs of this version, how often they run, and how much each would have to do. */
final class JobList {
    private JobList() {}

    /**
     * The jobs.
     *
     * @param stripe asked for when a job runs, never for looking at the list
     * @param bound the same, while the key is proved to belong to this database; may be refused with why it is not
     */
    static Jobs of(Backoffice backoffice, Supplier<StripeReader> stripe, Supplier<Optional<StripeReader>> bound) {
        Transactions transactions = backoffice.transactions();
        return new Jobs(
                transactions,
                List.of(
                        Job.every(
                                "post-sales",
                                Duration.ofMinutes(5),
                                () -> new Sales(transactions).post(stripe.get()),
                                () -> new Sales(transactions).waiting(),
                                true),
                        Job.every(
                                "release-deliveries",
                                Duration.ofMinutes(5),
                                () -> whatTimeReleases(backoffice),
                                () -> new Deliveries(transactions).waiting(),
                                false),
                        Job.every(
                                "account-sync",
                                Duration.ofHours(1),
                                () -> accounts(backoffice, stripe.get()).run(),
                                () -> Map.of("accounts", AccountSync.count(transactions)),
                                true),
                        Job.every(
                                "payout-status",
                                Duration.ofMinutes(10),
                                request -> payoutStatus(transactions, stripe.get(), request),
                                () -> Map.of("payouts", PayoutStatus.count(transactions)),
                                true),
                        Job.every(
                                "drift-check",
                                Duration.ofHours(24),
                                () -> driftCheck(transactions),
                                () -> Map.of("drifts", new DriftCheck(transactions).find()),
                                false),
                        Job.byCalendar(
                                "payout-run",
                                RunSchedule::nextLook,
                                () -> look(backoffice, bound),
                                () -> schedule(backoffice).wouldDo(),
                                false)));
    }

    /** Deliveries, and partners whose hold is over: both need nothing but the clock. */
    private static Deliveries.Outcome whatTimeReleases(Backoffice backoffice) {
        backoffice.transactions().run(backoffice.stops()::liftExpired);
        return new Deliveries(backoffice.transactions()).release();
    }

    /** What could not be done for want of Stripe stays in the queue, for an executor that can ask it. */
    private static RunSchedule.Look look(Backoffice backoffice, Supplier<Optional<StripeReader>> bound) {
        RunSchedule.Look look =
                schedule(backoffice).look(() -> bound.get().map(reader -> atStripe(backoffice.transactions(), reader)));
        look.leftToOthers().ifPresent(code -> {
            throw new Refusal(code);
        });
        return look;
    }

    private static RunSchedule schedule(Backoffice backoffice) {
        return new RunSchedule(backoffice.transactions(), backoffice.payoutRuns());
    }

    private static RunSchedule.AtStripe atStripe(Transactions transactions, StripeReader stripe) {
        return new RunSchedule.AtStripe() {
            @Override
            public void postAndRelease() {
                new Sales(transactions).post(stripe);
                new Deliveries(transactions).release();
            }

            @Override
            public void refreshFunds() {
                new Funds(transactions, stripe).refresh();
            }
        };
    }

    private static AccountSync accounts(Backoffice backoffice, StripeReader stripe) {
        Transactions transactions = backoffice.transactions();
        return new AccountSync(transactions, stripe, new Funds(transactions, stripe));
    }

    /**
     * A person who asks wants to know now, also what the schedule would ask about later; the {@code run_id} that is
     * named is compared in any case.
     */
    private static Map<String, Object> payoutStatus(Transactions transactions, StripeReader stripe, Request request) {
        boolean all = !Jobs.isBySchedule(request);
        String named = request.optional("run_id");
        PayoutStatus.Outcome payouts = new PayoutStatus(transactions, stripe).run(all);
        RunControls.Outcome controls =
                new RunControls(transactions, stripe).checkDue(all, named == null ? null : request.id("run_id"));
        if (controls.checked() > 0) {
            // what was known of the balance was read before these runs had been paid
            new Funds(transactions, stripe).refresh();
        }
        Map<String, Object> outcome = new HashMap<>();
        outcome.put("payouts", payouts);
        outcome.put("controls", Map.of("checked", controls.checked(), "differing", controls.differing()));
        if (controls.named() != null) {
            outcome.put("run", controls.named());
        }
        return outcome;
    }

    private static Map<String, Object> driftCheck(Transactions transactions) {
        return Map.of("drifts", new DriftCheck(transactions).run(), "waiting", new WaitingMoney(transactions).check());
    }
}
