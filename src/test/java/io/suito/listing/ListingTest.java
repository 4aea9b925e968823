package io.suito.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.payouts.PartnerList;
import io.suito.payouts.PartnerList.Row;
import io.suito.testing.Marketplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists are walked page by page, by key, both ways, and filtered in SQL. */
class ListingTest {
    private static final Question BY_OWED = Question.all(Sort.descending("unreserved"));
    private static Marketplace shop = new Marketplace();

    @BeforeAll
    static void fill() {
        shop.update("""
                insert into public.partners (name, name_kana, stripe_account_id, stripe_payouts_enabled)
                select 'shop ' || n % 40, 'ミセ ' || n, case when n % 5 > 0 then 'acct_' || n end, n % 7 > 0
                  from generate_series(1, 230) n""");
        shop.update("""
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key)
                select id, 'adjustment', (row_number() over (order by id)) % 9 * 1000 - 2000, 'available',
                       backoffice.clock(), 'adjustment-' || id
                  from public.partners where stripe_account_id is not null
                   and not exists (select from public.ledger l where l.partner_id = partners.id)""");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Page<Row> page(Question question, Turn<Row> turn) {
        return shop.backoffice.transactions().call(tx -> PartnerList.LISTING.page(tx, question, turn, 50));
    }

    private static List<Row> walk(Question question) {
        List<Row> all = new ArrayList<>();
        Page<Row> page = page(question, Turn.first());
        all.addAll(page.rows());
        while (page.hasLater()) {
            page = page(question, Turn.after(page.rows().getLast()));
            all.addAll(page.rows());
        }
        return all;
    }

    @Test
    void walking_forward_meets_every_row_once_in_order() {
        for (Sort sort : List.of(
                Sort.descending("unreserved"),
                Sort.ascending("unreserved"),
                Sort.ascending("name"),
                Sort.descending("debt"))) {
            List<Row> all = walk(Question.all(sort));

            assertThat(all).hasSize(230).doesNotHaveDuplicates();
        }
        assertThat(walk(BY_OWED)).isSortedAccordingTo((a, b) -> Long.compare(b.unreserved(), a.unreserved()));
    }

    @Test
    void walking_backward_from_the_last_page_is_the_same_way() {
        Page<Row> page = page(BY_OWED, Turn.last());
        assertThat(page.hasLater()).isFalse();
        List<Row> all = new ArrayList<>(page.rows());
        while (page.hasEarlier()) {
            page = page(BY_OWED, Turn.before(page.rows().getFirst()));
            all.addAll(0, page.rows());
        }

        assertThat(all).isEqualTo(walk(BY_OWED));
    }

    @Test
    void a_page_read_again_begins_with_its_own_first_row() {
        Page<Row> second =
                page(BY_OWED, Turn.after(page(BY_OWED, Turn.first()).rows().getLast()));

        assertThat(page(BY_OWED, Turn.from(second.rows().getFirst())).rows()).isEqualTo(second.rows());
    }

    @Test
    void conditions_narrow_count_and_rows_alike() {
        Question indebted = BY_OWED.with("indebted", true);
        long expected = walk(BY_OWED).stream().filter(row -> row.debt() > 0).count();

        assertThat(walk(indebted)).hasSize((int) expected).allMatch(row -> row.debt() > 0);
        Count count = shop.backoffice.transactions().call(tx -> PartnerList.LISTING.count(tx, indebted));
        assertThat(count).isEqualTo(new Count(expected, false));
        assertThat(walk(BY_OWED.with("text", "ミセ 17")))
                .isNotEmpty()
                .allMatch(row -> row.kana().contains("ミセ 17"));
    }

    @Test
    void every_row_of_a_question_comes_in_a_stream_in_the_same_order() {
        List<Row> streamed = new ArrayList<>();
        shop.backoffice.transactions().run(tx -> PartnerList.LISTING.each(tx, BY_OWED, streamed::add));

        assertThat(streamed).isEqualTo(walk(BY_OWED));
    }

    @Test
    void any_page_is_found_through_an_index_and_never_by_counting_off() {
        List<String> plan = shop.values(String.class, """
                explain select p.id from public.partners p join backoffice.balances b on b.partner_id = p.id
                 where (b.unreserved, b.partner_id) < (1000, '7f000000-0000-0000-0000-000000000000')
                 order by b.unreserved desc, b.partner_id desc limit 50""");

        assertThat(String.join(" ", plan)).contains("partner_balances_list").doesNotContain("Sort");
    }

    @Test
    void what_is_not_a_column_or_condition_of_the_list_is_a_mistake_and_never_sql() {
        assertThatThrownBy(() -> page(Question.all(Sort.ascending("name; drop table x")), Turn.first()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page(new Question(Sort.ascending("name"), Map.of("1=1", true)), Turn.first()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_row_is_found_by_its_id_where_it_answers_the_question() {
        Row last = walk(BY_OWED).getLast();

        assertThat(row(BY_OWED, last)).contains(last);
        assertThat(row(BY_OWED.with("text", "no such shop"), last)).isEmpty();
    }

    private static Optional<Row> row(Question question, Row row) {
        return shop.backoffice.transactions().call(tx -> PartnerList.LISTING.row(tx, question, row.id()));
    }
}
