package io.suito.app;

import io.suito.app.demo.DemoAccount;
import io.suito.app.demo.DemoData;
import io.suito.app.demo.DemoSize;
import io.suito.app.demo.DemoSummary;
import io.suito.sandbox.AccountState;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.Seed;
import io.suito.stripe.StripeBinding;
import io.suito.stripe.StripeSettings;
import io.suito.text.Refusal;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fills an empty database with the demo marketplace, and the sandbox with its accounts and payments; what a platform's
 * staff would have done goes through requests and jobs, as theirs would.
 */
public final class DemoSetup {
    private static final int BATCH = 20_000;

    private final Workplace office;
    private final Progress progress;

    /** Is told how far it is: a key of the message bundle and its arguments. */
    @FunctionalInterface
    public interface Progress {
        void tell(String key, Object... arguments);
    }

    public DemoSetup(Workplace office, Progress progress) {
        this.office = office;
        this.progress = progress;
    }

    /** Whether there is neither partner nor order. */
    public boolean isEmpty() {
        return office.backoffice().transactions().call(tx -> tx.sql("""
                        select not exists (select from public.partners) and not exists (select from public.orders)""").one(Boolean.class));
    }

    /**
     * Fills.
     *
     * @throws Refusal {@code demo.not_empty}, {@code demo.live}, {@code stripe.*}
     */
    public DemoSummary fill(DemoSize size) {
        refuseLive();
        if (!isEmpty()) {
            throw new Refusal("demo.not_empty");
        }
        Instant now = office.backoffice()
                .transactions()
                .call(tx -> tx.sql("select backoffice.clock()").one(Instant.class));
        DemoData data = new DemoData(size, now);
        // Stripe first: it does not mind hearing the same twice, so a program that dies in between can begin again.
        Optional<SandboxControl> sandbox = sandbox();
        sandbox.ifPresent(control -> seed(control, data));
        if (sandbox.isEmpty()) {
            progress.tell("demo.not_seeded");
        }
        DemoSummary summary = write(data);
        sandbox.ifPresent(control -> fund(control, summary));
        settle(summary);
        return summary;
    }

    private void refuseLive() {
        boolean bound =
                StripeBinding.livemode(office.backoffice().transactions()).orElse(false);
        if (bound || office.stripeSettings().filter(StripeSettings::livemode).isPresent()) {
            throw new Refusal("demo.live");
        }
    }

    /** The sandbox's controls, where the API base is one. */
    private Optional<SandboxControl> sandbox() {
        return office.stripeSettings()
                .map(stripe -> new SandboxControl(stripe.apiBase(), stripe.secretKey()))
                .filter(DemoSetup::answers);
    }

    private static boolean answers(SandboxControl control) {
        try {
            return control.now().isAfter(Instant.EPOCH);
        } catch (UncheckedIOException | IllegalStateException | tools.jackson.core.JacksonException e) {
            return false;
        }
    }

    private void seed(SandboxControl control, DemoData data) {
        progress.tell("demo.seeding");
        Instant opened = data.ledgerStartsAt();
        inBatches(control, data.accounts().map(account -> account(account, opened)));
        data.accounts()
                .filter(account -> !account.payoutsEnabled())
                .forEach(account ->
                        control.account(account.accountId(), AccountState.payoutsDisabled("requirements.past_due")));
        inBatches(
                control,
                data.payments()
                        .map(payment -> new Seed.Payment(
                                payment.paymentIntentId(),
                                payment.chargeId(),
                                payment.amount(),
                                payment.createdAt(),
                                null,
                                Map.of("order_id", payment.orderId().toString()))));
    }

    private static Seed account(DemoAccount account, Instant opened) {
        return new Seed.Account(
                account.accountId(),
                account.email(),
                opened,
                Map.of("partner_id", account.partnerId().toString(), "partner_name", account.partnerName()));
    }

    private static void inBatches(SandboxControl control, Stream<? extends Seed> history) {
        List<Seed> batch = new ArrayList<>();
        for (Iterator<? extends Seed> all = history.iterator(); all.hasNext(); ) {
            batch.add(all.next());
            if (batch.size() == BATCH || !all.hasNext()) {
                control.seed(batch.stream());
                batch.clear();
            }
        }
    }

    private DemoSummary write(DemoData data) {
        progress.tell("demo.writing");
        try (Connection connection = office.backoffice().unpooled().getConnection()) {
            connection.setAutoCommit(false);
            DemoSummary summary = data.writeTo(connection);
            cutOver(connection, data.ledgerStartsAt());
            connection.commit();
            return summary;
        } catch (SQLException e) {
            throw new Refusal(e, "db.connection_lost");
        }
    }

    /** As the migration of a platform with these orders would have set it. */
    private static void cutOver(Connection connection, Instant start) throws SQLException {
        try (PreparedStatement cutOver = connection.prepareStatement("""
                with moved as (
                  update backoffice.cutover set ledger_starts_at = ?, watched_from = ? returning ledger_starts_at)
                insert into backoffice.former_open_orders
                select o.id, o.payment_status = 'paid' from public.orders o cross join moved m
                 where o.created_at < m.ledger_starts_at
                   and not (o.payment_status = 'paid' and o.updated_at < m.ledger_starts_at)""")) {
            cutOver.setObject(1, start.atOffset(ZoneOffset.UTC));
            cutOver.setObject(2, start.atOffset(ZoneOffset.UTC));
            cutOver.executeUpdate();
        }
    }

    private void settle(DemoSummary summary) {
        progress.tell("demo.posting");
        office.ask("job.post-sales", Map.of(), "demo");
        office.ask("job.release-deliveries", Map.of(), "demo");
        summary.holds()
                .forEach(hold -> office.ask("partner.hold", Map.of("partner_id", hold.partnerId()), hold.text()));
        summary.debts()
                .forEach(debt -> office.ask(
                        "ledger.adjust", Map.of("partner_id", debt.partnerId(), "yen", -debt.yen()), debt.text()));
        progress.tell("demo.syncing");
        office.ask("job.account-sync", Map.of(), "demo");
    }

    /** Enough for everything that can ever become payable. */
    private void fund(SandboxControl control, DemoSummary summary) {
        long available = office.stripe().orElseThrow().reader().balance(null).available();
        if (available < summary.paidYen()) {
            control.fund(summary.paidYen() - available);
        }
    }
}
