package io.suito.app;

import io.suito.database.Database;
import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import io.suito.database.Transactions;
import io.suito.ledger.Ledger;
import io.suito.payouts.PartnerReports;
import io.suito.payouts.PayoutItems;
import io.suito.payouts.PayoutRuns;
import io.suito.payouts.RunReports;
import io.suito.payouts.Stops;
import io.suito.request.Requests;
import io.suito.schedule.Jobs;
import io.suito.stripe.StripeCommands;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The program without a face: the database and every service, made once and by hand. What needs Stripe hangs on
 * {@link StripeSide}; what acts is the {@link Executor}.
 */
public final class Backoffice implements AutoCloseable {
    private final DatabaseSettings settings;
    private final Database database;
    private final StripeCommands commands = new StripeCommands();
    private final Ledger ledger = new Ledger();

    private Backoffice(DatabaseSettings settings, Database database) {
        this.settings = settings;
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
        return new Backoffice(settings, Database.open(settings, Entities.ALL, between));
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

    /** Reading partners. */
    public PartnerReports partnerReports() {
        return new PartnerReports(transactions());
    }

    /** The jobs, to be looked at; running them is the executor's. */
    public Jobs jobs() {
        return JobList.of(
                this,
                () -> {
                    throw new IllegalStateException("jobs are run by executors");
                },
                Optional::empty);
    }

    /** Migrations of this database; they have connections of their own, without the pool's time limits. */
    public Migrations migrations(Consumer<String> progress) {
        return new Migrations(settings.unpooled(), progress);
    }

    /** Connections that live as long as one piece of work, without the pool's time limits. */
    public DataSource unpooled() {
        return settings.unpooled();
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

    /** The program is about to end: a database that is away is not waited for any more. */
    void hurry() {
        database.hurry();
    }

    /** As {@link #startExecutor}, also while Stripe does not answer: then it does what needs no Stripe. */
    public Executor startExecutorEvenWithoutStripe(StripeSide stripe, Path home) {
        return Executor.startEvenWithoutStripe(this, stripe, home);
    }

    @Override
    public void close() {
        database.close();
    }
}
