package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What should never be: balances that are not the sum of their entries, sales that stand nowhere. A person closes it.
 */
class DriftCheckTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void closeByHand(String kind, UUID subject) {
        UUID item = shop.value(
                UUID.class,
                "select id from backoffice.attention_items where kind = '" + kind + "' and subject = '" + subject
                        + "' and resolved_at is null");
        shop.done("attention.done", Map.of("attention_id", item), "seen to");
    }

    @Test
    void a_stored_balance_that_is_not_the_sum_of_its_entries_is_shown_until_a_person_has_seen_to_it() {
        UUID partner = shop.partnerWith(5_000);
        UUID other = shop.partnerWith(6_000);
        shop.job("drift-check");
        assertThat(shop.attention("balance_drift", partner)).isFalse();

        shop.update("update backoffice.partner_balances set unreserved = unreserved + 1 where partner_id = '" + partner
                + "'");
        shop.job("drift-check");
        assertThat(shop.attention("balance_drift", partner)).isTrue();
        assertThat(shop.attention("balance_drift", other)).isFalse();

        shop.update("update backoffice.partner_balances set unreserved = unreserved - 1 where partner_id = '" + partner
                + "'");
        shop.job("drift-check");
        assertThat(shop.attention("balance_drift", partner)).isTrue();
        closeByHand("balance_drift", partner);
        shop.job("drift-check");
        assertThat(shop.attention("balance_drift", partner)).isFalse();
    }

    @Test
    void an_order_that_names_an_entry_which_does_not_exist_is_shown_until_a_person_has_seen_to_it() {
        UUID order = shop.order(shop.partner(), 5_000, null);
        shop.update("update public.orders set ledger_sale_id = gen_random_uuid() where id = '" + order + "'");

        shop.job("drift-check");
        assertThat(shop.attention("sale_entry_missing", order)).isTrue();

        shop.update("update public.orders set ledger_sale_id = null where id = '" + order + "'");
        closeByHand("sale_entry_missing", order);
        shop.job("post-sales");
        shop.job("drift-check");
        assertThat(shop.attention("sale_entry_missing", order)).isFalse();
        assertThat(shop.value(Long.class, "select count(*) from public.ledger where order_id = '" + order + "'"))
                .isEqualTo(2);
    }
}
