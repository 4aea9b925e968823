package io.suito.app.demo;

import io.suito.app.demo.PartnerNames.Names;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the generated rows into the shared tables, one table after the other, and counts while doing so. */
final class DemoWriter {
    private static final String PARTNERS = "id, name, name_kana, email, stripe_account_id, payouts_enabled, debt_cents,"
            + " stop_reason, stripe_onboarding_completed, stripe_details_submitted, stripe_payouts_enabled,"
            + " stripe_charges_enabled, stripe_account_updated_at, created_at, updated_at";
    private static final String USERS = "id, email, partner_id, created_at, updated_at";
    private static final String BANK_ACCOUNTS = "id, partner_id, bank_code, branch_code, account_type, account_number,"
            + " account_holder_kana, created_at, updated_at";
    private static final String ORDERS = "id, order_number, seller_id, total, payment_status, delivery_status,"
            + " payment_txid, stripe_payment_intent_id, stripe_charge_id, delivery_completed_at, created_at, updated_at";
    private static final int BUYERS_PER_PARTNER = 2;

    private final Connection connection;
    private final DemoSize size;
    private final Instant now;
    private final Map<String, Long> byPaymentStatus = new TreeMap<>();
    private long paidYen;

    DemoWriter(Connection connection, DemoSize size, Instant now) {
        this.connection = connection;
        this.size = size;
        this.now = now;
    }

    /** Locks out a second writer, then looks: demo data never mix with anything else. */
    void refuseUnlessEmpty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE partners, users, orders IN SHARE ROW EXCLUSIVE MODE");
            try (ResultSet found =
                    statement.executeQuery("SELECT EXISTS (SELECT 1 FROM partners) OR EXISTS (SELECT 1 FROM orders)")) {
                found.next();
                if (found.getBoolean(1)) {
                    throw new Refusal("demo.not_empty");
                }
            }
        }
    }

    void partners(Partners partners) throws SQLException {
        try (CopyTable table = new CopyTable(connection, "partners", PARTNERS)) {
            for (Iterator<DemoPartner> all = partners.all().iterator(); all.hasNext(); ) {
                partner(table, all.next());
            }
            table.end();
        }
    }

    private void partner(CopyTable table, DemoPartner p) throws SQLException {
        Names names = p.names();
        boolean account = p.stripeAccountId() != null;
        @Nullable
        Instant synced = account ? now.minus(Duration.ofMinutes(p.id().getLeastSignificantBits() & 1023)) : null;
        boolean payouts = p.payoutsEnabled();
        table.row(
                p.id(),
                names.name(),
                names.kana(),
                names.email(),
                p.stripeAccountId(),
                payouts,
                0,
                null,
                account,
                account,
                payouts,
                account,
                synced,
                p.createdAt(),
                p.updatedAt());
    }

    /** A seller for each partner, and buyers, who belong to none. */
    long users(Partners partners) throws SQLException {
        try (CopyTable table = new CopyTable(connection, "users", USERS)) {
            for (Iterator<DemoPartner> all = partners.all().iterator(); all.hasNext(); ) {
                DemoPartner p = all.next();
                table.row(p.userId(), p.names().email(), p.id(), p.createdAt(), p.createdAt());
            }
            for (long i = 0; i < (long) size.partners() * BUYERS_PER_PARTNER; i++) {
                Dice dice = new Dice(size.seed(), "buyer", i);
                Instant created = now.minus(Duration.ofMinutes(dice.between(60, 500 * 1440)));
                table.row(dice.uuid(), "buyer." + (i + 1) + "@example.jp", null, created, created);
            }
            return table.end();
        }
    }

    long bankAccounts(Partners partners) throws SQLException {
        List<List<String>> branches = Words.columns("bank-branches.csv");
        try (CopyTable table = new CopyTable(connection, "partner_bank_accounts", BANK_ACCOUNTS)) {
            for (Iterator<DemoPartner> all =
                            partners.all().filter(DemoPartner::hasBankAccount).iterator();
                    all.hasNext(); ) {
                bankAccount(table, all.next(), branches);
            }
            return table.end();
        }
    }

    private void bankAccount(CopyTable table, DemoPartner p, List<List<String>> branches) throws SQLException {
        Dice dice = new Dice(size.seed(), "bank", p.id().getMostSignificantBits());
        List<String> branch = dice.oneOf(branches);
        table.row(
                dice.uuid(),
                p.id(),
                branch.get(0),
                branch.get(1),
                dice.chance(900) ? "ordinary" : "current",
                String.valueOf(dice.between(1_000_000, 9_999_999)),
                p.names().holderKana(),
                p.createdAt(),
                p.createdAt());
    }

    void orders(Orders orders, Partners partners) throws SQLException {
        try (CopyTable table = new CopyTable(connection, "orders", ORDERS)) {
            for (Iterator<DemoOrder> all = orders.all().iterator(); all.hasNext(); ) {
                DemoOrder o = all.next();
                order(table, o, partners);
                byPaymentStatus.merge(o.paymentStatus(), 1L, Long::sum);
                paidYen += o.paymentStatus().equals("paid") ? o.total() : 0;
            }
            table.end();
        }
    }

    private static void order(CopyTable table, DemoOrder o, Partners partners) throws SQLException {
        table.row(
                o.id(),
                o.number(),
                partners.userIdOfRank(o.sellerRank()),
                o.total(),
                o.paymentStatus(),
                o.deliveryStatus(),
                o.known().txid(),
                o.known().paymentIntentId(),
                o.known().chargeId(),
                o.deliveredAt(),
                o.createdAt(),
                o.updatedAt());
    }

    Map<String, Long> ordersByPaymentStatus() {
        return byPaymentStatus;
    }

    /** In yen. */
    long paidYen() {
        return paidYen;
    }
}
