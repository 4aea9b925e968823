package io.suito.app;

import io.suito.database.Database;
import io.suito.database.DatabaseSettings;
import io.suito.database.Transactions;
import io.suito.ledger.Ledger;
import io.suito.payouts.PayoutItems;
import io.suito.payouts.PayoutRuns;
import io.suito.payouts.RunReports;
import io.suito.payouts.Stops;
import io.suito.request.Requests;
import io.suito.stripe.StripeCommands;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The program without a face: the database and every service, made once and by hand. What needs Stripe hangs on
 * {@link StripeSide}; what acts is the {@link Executor}.
 */
public final class Backoffice implements AutoCloseable {
    private final Database database;
    private final StripeCommands commands = new StripeCommands();
    private final Ledger ledger = new Ledger();

    private Backoffice(Database database) {
        this.database = database;
    }

    /** Connects. @throws io.suito.text.Refusal {@code db.unreachable}, {@code db.login} */
    public static Backoffice open(DatabaseSettings settings) {
        return open(settings, UnaryOperator.identity());
    }

    /**
     * As {@link #open(DatabaseSettings)}, with something between us and the pool: fault proofs count and halt there.
     */
    public static Backoffice open(DatabaseSettings settings, UnaryOperator<DataSource> between) {
        return new Backoffice(Database.open(settings, Entities.ALL, between));
    }

    public Transactions transactions() {
        return database.transactions();
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    /** Asking for changes. */
    public Requests requests() {
        return new Requests(transactions());
    }

    /** Reading runs and items. */
    public RunReports runReports() {
        return new RunReports(transactions());
    }

    Ledger ledger() {
        return ledger;
    }

    StripeCommands commands() {
        return commands;
    }

    PayoutRuns payoutRuns() {
        return new PayoutRuns(commands, ledger);
    }

    PayoutItems payoutItems() {
        return new PayoutItems(commands, ledger);
    }

    Stops stops() {
        return new Stops();
    }

    /** Makes this process an executor: it carries out requests and jobs, and sends when it is its turn. */
    public Executor startExecutor(StripeSide stripe, Path home) {
        return Executor.start(this, stripe, home);
    }

    @Override
    public void close() {
        database.close();
    }
}
