package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Money does not disappear where somebody else's row stands under our key. */
class KeyTakenTest {
    @Test
    void a_correction_whose_key_is_taken_is_refused_and_only_the_very_same_one_counts_as_posted() {
        try (Marketplace shop = new Marketplace()) {
            UUID partner = shop.partner();
            Ledger ledger = new Ledger();
            shop.update("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key) values ('"
                    + partner + "', 'adjustment', 700, 'paid', 'opening-" + partner + "')");

            Assertions.assertThatThrownBy(() -> post(shop, ledger, partner, 700, "opening-" + partner))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("ledger.key_taken"));
            post(shop, ledger, partner, 900, "ours");
            post(shop, ledger, partner, 900, "ours");
            Assertions.assertThatThrownBy(() -> post(shop, ledger, partner, 901, "ours"))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("ledger.key_taken"));

            assertThat(shop.balances(partner).available()).isEqualTo(900);
        }
    }

    private static void post(Marketplace shop, Ledger ledger, UUID partner, long yen, String key) {
        shop.backoffice.transactions().run(tx -> ledger.adjust(tx, partner, yen, key, "test", Map.of()));
    }
}
