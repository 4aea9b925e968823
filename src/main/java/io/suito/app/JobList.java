package io.suito.app;

import io.suito.ledger.Deliveries;
import io.suito.ledger.DriftCheck;
import io.suito.ledger.Sales;
import io.suito.payouts.AccountSync;
import io.suito.payouts.Funds;
import io.suito.payouts.PayoutStatus;
import io.suito.payouts.RunControls;
import io.suito.payouts.WaitingMoney;
import io.suito.schedule.Jobs;
import io.suito.schedule.Jobs.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The jobs of this version and how often they run. */
final class JobList {
    private JobList() {}

    static Jobs of(Backoffice backoffice, StripeSide stripe) {
        Sales sales = new Sales(backoffice.transactions());
        Deliveries deliveries = new Deliveries(backoffice.transactions());
        Funds funds = new Funds(backoffice.transactions(), stripe.reader());
        AccountSync accounts = new AccountSync(backoffice.transactions(), stripe.reader(), funds, backoffice.stops());
        PayoutStatus payouts = new PayoutStatus(backoffice.transactions(), stripe.reader());
        DriftCheck drift = new DriftCheck(backoffice.transactions());
        RunControls controls = new RunControls(backoffice.transactions(), stripe.reader());
        WaitingMoney waiting = new WaitingMoney(backoffice.transactions());
        return new Jobs(
                backoffice.transactions(),
                List.of(
                        new Job("post-sales", Duration.ofMinutes(5), () -> sales.post(stripe.reader())),
                        new Job("release-deliveries", Duration.ofMinutes(5), deliveries::release),
                        new Job("account-sync", Duration.ofHours(1), accounts::run),
                        new Job(
                                "payout-status",
                                Duration.ofMinutes(10),
                                () -> Map.of("payouts", payouts.run(), "controls", controls.checkDue())),
                        new Job(
                                "drift-check",
                                Duration.ofHours(24),
                                () -> Map.of("drifts", drift.run(), "waiting", waiting.check()))));
    }
}
