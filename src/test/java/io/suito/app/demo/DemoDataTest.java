package io.suito.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private static final Instant NOW = Instant.parse("2026-11-20T07:30:00Z");
    private static final DemoData STANDARD = new DemoData(DemoSize.STANDARD, NOW);

    private static Connection standard;
    private static DemoSummary summary;

    @BeforeAll
    static void writeTheStandardData() throws SQLException {
        standard = newDatabase();
        summary = STANDARD.writeTo(standard);
    }

    @AfterAll
    static void stop() throws SQLException {
        standard.close();
    }

    @Test
    void sameSeedSizeAndInstantGiveTheSameDataAndAnotherSeedGivesOthers() throws SQLException {
        DemoSize size = new DemoSize(30, 900, 7);
        List<String> prints = new ArrayList<>();
        for (DemoSize each : List.of(size, size, new DemoSize(30, 900, 8))) {
            try (Connection connection = newDatabase()) {
                new DemoData(each, NOW).writeTo(connection);
                prints.add(fingerprint(connection));
            }
        }
        assertThat(prints.get(1)).isEqualTo(prints.get(0));
        assertThat(prints.get(2)).isNotEqualTo(prints.get(0));
    }

    @Test
    void theStandardSizeIsTwoHundredPartnersAndTwentyThousandOrdersOverSixMonths() throws SQLException {
        assertThat(number("SELECT count(*) FROM partners")).isEqualTo(200);
        assertThat(number("SELECT count(*) FROM orders")).isEqualTo(20_000);
        assertThat(text("SELECT min(created_at) AT TIME ZONE 'Asia/Tokyo' FROM orders"))
                .startsWith("2026-05-20 00:");
        assertThat(number("SELECT count(*) FROM orders WHERE greatest(created_at, updated_at, delivery_completed_at)"
                        + " > '2026-11-20T07:30:00Z'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM orders WHERE created_at > '2026-11-20T06:00:00Z'"))
                .isPositive();
        assertThat(STANDARD.ledgerStartsAt()).isEqualTo(Instant.parse("2026-10-05T15:00:00Z"));
    }

    @Test
    void everyOrderHasASellerWithAPartnerWhoAlreadyExisted() throws SQLException {
        assertThat(number("SELECT count(*) FROM orders o JOIN users u ON u.id = o.seller_id"
                        + " JOIN partners p ON p.id = u.partner_id WHERE p.created_at < o.created_at"))
                .isEqualTo(20_000);
    }

    @Test
    void paymentStatesComeInRealisticProportions() throws SQLException {
        assertThat(percent("payment_status = 'paid'")).isCloseTo(91.0, within(2.0));
        assertThat(percent("payment_status = 'cancelled'")).isCloseTo(4.5, within(1.5));
        assertThat(percent("payment_status = 'pending'")).isBetween(0.7, 3.0);
        assertThat(percent("payment_status = 'failed'")).isBetween(0.5, 1.6);
        assertThat(percent("payment_status IN ('refunded', 'partially_refunded')"))
                .isBetween(0.5, 2.0);
        assertThat(number("SELECT count(*) FROM orders WHERE payment_status LIKE '%refunded'"
                        + " AND created_at >= '2026-10-05T15:00:00Z'"))
                .isZero();
    }

    @Test
    void deliveriesAreDoneMaturingUnderWayOrForgotten() throws SQLException {
        assertThat(number("SELECT count(*) FROM orders"
                        + " WHERE (delivery_status = 'delivered') <> (delivery_completed_at IS NOT NULL)"))
                .isZero();
        assertThat(number("SELECT count(*) FROM orders WHERE payment_status = 'paid' AND delivery_completed_at"
                        + " BETWEEN '2026-11-13T07:30:00Z' AND '2026-11-20T07:30:00Z'"))
                .isBetween(300L, 1500L);
        assertThat(number("SELECT count(*) FROM orders WHERE payment_status = 'paid' AND delivery_status <> 'delivered'"
                        + " AND created_at < '2026-10-20T00:00:00Z'"))
                .isBetween(100L, 700L);
        assertThat(
                        number(
                                "SELECT count(*) FROM orders WHERE delivery_completed_at < created_at"
                                        + " OR extract(hour FROM delivery_completed_at AT TIME ZONE 'Asia/Tokyo') NOT BETWEEN 8 AND 20"))
                .isZero();
        assertThat(text("SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY delivery_completed_at - created_at)"
                        + " < interval '4 days' FROM orders"))
                .isEqualTo("t");
    }

    @Test
    void totalsAreWholeYenMostlyAFewThousandAndAFewHuge() throws SQLException {
        assertThat(number("SELECT min(total) FROM orders")).isEqualTo(800);
        assertThat(number("SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY total) FROM orders"))
                .isBetween(3_800L, 5_500L);
        assertThat(percent("total <= 80000")).isBetween(98.5, 99.99);
        assertThat(number("SELECT max(total) FROM orders")).isBetween(300_000L, 6_000_000L);
    }

    @Test
    void peopleBuyMoreOnSundayEveningsThanOnWednesdayMornings() throws SQLException {
        String share =
                "SELECT count(*) FROM orders WHERE extract(isodow FROM created_at AT TIME ZONE 'Asia/Tokyo') = %d"
                        + " AND extract(hour FROM created_at AT TIME ZONE 'Asia/Tokyo') BETWEEN %d AND %d";
        assertThat(number(share.formatted(7, 20, 22))).isGreaterThan(3 * number(share.formatted(3, 7, 9)));
    }

    @Test
    void paidOrdersCarryTheirStripeIdsExceptForAFewPerCentAndAHandful() throws SQLException {
        String paid = "SELECT count(*) FROM orders WHERE payment_status = 'paid' AND ";
        assertThat(number(paid + "stripe_charge_id IS NULL")).isBetween(400L, 900L);
        assertThat(number(paid + "num_nulls(payment_txid, stripe_payment_intent_id, stripe_charge_id) = 3"))
                .isBetween(1L, 25L);
        assertThat(number("SELECT count(*) FROM orders WHERE payment_status IN ('pending', 'failed', 'cancelled')"
                        + " AND num_nonnulls(payment_txid, stripe_payment_intent_id, stripe_charge_id) > 0"))
                .isZero();
        assertThat(number("SELECT count(*) FROM orders WHERE num_nonnulls(ledger_sale_id, ledger_fee_id) > 0"))
                .isZero();
    }

    @Test
    void everyPaidOrderHasItsPaymentAtStripe() throws SQLException {
        Map<String, DemoPayment> byOrder =
                STANDARD.payments().collect(Collectors.toMap(p -> p.orderId().toString(), p -> p));
        long paid = 0;
        try (Statement statement = standard.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM orders WHERE payment_status = 'paid'")) {
            while (row.next()) {
                DemoPayment payment = Objects.requireNonNull(byOrder.get(row.getString("id")));
                assertThat(payment.amount()).isEqualTo(row.getLong("total"));
                assertThat(payment.refunded()).isZero();
                assertThat(row.getString("payment_txid")).isIn(payment.paymentIntentId(), null);
                assertThat(row.getString("stripe_payment_intent_id")).isIn(payment.paymentIntentId(), null);
                assertThat(row.getString("stripe_charge_id")).isIn(payment.chargeId(), null);
                paid += payment.amount();
            }
        }
        assertThat(paid).isEqualTo(summary.paidYen());
        assertThat(byOrder.values()).extracting(DemoPayment::paymentIntentId).doesNotHaveDuplicates();
        assertThat(byOrder.values()).extracting(DemoPayment::chargeId).doesNotHaveDuplicates();
        assertThat((long) byOrder.size())
                .isEqualTo(number("SELECT count(*) FROM orders WHERE payment_status LIKE '%paid'"
                        + " OR payment_status LIKE '%refunded'"));
    }

    @Test
    void theSummaryCountsWhatWasWritten() throws SQLException {
        assertThat(summary.orders()).isEqualTo(number("SELECT count(*) FROM orders"));
        assertThat(summary.users()).isEqualTo(number("SELECT count(*) FROM users"));
        assertThat(summary.bankAccounts()).isEqualTo(number("SELECT count(*) FROM partner_bank_accounts"));
        assertThat(summary.ordersByPaymentStatus().get("paid"))
                .isEqualTo(number("SELECT count(*) FROM orders WHERE payment_status = 'paid'"));
        assertThat(summary.paidYen()).isEqualTo(number("SELECT sum(total) FROM orders WHERE payment_status = 'paid'"));
    }

    @Test
    void demoDataNeverMixWithAnythingElse() {
        assertThatThrownBy(() -> STANDARD.writeTo(standard))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("demo.not_empty"));
    }

    @Test
    void aFailureInTheMiddleWritesNothing() throws SQLException {
        try (Connection connection = newDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE orders ADD CHECK (order_number NOT LIKE '%0000400')");
            assertThatThrownBy(() -> new DemoData(new DemoSize(30, 900, 7), NOW).writeTo(connection))
                    .isInstanceOf(SQLException.class);
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM partners")) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
        }
    }

    @Test
    void aHundredThousandOrdersAreWrittenWithinHalfAMinute() throws SQLException {
        try (Connection connection = newDatabase()) {
            long start = System.nanoTime();
            new DemoData(new DemoSize(1000, 100_000, 3), NOW).writeTo(connection);
            assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(30_000);
        }
    }

    private static Connection newDatabase() throws SQLException {
        return TestPostgres.connect(TestPostgres.migrated());
    }

    private static String fingerprint(Connection connection) throws SQLException {
        StringBuilder prints = new StringBuilder();
        for (String table : List.of("partners", "users", "partner_bank_accounts", "orders")) {
            prints.append(text(
                    connection, "SELECT count(*) || md5(string_agg(t::text, '|' ORDER BY t.id)) FROM " + table + " t"));
        }
        return prints.toString();
    }

    private static double percent(String condition) throws SQLException {
        return number("SELECT count(*) FROM orders WHERE " + condition) / 200.0;
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        return text(standard, sql);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
