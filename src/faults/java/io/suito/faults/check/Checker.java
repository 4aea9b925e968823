package io.suito.faults.check;

import io.suito.app.Backoffice;
import io.suito.app.StripeSide;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.market.Seller;
import io.suito.faults.oracle.Adjustment;
import io.suito.faults.oracle.Expected;
import io.suito.faults.oracle.IndependentCalculation;
import io.suito.faults.oracle.PayoutRules;
import io.suito.ledger.DriftCheck;
import io.suito.payouts.RunControls;
import io.suito.sandbox.SandboxControl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The invariant: per payout item at most one transfer and one payout that stand, of the exact amount; nothing at Stripe
 * without an item; what Stripe holds equals what the independent calculation says and what the ledger says; stored
 * balances equal recomputed ones; everything has ended.
 *
 * <p>The same for the product and for its mutants: it knows neither.
 */
public final class Checker {
    private final Backoffice backoffice;
    private final StripeSide stripeSide;
    private final SandboxControl stripe;
    private final List<Seller> sellers;
    private final Instant asOf;

    /**
     * A checker of one finished trial.
     *
     * @param asOf the cut-off for the independent calculation
     */
    public Checker(
            Backoffice backoffice, StripeSide stripeSide, SandboxControl stripe, List<Seller> sellers, Instant asOf) {
        this.backoffice = backoffice;
        this.stripeSide = stripeSide;
        this.stripe = stripe;
        this.sellers = List.copyOf(sellers);
        this.asOf = asOf;
    }

    /** Everything that is wrong after a first run. */
    public Findings check() {
        Findings findings = new Findings();
        List<Item> items = items();
        StripeHoldings holdings = StripeHoldings.read(stripe);
        check(holdings, items, findings);
        Expected expected = calculate();
        for (Seller seller : sellers) {
            new OneSeller(backoffice.transactions(), holdings, expected, findings).check(seller, items);
        }
        controls(findings);
        return findings;
    }

    /** Everything that is wrong after however many runs, but for what the partners were owed. */
    Findings checkManyRuns() {
        Findings findings = new Findings();
        check(StripeHoldings.read(stripe), items(), findings);
        return findings;
    }

    private void check(StripeHoldings holdings, List<Item> items, Findings findings) {
        new AtStripe(holdings, items, sellers, findings).check();
        new HeldBack(backoffice.transactions(), findings).check();
        ended(findings);
        new DriftCheck(backoffice.transactions())
                .find()
                .forEach(drift -> findings.add(Kind.OTHER, "stored balance drifts: " + drift));
    }

    private List<Item> items() {
        return backoffice.transactions().call(tx -> tx.sql("""
                        select id, partner_id, stripe_account_id, amount, state, round, transfer_id, payout_id
                          from backoffice.payout_items order by id""").list(Item.class));
    }

    private Expected calculate() {
        List<Adjustment> corrections = sellers.stream()
                .filter(seller -> seller.role().correction() != 0)
                .map(seller -> new Adjustment(seller.partner(), seller.role().correction()))
                .toList();
        try (Connection connection = backoffice.dataSource().getConnection()) {
            return IndependentCalculation.of(connection, PayoutRules.usual(asOf, Instant.EPOCH), corrections);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ended(Findings findings) {
        none(findings, "command", """
                select id || ' ' || step || ' ' || state from backoffice.stripe_commands
                 where state not in ('succeeded', 'failed')""");
        none(findings, "run", "select run_id || ' ' || state from public.payout_runs where state <> 'completed'");
        none(findings, "request", """
                select id || ' ' || kind || ' ' || status from backoffice.requests
                 where status not in ('done', 'refused')""");
    }

    private void none(Findings findings, String what, String query) {
        backoffice
                .transactions()
                .call(tx -> tx.sql(query).list(String.class))
                .forEach(row -> findings.add(Kind.STUCK, what + " not ended: " + row));
    }

    private void controls(Findings findings) {
        RunControls controls = new RunControls(backoffice.transactions(), stripeSide.reader());
        for (UUID run : backoffice
                .transactions()
                .call(tx -> tx.sql("select run_id from public.payout_runs").list(UUID.class))) {
            RunControls.Controls totals = controls.check(run);
            if (!totals.agrees()) {
                findings.add(Kind.OTHER, "control totals of the run do not agree: " + totals);
            }
        }
    }
}
