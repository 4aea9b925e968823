package io.suito.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The platform databases that migrations are tried on contain the difficulties that their headers promise. */
class PlatformFixturesTest {
    @Test
    void theRailsLikeDatabaseHasIntegersNakedTimestampsAndViewsOnViews() throws IOException, SQLException {
        try (Connection connection = load("rails-like")) {
            assertThat(number(connection, "SELECT count(*) FROM orders")).isEqualTo(124);
            assertThat(text(connection, "SELECT min(created_at) || ' ' || max(created_at) FROM orders"))
                    .isEqualTo("2026-03-02 01:10:00 2026-11-09 22:10:00");
            assertThat(type(connection, "orders.total")).isEqualTo("integer");
            assertThat(type(connection, "orders.created_at")).isEqualTo("timestamp without time zone");
            assertThat(number(connection, "SELECT sum(total) FROM recent_sales"))
                    .isEqualTo(number(connection, "SELECT sum(total) FROM partner_sales"))
                    .isGreaterThan(500_000);
            assertThat(number(connection, "SELECT count(*) FROM daily_sales")).isGreaterThan(90);
            assertThat(text(connection, "SELECT has_table_privilege('platform_reporting', 'partner_sales', 'SELECT')"))
                    .isEqualTo("t");
            assertThat(text(connection, "SELECT obj_description('partner_sales'::regclass)"))
                    .isNotBlank();
            assertThat(statuses(connection)).isEqualTo("cancelled,failed,paid,pending,refunded");
        }
    }

    @Test
    void theHalfLedgersPaidRowsAddUpToNothingAndItsOpenRowsToWhatIsOwed() throws IOException, SQLException {
        try (Connection connection = load("half-ledger")) {
            assertThat(number(connection, "SELECT count(*) FROM orders")).isEqualTo(150);
            assertThat(text(connection, "SELECT min(created_at) || ' ' || max(created_at) FROM orders"))
                    .isEqualTo("2026-03-02 11:25:00 2026-11-12 00:25:00");
            assertThat(number(
                            connection,
                            "SELECT count(*) FROM (SELECT partner_id FROM ledger WHERE status = 'paid'"
                                    + " GROUP BY partner_id HAVING sum(amount_cents) = 0) settled"))
                    .isEqualTo(6);
            assertThat(text(
                            connection,
                            "SELECT string_agg(DISTINCT type || ' ' || status, ', ' ORDER BY type || ' ' || status)"
                                    + " FROM ledger"))
                    .isEqualTo("payout paid, platform_fee available, platform_fee paid, platform_fee pending,"
                            + " refund available, sale available, sale paid, sale pending");
            assertThat(number(
                            connection,
                            "SELECT count(*) FROM ledger l JOIN orders o ON l.idempotency_key = 'sale-' || o.id"
                                    + " WHERE o.created_at >= '2026-10-01'"))
                    .isEqualTo(2);
            assertThat(number(connection, "SELECT count(*) FROM payout_runs WHERE total_payout_amount_cents > 0"))
                    .isEqualTo(4);
            assertThat(number(
                            connection,
                            "SELECT (SELECT sum(total_payout_amount_cents) FROM payout_runs)"
                                    + " + (SELECT sum(amount_cents) FROM ledger WHERE type = 'payout')"))
                    .isZero();
            assertThat(type(connection, "ledger.amount_cents")).isEqualTo("integer");
            assertThat(number(connection, "SELECT count(*) FROM big_orders")).isGreaterThan(30);
            assertThat(number(connection, "SELECT count(*) FROM partner_totals"))
                    .isGreaterThan(6);
        }
    }

    @Test
    void theNodeLikeDatabaseHasGapsAnEnumAndOtherSystemsTables() throws IOException, SQLException {
        try (Connection connection = load("node-like")) {
            assertThat(number(connection, "SELECT count(*) FROM orders")).isEqualTo(90);
            assertThat(text(
                            connection,
                            "SELECT min(created_at) AT TIME ZONE 'Asia/Tokyo' || ' '"
                                    + " || max(created_at) AT TIME ZONE 'Asia/Tokyo' FROM orders"))
                    .isEqualTo("2026-03-05 10:00:00 2026-11-16 07:00:00");
            assertThat(type(connection, "orders.payment_status")).isEqualTo("USER-DEFINED");
            assertThat(type(connection, "orders.total")).isEqualTo("bigint");
            assertThat(number(connection, "SELECT count(*) FROM orders WHERE seller_id IS NULL"))
                    .isEqualTo(6);
            assertThat(number(
                            connection,
                            "SELECT count(*) FROM orders o JOIN users u ON u.id = o.seller_id"
                                    + " WHERE u.partner_id IS NULL AND o.created_at >= '2026-10-01'"))
                    .isPositive();
            assertThat(number(connection, "SELECT count(*) FROM orders WHERE total IS NULL"))
                    .isEqualTo(2);
            assertThat(number(connection, "SELECT count(*) FROM orders WHERE payment_status IS NULL"))
                    .isEqualTo(1);
            assertThat(number(connection, "SELECT count(*) FROM \"OrderItem\"")).isEqualTo(90);
            assertThat(number(connection, "SELECT count(*) FROM \"paidOrders\""))
                    .isGreaterThan(50);
            assertThat(number(connection, "SELECT count(*) FROM bookings")).isEqualTo(40);
            assertThat(number(connection, "SELECT count(*) FROM organizations")).isEqualTo(3);
        }
    }

    @Test
    void everyPartnerOfEveryPlatformHasMaturedSalesOnBothSidesOfTheCutOver() throws IOException, SQLException {
        for (String name : new String[] {"rails-like", "half-ledger", "node-like"}) {
            try (Connection connection = load(name)) {
                String partners = "SELECT count(DISTINCT u.partner_id) FROM orders o JOIN users u ON u.id = o.seller_id"
                        + " WHERE o.payment_status = 'paid' AND o.delivery_completed_at < '2026-11-16'"
                        + " AND o.created_at %s '2026-10-01 09:00'";
                long all = number(connection, "SELECT count(*) FROM partners");
                assertThat(number(connection, partners.formatted("<"))).as(name).isEqualTo(all);
                assertThat(number(connection, partners.formatted(">=")))
                        .as(name)
                        .isEqualTo(all);
            }
        }
    }

    private static Connection load(String name) throws IOException, SQLException {
        Connection connection = TestPostgres.connect(TestPostgres.empty());
        try (InputStream in = Objects.requireNonNull(
                        PlatformFixturesTest.class.getResourceAsStream("/platform/" + name + ".sql"));
                Statement statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return connection;
    }

    private static String type(Connection connection, String column) throws SQLException {
        String[] parts = column.split("\\.", 2);
        return text(
                connection,
                "SELECT data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '"
                        + parts[0] + "' AND column_name = '" + parts[1] + "'");
    }

    private static String statuses(Connection connection) throws SQLException {
        return text(connection, "SELECT string_agg(DISTINCT payment_status, ',' ORDER BY payment_status) FROM orders");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
