package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suito.faults.oracle.Adjustment;
import io.suito.faults.oracle.Expected;
import io.suito.faults.oracle.IndependentCalculation;
import io.suito.faults.oracle.PayoutRules;
import io.suito.ledger.DriftCheck;
import io.suito.ledger.OpeningBalances;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import io.suito.payouts.Run;
import io.suito.payouts.RunControls;
import io.suito.sandbox.SandboxObject;
import io.suito.testing.Marketplace;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The run of the milestone on platform databases with history: what is due is paid once, what was settled is not paid
 * again.
 */
class MigratedPlatformRunTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final long FUNDS = 10_000_000;

    @ParameterizedTest
    @EnumSource
    void a_run_on_a_migrated_platform_pays_what_the_orders_say_and_nothing_of_the_past(PlatformFixture platform)
            throws SQLException {
        try (Marketplace shop = platform.marketplace(NOW)) {
            List<Adjustment> adjustments = confirmOpeningBalances(shop);
            shop.postAll(FUNDS);
            shop.job("account-sync");

            Run run = shop.runToEnd();

            Expected expected = expected(shop, run, adjustments);
            assertThat(expected.payments()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(atStripe(shop, "payout")).isEqualTo(expected.payments());
            assertThat(booked(shop)).isEqualTo(expected.payments());
            assertThat(run.total()).isEqualTo(expected.total());
            assertThat(transferred(shop)).isEqualTo(expected.total());
            assertThat(skipped(shop, run))
                    .isEqualTo(expected.skipped().keySet().stream().sorted().toList());
            RunControls.Controls controls = new RunControls(
                            shop.backoffice.transactions(), shop.stripeSide().reader())
                    .check(run.runId());
            assertThat(controls.differences()).isEmpty();
            assertThat(controls.agrees()).isTrue();
            assertThat(controls.stripePayouts()).isEqualTo(expected.total());
            assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
            nothingOfThePastIsPosted(shop);
            assertThat(shop.answer("payout-run.plan", Map.of(), "once more").errorCode())
                    .isEqualTo("payouts.nothing_due");
            assertThat(unposted(shop))
                    .isEqualTo(expected.unposted().keySet().stream().sorted().toList());
        }
    }

    /** Confirms the proposals as they are, where there are any; what the calculation has to add to the orders. */
    private static List<Adjustment> confirmOpeningBalances(Marketplace shop) {
        List<OpeningBalances.Proposal> proposals = OpeningBalances.proposals(shop.backoffice.transactions());
        if (proposals.isEmpty()) {
            return List.of();
        }
        assertThat(shop.answer("payout-run.plan", Map.of(), "too early").errorCode())
                .isEqualTo("payouts.opening_balances_open");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PayoutPreview.read(
                        shop.backoffice.transactions(), new PlanRequest(null, null, null, "look", "test")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("payouts.opening_balances_open"));
        OpeningBalances.Confirmation confirmation = OpeningBalances.Confirmation.of(proposals);
        shop.approved("cutover.opening-balances", confirmation.payload(), "cut-over")
                .outcomeOrThrow();
        List<Adjustment> adjustments = new ArrayList<>();
        confirmation.balances().forEach((partner, yen) -> adjustments.add(new Adjustment(partner, yen)));
        adjustments.addAll(standsInBothBooks(shop));
        return adjustments;
    }

    /**
     * Sales placed after the start that the former ledger holds: confirmed with its rows, and counted by the
     * calculation.
     */
    private static List<Adjustment> standsInBothBooks(Marketplace shop) {
        return shop.backoffice.transactions().call(tx -> tx.sql("""
                                select l.partner_id, -sum(l.amount_cents)::bigint from public.ledger l join public.orders o on o.id = l.order_id
                                 where l.origin = 'foreign' and l.type in ('sale', 'platform_fee') and o.created_at >= '2026-10-01 00:00+09'
                                 group by l.partner_id""").list(Adjustment.class));
    }

    private static Expected expected(Marketplace shop, Run run, List<Adjustment> adjustments) throws SQLException {
        try (Connection connection = TestPostgres.connect(shop.settings)) {
            return IndependentCalculation.of(
                    connection, PayoutRules.usual(run.asOf(), PlatformFixture.CUT_OVER), adjustments);
        }
    }

    private static Map<UUID, Long> atStripe(Marketplace shop, String type) {
        return shop.stripe().objects(type).stream()
                .collect(Collectors.toMap(
                        object -> UUID.fromString(object.data()
                                .path("metadata")
                                .path("partner_id")
                                .asString()),
                        object -> object.number("amount"),
                        Math::addExact,
                        TreeMap::new));
    }

    private static long transferred(Marketplace shop) {
        return shop.stripe().objects("transfer").stream()
                .mapToLong((SandboxObject object) -> object.number("amount"))
                .sum();
    }

    private static Map<UUID, Long> booked(Marketplace shop) {
        record Entry(UUID partner, long yen) {}
        return shop
                .backoffice
                .transactions()
                .call(tx -> tx.sql(
                                "select partner_id, -amount_cents from public.ledger where type = 'payout' and origin = 'suito'")
                        .list(Entry.class))
                .stream()
                .collect(Collectors.toMap(Entry::partner, Entry::yen, Math::addExact, TreeMap::new));
    }

    private static List<UUID> skipped(Marketplace shop, Run run) {
        return shop
                .backoffice
                .transactions()
                .call(tx -> tx.sql("select partner_id from backoffice.payout_skips where run_id = :run")
                        .set("run", run.runId())
                        .list(UUID.class))
                .stream()
                .sorted()
                .toList();
    }

    private static void nothingOfThePastIsPosted(Marketplace shop) {
        assertThat(shop.value(Long.class, """
                select count(*) from public.ledger l join public.orders o on o.id = l.order_id
                 where l.origin = 'suito' and o.created_at < '2026-10-01 00:00+09'""")).isZero();
        assertThat(shop.value(
                        Long.class, "select count(*) from public.ledger where type = 'sale' and origin = 'suito'"))
                .isPositive();
        assertThat(shop.value(Long.class, """
                select count(*) from public.ledger l join public.ledger f on f.order_id = l.order_id and f.origin = 'foreign'
                 where l.origin = 'suito'""")).isZero();
    }

    private static List<UUID> unposted(Marketplace shop) {
        return shop.backoffice.transactions().call(tx -> tx.sql("""
                                select cast(subject as uuid) from backoffice.attention_items
                                 where kind in ('sale_without_partner', 'sale_without_payment') and resolved_at is null""").list(UUID.class)).stream()
                .sorted()
                .toList();
    }
}
