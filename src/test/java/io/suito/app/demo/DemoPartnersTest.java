package io.suito.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoPartnersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T07:30:00Z");
    private static final Instant CUT_OVER = CutOver.before(NOW);

    private final DemoSize size = DemoSize.STANDARD;
    private final Partners partners = new Partners(size, NOW);
    private final Orders orders = new Orders(size, partners, NOW);

    @Test
    void thereAreSomePartnersOfEveryKindAndMostAreNormal() {
        Map<PartnerKind, Long> counts =
                partners.all().collect(Collectors.groupingBy(DemoPartner::kind, TreeMap::new, Collectors.counting()));
        assertThat(counts).containsOnlyKeys(PartnerKind.values());
        assertThat(counts.get(PartnerKind.NORMAL)).isGreaterThan(120);
        assertThat(counts).containsEntry(PartnerKind.BELOW_MINIMUM, 16L).containsEntry(PartnerKind.NEW, 12L);
    }

    @Test
    void namesAreJapaneseTheirReadingsAreKatakanaAndMailGoesNowhere() {
        assertThat(partners.all()).allSatisfy(p -> {
            assertThat(p.names().name()).matches("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々 ]+");
            assertThat(p.names().kana()).matches("[ァ-ヴー　]+");
            assertThat(p.names().holderKana()).matches("[ァ-ヴー]+　[ァ-ヴー]+");
            assertThat(p.names().email()).matches("[a-z]+\\.[a-z]+\\.\\d+@example\\.(jp|co\\.jp|com|net|org)");
        });
        assertThat(partners.all().map(p -> p.names().email())).doesNotHaveDuplicates();
        assertThat(partners.all().map(p -> p.names().name()).distinct().count()).isGreaterThan(190);
    }

    @Test
    void namesStayDistinctLongAfterTheSimpleOnesAreUsedUp() {
        Partners many = new Partners(new DemoSize(20_000, 0, 5), NOW);
        List<String> shops = many.all()
                .map(p -> p.names().name())
                .filter(name -> name.endsWith("店") || name.startsWith("株式会社"))
                .toList();
        assertThat(Set.copyOf(shops)).hasSameSizeAs(shops);
        assertThat(shops).hasSizeGreaterThan(8_000);
    }

    @Test
    void partnersBelowTheMinimumCannotReachItAndHaveAMaturedSale() {
        Map<Integer, List<DemoOrder>> sales = salesSinceCutOver();
        partners.ranksOf(PartnerKind.BELOW_MINIMUM)
                .forEach(rank -> assertThat(sales.get(rank)).singleElement().satisfies(o -> {
                    assertThat(o.total()).isLessThan(3_000);
                    assertThat(o.paymentStatus()).isEqualTo("paid");
                    assertThat(o.known().chargeId()).isNotNull();
                    assertThat(o.deliveredAt()).isBefore(NOW.minusSeconds(7 * 86_400));
                }));
    }

    @Test
    void debtorsSoldBeforeTheCutOverAndNothingSince() {
        Map<Integer, List<DemoOrder>> since = salesSinceCutOver();
        Set<Integer> ever = orders.all().map(DemoOrder::sellerRank).collect(Collectors.toSet());
        for (PartnerKind kind : List.of(PartnerKind.SMALL_DEBT, PartnerKind.LARGE_DEBT)) {
            partners.ranksOf(kind).forEach(rank -> {
                assertThat(ever).contains(rank);
                assertThat(since).doesNotContainKey(rank);
            });
        }
    }

    @Test
    void newPartnersHaveAHandfulOfOrdersAndHugeOnesThousandsOfTheirs() {
        Map<Integer, Long> counts =
                orders.all().collect(Collectors.groupingBy(DemoOrder::sellerRank, Collectors.counting()));
        partners.ranksOf(PartnerKind.NEW)
                .forEach(rank -> assertThat(counts.get(rank)).isBetween(1L, 4L));
        assertThat(counts.get(0)).isGreaterThan(1_000);
    }

    @Test
    void theSummaryNamesTheHeldAndTheIndebtedOnBothSidesOfTheLimit() {
        DemoData data = new DemoData(size, NOW);
        assertThat(data.holds()).hasSize(4).extracting(DemoHold::text).doesNotContain("");
        assertThat(data.debts()).hasSize(8).extracting(DemoDebt::yen).contains(10_000L);
        assertThat(data.debts().stream().filter(d -> d.yen() > 10_000)).hasSize(4);
        assertThat(data.debts().stream().filter(d -> d.yen() > 0)).hasSize(8);
    }

    @Test
    void accountsAreThoseOfPartnersWithStripeAndPayoutsAreOffForSome() {
        List<DemoAccount> accounts = new DemoData(size, NOW).accounts().toList();
        assertThat(accounts).hasSize(200 - 12);
        assertThat(accounts).extracting(DemoAccount::accountId).doesNotHaveDuplicates();
        assertThat(accounts).allSatisfy(a -> assertThat(a.accountId()).matches("acct_1[0-9A-Za-z]{15}"));
        assertThat(accounts.stream().filter(a -> !a.payoutsEnabled())).hasSize(6);
    }

    @Test
    void millionsOfOrdersAreMadeOnDemand() {
        DemoData large = new DemoData(new DemoSize(5_000, 50_000_000, 2), NOW);
        assertThat(large.payments().limit(1_000).map(DemoPayment::createdAt)).hasSize(1_000);
        assertThat(large.payments().limit(1_000).toList())
                .isEqualTo(large.payments().limit(1_000).toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "2, 7", "11, 40", "12, 40", "200, 3", "5000, 100"})
    void anySizeWorks(int howManyPartners, long howManyOrders) {
        DemoSize odd = new DemoSize(howManyPartners, howManyOrders, 11);
        Partners few = new Partners(odd, NOW);
        List<DemoOrder> made = new Orders(odd, few, NOW).all().toList();
        assertThat(made).hasSize((int) howManyOrders).allSatisfy(o -> {
            assertThat(o.sellerRank()).isBetween(0, howManyPartners - 1);
            assertThat(o.createdAt()).isBefore(NOW);
        });
        assertThat(made).isSortedAccordingTo((a, b) -> a.createdAt().compareTo(b.createdAt()));
        assertThat(few.all()).hasSize(howManyPartners);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "-1, 10", "1000001, 1", "10, -1", "10, 50000001"})
    void impossibleSizesAreRefused(int howManyPartners, long howManyOrders) {
        assertThatThrownBy(() -> new DemoSize(howManyPartners, howManyOrders, 1))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("demo.bad_size"));
    }

    private Map<Integer, List<DemoOrder>> salesSinceCutOver() {
        return orders.all()
                .filter(o -> !o.createdAt().isBefore(CUT_OVER))
                .collect(Collectors.groupingBy(DemoOrder::sellerRank));
    }
}
