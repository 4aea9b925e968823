package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry is never edited, not even by the owner of the database: the database itself refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendOnlyTest {
    private static final String REFUSED = "ledger.append_only";

    private final Marketplace shop = new Marketplace();
    private UUID partner = new UUID(0, 0);

    @BeforeAll
    void start() {
        shop.startExecutor();
        partner = shop.partner();
        shop.partner();
        shop.order(partner, 5_000, null);
        shop.order(partner, 6_000, 8);
        UUID voided = shop.order(partner, 7_000, null);
        shop.job("post-sales");
        shop.job("release-deliveries");
        shop.done("order.void", java.util.Map.of("order_id", voided), "test");
        shop.stripe().fund(10_000);
        shop.pay(partner);
        shop.adjust(partner, 3_000);
        shop.plan(java.util.List.of(partner));
        shop.adjust(partner, 500);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount_cents = amount_cents + 1",
                "type = 'adjustment'",
                "partner_id = (select id from public.partners order by id desc limit 1)",
                "idempotency_key = 'sale-of-mine'",
                "currency = 'usd'",
                "origin = 'foreign'",
                "id = gen_random_uuid()",
                "created_at = now() - interval '1 year'",
                "order_id = (select max(id::text)::uuid from public.orders o where o.id <> order_id)",
                "status = 'paid'",
            })
    void nothing_of_a_pending_entry_can_be_rewritten(String change) {
        assertThat(shop.brokenRule("update public.ledger set " + change
                        + " where type = 'sale' and status = 'pending' and partner_id = '" + partner + "'"))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'pending', available_at = null",
                "status = 'void'",
                "available_at = available_at + interval '1 second'",
                "amount_cents = 1",
            })
    void an_available_entry_is_neither_taken_back_nor_put_off(String change) {
        assertThat(shop.brokenRule("update public.ledger set " + change
                        + " where status = 'available' and partner_id = '" + partner + "'"))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "available", "void"})
    void what_is_paid_stays_paid(String status) {
        assertThat(shop.brokenRule("update public.ledger set status = '" + status
                        + "' where status = 'paid' and partner_id = '" + partner + "'"))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "available", "paid"})
    void what_is_void_stays_void(String status) {
        assertThat(shop.brokenRule("update public.ledger set status = '" + status
                        + "', available_at = now() where status = 'void' and partner_id = '" + partner + "'"))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from public.ledger",
                "delete from public.ledger where false",
                "truncate public.ledger cascade",
                "update backoffice.payout_item_entries set amount = amount + 1",
                "truncate backoffice.payout_item_entries",
            })
    void nothing_is_removed(String statement) {
        assertThat(shop.brokenRule(statement)).isEqualTo(REFUSED);
    }

    @Test
    void what_a_settled_item_took_is_never_freed() {
        assertThat(shop.brokenRule("delete from backoffice.payout_item_entries where item_id in"
                        + " (select id from backoffice.payout_items where settled_at is not null)"))
                .isEqualTo("ledger.reservation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "paid", "void"})
    void only_an_available_entry_can_be_promised(String status) {
        assertThat(shop.brokenRule("insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)"
                        + " select l.id, (select min(id::text)::uuid from backoffice.payout_items), l.partner_id,"
                        + " l.amount_cents from public.ledger l where l.status = '" + status
                        + "' and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)"
                        + " limit 1"))
                .isEqualTo("ledger.reservation");
    }

    @Test
    void the_same_entry_cannot_be_promised_twice() {
        assertThat(shop.brokenRule("insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)"
                        + " select entry_id, item_id, partner_id, amount from backoffice.payout_item_entries limit 1"))
                .isEqualTo("23505");
    }

    @Test
    void an_entry_that_is_not_there_cannot_be_promised() {
        assertThat(shop.brokenRule("insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)"
                        + " select gen_random_uuid(), (select min(id::text)::uuid from backoffice.payout_items),"
                        + " l.partner_id, 1000 from public.ledger l limit 1"))
                .isEqualTo("ledger.reservation");
    }

    @Test
    void neither_another_amount_nor_another_partner_can_be_promised() {
        String free = " from public.ledger l where l.status = 'available' and not exists (select from"
                + " backoffice.payout_item_entries e where e.entry_id = l.id) limit 1";
        String insert =
                "insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount) select l.id,"
                        + " (select min(id::text)::uuid from backoffice.payout_items), ";
        assertThat(shop.brokenRule(insert + "l.partner_id, l.amount_cents + 1" + free))
                .isEqualTo("ledger.reservation");
        assertThat(shop.brokenRule(insert + "gen_random_uuid(), l.amount_cents" + free))
                .isEqualTo("ledger.reservation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sale', -1",
                "'carry_over', -1",
                "'platform_fee', 1",
                "'refund', 1",
                "'payout', 1",
                "'gift', 1",
            })
    void signs_and_types_are_checked(String typeAndAmount) {
        assertThat(shop.brokenRule("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key,"
                        + " origin) values ('" + partner + "', " + typeAndAmount + ", 'pending', 'k', 'suito')"))
                .isEqualTo("23514");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'adjustment', 1", "'adjustment', -1", "'sale', 0", "'refund', 0"})
    void an_adjustment_has_either_sign(String typeAndAmount) {
        assertThat(shop.brokenRule("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key,"
                        + " origin) values ('" + partner + "', " + typeAndAmount + ", 'pending', 'k', 'suito')"))
                .isEmpty();
    }

    @Test
    void a_partner_with_entries_cannot_be_deleted_and_a_deleted_order_leaves_its_entries() {
        assertThat(shop.brokenRule("delete from public.users where partner_id = '" + partner + "'"))
                .isEqualTo("23503");
        assertThat(shop.brokenRule("delete from public.partners where id = '" + partner + "'"))
                .isEqualTo("23503");
        assertThat(shop.brokenRule("delete from public.orders where ledger_sale_id is not null"))
                .isEmpty();
    }

    @Test
    void a_key_is_used_once() {
        assertThat(shop.brokenRule("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key,"
                        + " origin) select partner_id, type, amount_cents, 'pending', idempotency_key, 'foreign'"
                        + " from public.ledger limit 1"))
                .isEqualTo("23505");
    }
}
