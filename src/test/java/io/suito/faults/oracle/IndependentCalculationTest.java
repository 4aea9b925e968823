package io.suito.faults.oracle;

import static io.suito.faults.oracle.Expected.Obstacle.NO_PARTNER;
import static io.suito.faults.oracle.Expected.Obstacle.NO_PAYMENT_INTENT;
import static io.suito.faults.oracle.Expected.Reason.BELOW_MINIMUM;
import static io.suito.faults.oracle.Expected.Reason.DEBT_OVER_LIMIT;
import static io.suito.faults.oracle.Expected.Reason.NO_ACCOUNT;
import static io.suito.faults.oracle.Expected.Reason.PAYOUTS_DISABLED;
import static io.suito.faults.oracle.Expected.Reason.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.suito.database.DatabaseSettings;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All amounts below are worked out by hand. */
class IndependentCalculationTest {
    private static final String DDL = """
            CREATE TABLE partners (id uuid PRIMARY KEY, stripe_account_id text, stripe_payouts_enabled boolean);
            CREATE TABLE users (id uuid PRIMARY KEY, partner_id uuid);
            CREATE TABLE orders (id uuid PRIMARY KEY, seller_id uuid, total bigint, payment_status text,
                payment_txid text, stripe_payment_intent_id text, delivery_completed_at timestamptz,
                created_at timestamptz);
            CREATE SCHEMA backoffice;
            CREATE TABLE backoffice.partner_stops (partner_id uuid, reason text, lifted_at timestamptz,
                expires_at timestamptz);
            """;
    private static final Instant START = Instant.parse("2026-09-30T15:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-10-20T03:00:00Z");
    private static final PayoutRules RULES = PayoutRules.usual(AS_OF, START);

    private static DatabaseSettings database;
    private Connection connection;

    @BeforeAll
    static void createTables() throws SQLException {
        database = TestPostgres.empty();
        try (Connection c = TestPostgres.connect(database);
                Statement statement = c.createStatement()) {
            statement.execute(DDL);
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = TestPostgres.connect(database);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 150",
        "100, 150",
        "2491, 150",
        "2500, 150",
        "2508, 150",
        "2509, 151",
        "2524, 151",
        "2525, 152",
        "10000, 600",
        "10008, 600",
        "10009, 601",
        "123456789012, 7407407341"
    })
    void theFeeIsSixPerCentHalfRoundedUpAndAtLeast150Yen(long total, long fee) {
        assertThat(IndependentCalculation.fee(total)).isEqualTo(fee);
    }

    @Test
    void aPartnerIsPaidTheMaturedSalesLessTheFees() throws SQLException {
        UUID partner = partner();
        order(partner, 10_000, LONG_AGO);
        order(partner, 2_525, LONG_AGO);
        order(partner, 100, LONG_AGO);
        order(partner, 0, LONG_AGO);
        Expected expected = calculate();
        assertThat(expected.payments()).containsExactly(Map.entry(partner, 9_400L + 2_373L - 50L));
        assertThat(expected.total()).isEqualTo(11_723);
        assertThat(expected.skipped()).isEmpty();
    }

    @Test
    void moneyMaturesSevenDaysAfterDeliveryToTheInstant() throws SQLException {
        UUID partner = partner();
        order(partner, 10_000, Instant.parse("2026-11-16T00:00:00Z"));
        order(partner, 20_000, Instant.parse("2026-11-16T00:00:00.000001Z"));
        order(partner, 30_000, null);
        Expected.Standing standing = calculate().standing(partner);
        assertThat(standing).isEqualTo(new Expected.Standing(9_400, 18_800, 28_200, Set.of()));
    }

    @Test
    void ordersFromBeforeTheLedgerStartsAreNotPaid() throws SQLException {
        UUID partner = partner();
        UUID user = user(partner);
        insertOrder(user, 10_000, "paid", "pi_1", START.minusNanos(1_000), LONG_AGO);
        insertOrder(user, 20_000, "paid", "pi_2", START, LONG_AGO);
        assertThat(calculate().payments()).containsValue(18_800L).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"pending", "failed", "cancelled", "refunded", "partially_refunded"})
    void onlyPaidOrdersCount(String status) throws SQLException {
        UUID partner = partner();
        insertOrder(user(partner), 10_000, status, "pi_1", START, LONG_AGO);
        assertThat(calculate().standings()).isEmpty();
    }

    @Test
    void ordersWithoutPartnerOrPaymentIntentAreForAPersonToLookAt() throws SQLException {
        UUID noSeller = insertOrder(null, 10_000, "paid", "pi_1", START, LONG_AGO);
        UUID noPartner = insertOrder(user(null), 10_000, "paid", "pi_2", START, LONG_AGO);
        UUID noPayment = insertOrder(user(partner()), 10_000, "paid", null, START, LONG_AGO);
        UUID cash = insertOrder(user(partner()), 10_000, "paid", "cash", START, LONG_AGO);
        Expected expected = calculate();
        assertThat(expected.payments()).isEmpty();
        assertThat(expected.unposted())
                .containsOnly(
                        Map.entry(noSeller, NO_PARTNER),
                        Map.entry(noPartner, NO_PARTNER),
                        Map.entry(noPayment, NO_PAYMENT_INTENT),
                        Map.entry(cash, NO_PAYMENT_INTENT));
    }

    @Test
    void threeThousandYenArePaidAndAYenLessIsCarriedOver() throws SQLException {
        UUID enough = partner();
        order(enough, 3_191, LONG_AGO);
        UUID tooLittle = partner();
        order(tooLittle, 3_190, LONG_AGO);
        Expected expected = calculate();
        assertThat(expected.payments()).containsOnly(Map.entry(enough, 3_000L));
        assertThat(expected.skipped()).containsOnlyKeys(tooLittle);
        assertThat(expected.skipped().get(tooLittle)).containsExactly(BELOW_MINIMUM);
        assertThat(expected.standing(tooLittle).available()).isEqualTo(2_999);
    }

    @Test
    void stopsMissingAccountsAndStripesVetoSkipAPartnerAndALiftedStopDoesNot() throws SQLException {
        UUID held = partner();
        stop(held, null, AS_OF.plusSeconds(1));
        stop(held, LONG_AGO, null);
        UUID resumed = partner();
        stop(resumed, LONG_AGO, null);
        stop(resumed, null, AS_OF);
        UUID noAccount = insertPartner(null, false);
        UUID vetoed = insertPartner("acct_x", false);
        for (UUID each : List.of(held, resumed, noAccount, vetoed)) {
            order(each, 10_000, LONG_AGO);
        }
        Expected expected = calculate();
        assertThat(expected.payments()).containsOnlyKeys(resumed);
        assertThat(expected.skipped().get(held)).containsExactly(STOPPED);
        assertThat(expected.skipped().get(noAccount)).containsExactly(NO_ACCOUNT);
        assertThat(expected.skipped().get(vetoed)).containsExactly(PAYOUTS_DISABLED);
    }

    @Test
    void adjustmentsRaiseAndLowerWhatIsPaid() throws SQLException {
        UUID more = partner();
        order(more, 10_000, LONG_AGO);
        UUID less = partner();
        order(less, 10_000, LONG_AGO);
        UUID opening = partner();
        Expected expected = calculate(
                new Adjustment(more, 5_000),
                new Adjustment(less, -6_000),
                new Adjustment(less, -400),
                new Adjustment(opening, 7_777));
        assertThat(expected.payments())
                .containsOnly(Map.entry(more, 14_400L), Map.entry(less, 3_000L), Map.entry(opening, 7_777L));
    }

    @Test
    void salesUnderWayCountAgainstADebtAndOnlyMoreThanTheLimitStops() throws SQLException {
        UUID atTheLimit = partner();
        UUID overTheLimit = partner();
        UUID covered = partner();
        order(covered, 50_000, null);
        Expected expected = calculate(
                new Adjustment(atTheLimit, -10_000),
                new Adjustment(overTheLimit, -10_001),
                new Adjustment(covered, -40_000));
        assertThat(expected.standing(atTheLimit).reasons()).containsExactly(BELOW_MINIMUM);
        assertThat(expected.standing(atTheLimit).debt()).isEqualTo(10_000);
        assertThat(expected.standing(overTheLimit).reasons()).containsExactlyInAnyOrder(BELOW_MINIMUM, DEBT_OVER_LIMIT);
        assertThat(expected.standing(covered).debt()).isZero();
        assertThat(expected.payments()).isEmpty();
        assertThat(expected.skipped()).isEmpty();
    }

    private Expected calculate(Adjustment... adjustments) throws SQLException {
        return IndependentCalculation.of(connection, RULES, List.of(adjustments));
    }

    private UUID partner() throws SQLException {
        return insertPartner("acct_1", true);
    }

    private UUID insertPartner(@Nullable String account, boolean payoutsEnabled) throws SQLException {
        UUID id = UUID.randomUUID();
        insert("partners", id, account, payoutsEnabled);
        return id;
    }

    private UUID user(@Nullable UUID partner) throws SQLException {
        UUID id = UUID.randomUUID();
        insert("users", id, partner);
        return id;
    }

    private void stop(UUID partner, @Nullable Instant liftedAt, @Nullable Instant expiresAt) throws SQLException {
        insert("backoffice.partner_stops", partner, "staff_hold", liftedAt, expiresAt);
    }

    private void order(UUID partner, long total, @Nullable Instant delivered) throws SQLException {
        insertOrder(user(partner), total, "paid", "pi_1", START, delivered);
    }

    private UUID insertOrder(
            @Nullable UUID user,
            long total,
            String status,
            @Nullable String payment,
            Instant created,
            @Nullable Instant delivered)
            throws SQLException {
        UUID id = UUID.randomUUID();
        insert("orders", id, user, total, status, null, payment, delivered, created);
        return id;
    }

    private void insert(String table, @Nullable Object... values) throws SQLException {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            statement.executeUpdate();
        }
    }
}
