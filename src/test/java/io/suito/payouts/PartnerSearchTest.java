package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners are found by any part of what names them, however it is typed, everywhere the same. */
class PartnerSearchTest {
    private static final int MANY = 20_000;
    private static final Marketplace SHOP = new Marketplace();
    private static UUID aoba = new UUID(0, 0);

    @BeforeAll
    static void fill() {
        SHOP.update("""
                insert into public.partners (name, name_kana, email, stripe_account_id)
                select 'shop ' || n, 'ミセ' || n, 'shop' || n || '@example.jp', 'acct_x' || n
                  from generate_series(1, %d) n""".formatted(MANY));
        SHOP.startExecutor();
        aoba = SHOP.partnerWith(20_000);
        SHOP.update("update public.partners set name = '株式会社 青葉珈琲', name_kana = 'アオバコーヒー',"
                + " stripe_account_id = 'acct_1AbC' where id = '" + aoba + "'");
        SHOP.update("analyze backoffice.partner_words");
    }

    @AfterAll
    static void close() {
        SHOP.close();
    }

    private static List<UUID> listed(Map<String, Object> filters) {
        return SHOP.backoffice
                .transactions()
                .call(tx ->
                        PartnerList.LISTING
                                .page(tx, new Question(Sort.ascending("name"), filters), Turn.first(), 50)
                                .rows()
                                .stream()
                                .map(PartnerList.Row::id)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"青葉", "珈", "アオバ", "あおば", "ｱｵﾊﾞ", "ばこーひ", "acct_1abc", "ＡＣＣＴ＿１ＡＢＣ", "株式会社　青葉", "1AbC"})
    void somebody_is_found_however_the_name_is_typed(String typed) {
        assertThat(listed(Map.of("text", typed))).containsExactly(aoba);
        assertThat(SHOP.backoffice.partnerReports().find(typed))
                .extracting(PartnerReports.Found::partnerId)
                .containsExactly(aoba);
    }

    @Test
    void what_is_not_there_is_not_found_though_each_pair_of_its_letters_is() {
        assertThat(listed(Map.of("text", "アオバオ"))).isEmpty();
        assertThat(listed(Map.of("text", "%"))).isEmpty();
    }

    @Test
    void a_name_that_changes_is_found_by_the_new_one_only() {
        UUID partner = SHOP.partner();
        SHOP.update("update public.partners set name = '檸檬堂' where id = '" + partner + "'");
        assertThat(listed(Map.of("text", "檸檬"))).containsExactly(partner);

        SHOP.update("update public.partners set name = '林檎堂' where id = '" + partner + "'");
        assertThat(listed(Map.of("text", "檸檬"))).isEmpty();
        assertThat(listed(Map.of("text", "林檎"))).containsExactly(partner);
    }

    @Test
    void items_of_a_run_are_found_the_same_way_and_by_stripes_ids() {
        Run run = SHOP.plan(List.of(aoba));

        for (String typed : List.of("あおば", "ＡＣＣＴ＿１ＡＢＣ")) {
            assertThat(items(run, Map.of("text", typed))).containsExactly(20_000L);
        }
        assertThat(items(run, Map.of("text", "nobody"))).isEmpty();
        assertThat(items(run, Map.of("amount", 20_000L))).containsExactly(20_000L);
        assertThat(items(run, Map.of("amount", 20_001L))).isEmpty();
    }

    private static List<Long> items(Run run, Map<String, Object> asked) {
        Map<String, Object> filters = new java.util.HashMap<>(asked);
        filters.put("run", run.runId());
        return SHOP.backoffice
                .transactions()
                .call(tx ->
                        ItemList.LISTING
                                .page(tx, new Question(Sort.descending("amount"), filters), Turn.first(), 50)
                                .rows()
                                .stream()
                                .map(ItemList.Row::amount)
                                .toList());
    }

    @Test
    void among_many_the_index_finds_them() {
        List<String> plan =
                SHOP.values(String.class, "explain select partner_id from backoffice.partners_matching('あおば')");

        assertThat(String.join("\n", plan)).contains("partner_words_pieces").doesNotContain("Seq Scan");
    }
}
