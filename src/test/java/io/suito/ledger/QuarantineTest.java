package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledger rows that the product did not write stand in no balance and in no run. */
class QuarantineTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void foreignRow(UUID partner, long yen, String status) {
        shop.update("insert into public.ledger (partner_id, type, amount_cents, status, available_at) values ('"
                + partner + "', 'sale', " + yen + ", '" + status + "', now() - interval '1 day')");
    }

    @Test
    void a_foreign_row_is_in_no_balance_no_debt_and_no_run() {
        UUID partner = shop.partnerWith(5_000);
        foreignRow(partner, 70_000, "available");
        foreignRow(partner, -90_000, "pending");

        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 5_000, 0, 0, 0, 0));
        Run run = shop.pay(partner);

        assertThat(shop.item(run, partner).amount()).isEqualTo(5_000);
        assertThat(shop.value(Long.class, "select count(*) from public.ledger where origin = 'foreign'"))
                .isEqualTo(2);
        assertThat(shop.value(
                        String.class,
                        "select string_agg(status, ' ' order by status) from public.ledger where origin = 'foreign'"))
                .isEqualTo("available pending");
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
    }

    @Test
    void a_foreign_row_cannot_be_promised_nor_made_ours() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        foreignRow(partner, 70_000, "available");

        assertThat(shop.brokenRule("insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)"
                        + " select id, '" + shop.item(run, partner).itemId()
                        + "', partner_id, amount_cents from public.ledger where origin = 'foreign'"))
                .isEqualTo("ledger.reservation");
        assertThat(shop.brokenRule("update public.ledger set origin = 'suito' where origin = 'foreign'"))
                .isEqualTo("ledger.append_only");
    }

    @Test
    void before_the_opening_balances_are_confirmed_there_is_no_run_and_no_preview() {
        UUID partner = shop.partnerWith(5_000);
        foreignRow(partner, 12_000, "available");
        shop.update("update backoffice.cutover set opening_needed = true");

        assertThat(shop.refusal("payout-run.plan", Map.of("partners", List.of(partner)), "test"))
                .isEqualTo("payouts.opening_balances_open");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> PayoutPreview.read(
                        shop.backoffice.transactions(), new PlanRequest(null, null, null, "test", "test")))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.code()).isEqualTo("payouts.opening_balances_open"));
    }
}
