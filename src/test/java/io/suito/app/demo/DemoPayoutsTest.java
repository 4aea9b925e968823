package io.suito.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.faults.oracle.Adjustment;
import io.suito.faults.oracle.Expected;
import io.suito.faults.oracle.Expected.Reason;
import io.suito.faults.oracle.IndependentCalculation;
import io.suito.faults.oracle.PayoutRules;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kinds of demo partners come out as such when a first run is worked out from their orders. */
class DemoPayoutsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T07:30:00Z");

    private static final Partners PARTNERS = new Partners(DemoSize.STANDARD, NOW);
    private static Expected expected;

    @BeforeAll
    static void workOut() throws SQLException {
        DemoData data = new DemoData(DemoSize.STANDARD, NOW);
        try (Connection connection = TestPostgres.connect(TestPostgres.migrated())) {
            DemoSummary summary = data.writeTo(connection);
            hold(connection, summary.holds());
            List<Adjustment> debts = summary.debts().stream()
                    .map(d -> new Adjustment(d.partnerId(), -d.yen()))
                    .toList();
            expected = IndependentCalculation.of(connection, PayoutRules.usual(NOW, data.ledgerStartsAt()), debts);
        }
    }

    @Test
    void mostPartnersArePaidAndTheHugeOnesMuchMoreThanTheRest() {
        assertThat(expected.payments()).hasSizeBetween(110, 170);
        assertThat(expected.total()).isBetween(10_000_000L, 60_000_000L);
        assertThat(ids(PartnerKind.HUGE))
                .allSatisfy(id -> assertThat(expected.payments().get(id)).isGreaterThan(expected.total() / 40));
    }

    @Test
    void eachKindIsSkippedForItsReason() {
        assertReason(PartnerKind.NO_ACCOUNT, Reason.NO_ACCOUNT);
        assertReason(PartnerKind.BANK_ONLY, Reason.NO_ACCOUNT);
        assertReason(PartnerKind.PAYOUTS_DISABLED, Reason.PAYOUTS_DISABLED);
        assertReason(PartnerKind.HELD, Reason.STOPPED);
        assertReason(PartnerKind.BELOW_MINIMUM, Reason.BELOW_MINIMUM);
    }

    @Test
    void debtsAreExactlyThoseThatTheSummaryNames() {
        DemoData data = new DemoData(DemoSize.STANDARD, NOW);
        assertThat(data.debts()).isNotEmpty().allSatisfy(d -> {
            assertThat(expected.standing(d.partnerId()).debt()).isEqualTo(d.yen());
            assertThat(expected.standing(d.partnerId()).reasons().contains(Reason.DEBT_OVER_LIMIT))
                    .isEqualTo(d.yen() > 10_000);
        });
    }

    @Test
    void aHandfulOfOrdersLacksAPaymentIntent() {
        assertThat(expected.unposted()).hasSizeBetween(1, 10).containsValue(Expected.Obstacle.NO_PAYMENT_INTENT);
    }

    private static void assertReason(PartnerKind kind, Reason reason) {
        assertThat(ids(kind))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(expected.skipped().get(id)).containsExactly(reason));
    }

    private static Set<UUID> ids(PartnerKind kind) {
        return PARTNERS.of(kind).map(DemoPartner::id).collect(Collectors.toSet());
    }

    private static void hold(Connection connection, List<DemoHold> holds) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO backoffice.partner_stops (partner_id, reason, note) VALUES (?, 'staff_hold', ?)")) {
            for (DemoHold hold : holds) {
                insert.setObject(1, hold.partnerId());
                insert.setString(2, hold.text());
                insert.executeUpdate();
            }
        }
    }
}
