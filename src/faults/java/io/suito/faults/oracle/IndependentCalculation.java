package io.suito.faults.oracle;

import io.suito.faults.oracle.Expected.Obstacle;
import io.suito.faults.oracle.Expected.Reason;
import io.suito.faults.oracle.Expected.Standing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a first payout run must pay how much, worked out from the orders alone: rows are read and added up one by one,
 * in the plainest way, with nothing of the product. It looks at no ledger, so whatever the product posts, reserves or
 * settles wrongly cannot deceive it.
 *
 * <p>It speaks of the <em>first</em> run: nothing has been paid out since the ledger starts, and no order has been
 * refunded since. Only orders whose status is {@code paid} count.
 */
public final class IndependentCalculation {
    private static final Duration RELEASE = Duration.ofDays(7);
    private static final long LEAST_FEE = 150;

    private final Connection connection;
    private final PayoutRules rules;
    private final Map<UUID, UUID> partnerOfUser = new HashMap<>();
    private final Map<UUID, Purse> purses = new TreeMap<>();
    private final Map<UUID, Obstacle> unposted = new TreeMap<>();

    private IndependentCalculation(Connection connection, PayoutRules rules) {
        this.connection = connection;
        this.rules = rules;
    }

    /** One partner's money in yen while it is added up. */
    private static final class Purse {
        private long available;
        private long maturing;
        private long pending;
    }

    /**
     * Reads the tables and works out what is due.
     *
     * @param connection to a migrated database; with auto-commit off, orders are fetched in portions
     * @param adjustments everything posted by hand until the cut-off
     */
    public static Expected of(Connection connection, PayoutRules rules, List<Adjustment> adjustments)
            throws SQLException {
        IndependentCalculation calculation = new IndependentCalculation(connection, rules);
        calculation.readUsers();
        calculation.readOrders();
        for (Adjustment adjustment : adjustments) {
            calculation.purse(adjustment.partnerId()).available += adjustment.yen();
        }
        return calculation.judge();
    }

    /** Six per cent of the total, half a yen rounded up, at least ¥150; also where that is more than the total. */
    public static long fee(long total) {
        long hundredths = total * 6;
        long yen = hundredths / 100;
        if (hundredths % 100 >= 50) {
            yen = yen + 1;
        }
        return yen < LEAST_FEE ? LEAST_FEE : yen;
    }

    private void readUsers() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, partner_id FROM public.users")) {
            while (row.next()) {
                UUID partner = row.getObject("partner_id", UUID.class);
                if (partner != null) {
                    partnerOfUser.put(row.getObject("id", UUID.class), partner);
                }
            }
        }
    }

    private void readOrders() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery("SELECT id, seller_id, total, payment_status, payment_txid,"
                    + " stripe_payment_intent_id, delivery_completed_at, created_at FROM public.orders")) {
                while (row.next()) {
                    readOrder(row);
                }
            }
        }
    }

    private void readOrder(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        Instant created = instant(row, "created_at");
        boolean counts = "paid".equals(row.getString("payment_status"))
                && total > 0
                && created != null
                && !created.isBefore(rules.ledgerStartsAt());
        if (!counts) {
            return;
        }
        UUID order = row.getObject("id", UUID.class);
        UUID seller = row.getObject("seller_id", UUID.class);
        UUID partner = seller == null ? null : partnerOfUser.get(seller);
        if (partner == null) {
            unposted.put(order, Obstacle.NO_PARTNER);
        } else if (!isPaymentIntent(row.getString("payment_txid"))
                && !isPaymentIntent(row.getString("stripe_payment_intent_id"))) {
            unposted.put(order, Obstacle.NO_PAYMENT_INTENT);
        } else {
            put(purse(partner), total - fee(total), instant(row, "delivery_completed_at"));
        }
    }

    private void put(Purse purse, long net, @Nullable Instant delivered) {
        if (delivered == null) {
            purse.pending += net;
        } else if (delivered.plus(RELEASE).isAfter(rules.asOf())) {
            purse.maturing += net;
        } else {
            purse.available += net;
        }
    }

    private Expected judge() throws SQLException {
        Set<UUID> stopped = readStops();
        Map<UUID, Standing> standings = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, stripe_account_id, stripe_payouts_enabled FROM public.partners")) {
            while (row.next()) {
                UUID partner = row.getObject("id", UUID.class);
                Purse purse = purses.get(partner);
                if (purse != null) {
                    standings.put(partner, standing(purse, row, stopped.contains(partner)));
                }
            }
        }
        return new Expected(standings, unposted);
    }

    private Standing standing(Purse purse, ResultSet partner, boolean stopped) throws SQLException {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (stopped) {
            reasons.add(Reason.STOPPED);
        }
        if (partner.getString("stripe_account_id") == null) {
            reasons.add(Reason.NO_ACCOUNT);
        } else if (!partner.getBoolean("stripe_payouts_enabled")) {
            reasons.add(Reason.PAYOUTS_DISABLED);
        }
        if (purse.available < rules.minimum()) {
            reasons.add(Reason.BELOW_MINIMUM);
        }
        Standing standing = new Standing(purse.available, purse.maturing, purse.pending, reasons);
        if (standing.debt() > rules.debtLimit()) {
            reasons.add(Reason.DEBT_OVER_LIMIT);
        }
        return standing;
    }

    /** Stops that nobody lifted and that did not expire by the cut-off. */
    private Set<UUID> readStops() throws SQLException {
        Set<UUID> stopped = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT partner_id, lifted_at, expires_at FROM backoffice.partner_stops")) {
            while (row.next()) {
                Instant expires = instant(row, "expires_at");
                boolean expired = expires != null && !expires.isAfter(rules.asOf());
                if (row.getString("lifted_at") == null && !expired) {
                    stopped.add(row.getObject("partner_id", UUID.class));
                }
            }
        }
        return stopped;
    }

    private Purse purse(UUID partner) {
        return purses.computeIfAbsent(partner, p -> new Purse());
    }

    private static boolean isPaymentIntent(@Nullable String id) {
        return id != null && id.startsWith("pi_");
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
