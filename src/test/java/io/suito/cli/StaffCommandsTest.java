package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import io.suito.testing.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Partners, ledger, orders, requests, jobs, attention: what staff do without a window. */
class StaffCommandsTest {
    private static final String UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_adjustment_of_either_sign_is_posted_once_with_its_reason() {
        String partner = shop.partner().toString();

        JsonNode dry = desk.document("ledger", "adjust", partner, "-12,000", "--reason", "damaged goods", "--dry-run");
        assertThat(dry.at("/yen").asLong()).isEqualTo(-12_000);
        assertThat(shop.value(Long.class, "select count(*) from public.ledger")).isZero();
        JsonNode done = desk.document("ledger", "adjust", partner, "-12,000", "--reason", "damaged goods", "--yes");

        assertThat(done.at("/after/debt").asLong()).isEqualTo(12_000);
        assertThat(shop.value(String.class, "select note from public.ledger")).isEqualTo("damaged goods");
        assertThat(desk.document("partners", "show", partner)
                        .at("/stops/0/reason")
                        .asString())
                .isEqualTo("debt_over_10000");
        assertThat(desk.document("ledger", "adjust", partner, "１２０００円", "--reason", "x", "--yes")
                        .at("/after/debt")
                        .asLong())
                .isZero();
    }

    @Test
    void an_amount_that_could_mean_something_else_is_refused() {
        String partner = shop.partner().toString();

        for (String amount :
                new String[] {"1,00", "1.5", "12a", "1 000", "", "99999999999999999999", "1,0000", "--5"}) {
            assertThat(desk.refused("ledger", "adjust", partner, amount, "--reason", "x", "--yes"))
                    .as(amount)
                    .isEqualTo("money.unreadable");
        }
        assertThat(desk.refused("ledger", "adjust", partner, "0", "--reason", "x", "--yes"))
                .isEqualTo("ledger.zero");
        assertThat(desk.refused("ledger", "adjust", UNKNOWN, "5", "--reason", "x", "--yes"))
                .isEqualTo("partners.unknown");
        assertThat(desk.run("ledger", "adjust", partner, "5", "--yes")).isEqualTo(2);
    }

    @Test
    void a_partner_is_held_and_resumed_with_reasons() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);

        JsonNode held = desk.document(
                "partners", "hold", partner.toString(), "--reason", "返品の調査", "--until", "2099-12-31", "--yes");
        assertThat(held.at("/stops/0/note").asString()).isEqualTo("返品の調査");
        assertThat(held.at("/stops/0/expires_at").asString()).isEqualTo("2099-12-31T15:00:00Z");
        assertThat(held.at("/payouts_enabled").asBoolean()).isFalse();
        assertThat(desk.refused("partners", "hold", partner.toString(), "--reason", "again", "--yes"))
                .isEqualTo("stops.held_already");
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("payouts.nothing_due");

        JsonNode resumed = desk.document(
                "partners", "resume", partner.toString(), "--stop", "staff_hold", "--reason", "done", "--yes");
        assertThat(resumed.at("/stops")).isEmpty();
        assertThat(desk.refused("partners", "resume", partner.toString(), "--stop", "fraud", "--reason", "x", "--yes"))
                .isEqualTo("stops.none");
        assertThat(desk.refused("partners", "hold", UNKNOWN, "--reason", "x", "--yes"))
                .isEqualTo("partners.unknown");
    }

    @Test
    void a_partner_is_found_by_a_part_of_the_name() {
        shop.partner();
        shop.partner();

        assertThat(desk.document("partners", "show", "店舗").at("/matches")).hasSize(2);
        assertThat(desk.document("partners", "show", "P1@SHOP").at("/name").asString())
                .isEqualTo("店舗1");
        assertThat(desk.refused("partners", "show", "nobody")).isEqualTo("partners.unknown");
        assertThat(desk.run("partners", "show", "店舗1")).isZero();
        assertThat(desk.out()).contains("available").contains("¥0");
    }

    @Test
    void a_wrongly_posted_order_is_voided_by_its_number() {
        UUID order = shop.order(shop.partner(), 10_000, null);
        desk.document("jobs", "run", "post-sales");
        String number = shop.value(String.class, "select order_number from public.orders");

        assertThat(desk.document("orders", "void", number, "--reason", "test order", "--dry-run")
                        .at("/order_id")
                        .asString())
                .isEqualTo(order.toString());
        desk.document("orders", "void", number, "--reason", "test order", "--yes");

        assertThat(shop.value(Long.class, "select count(*) from public.ledger where status = 'void'"))
                .isEqualTo(2);
        assertThat(desk.refused("orders", "void", order.toString(), "--reason", "x", "--yes"))
                .isEqualTo("ledger.nothing_pending");
        assertThat(desk.refused("orders", "void", "no such", "--reason", "x", "--yes"))
                .isEqualTo("orders.unknown");
    }

    @Test
    void jobs_are_listed_run_and_rehearsed() {
        shop.order(shop.partner(), 10_000, 8);

        assertThat(desk.document("jobs", "run", "post-sales", "--dry-run")
                        .at("/would_find/to_post")
                        .asLong())
                .isEqualTo(1);
        assertThat(desk.document("jobs", "run", "post-sales")
                        .at("/outcome/posted")
                        .asLong())
                .isEqualTo(1);
        assertThat(desk.document("jobs", "run", "release-deliveries", "--dry-run")
                        .at("/would_find/sales")
                        .asLong())
                .isEqualTo(1);
        assertThat(desk.document("jobs", "run", "account-sync")
                        .at("/outcome/accounts")
                        .asInt())
                .isEqualTo(1);
        assertThat(desk.document("jobs", "run", "drift-check").at("/outcome/drifts"))
                .isEmpty();
        assertThat(desk.document("jobs", "list").at("/jobs/0/last_status").asString())
                .isEqualTo("done");
        assertThat(desk.refused("jobs", "run", "billing-generate")).isEqualTo("jobs.unknown");
        assertThat(desk.out())
                .contains("post-sales, release-deliveries, account-sync, payout-status, drift-check, payout-run");
    }

    @Test
    void what_waits_for_a_second_person_is_listed_and_not_approved_by_the_first() {
        UUID partner = shop.partner();
        UUID request = shop.backoffice
                .requests()
                .askForApproval("ledger.adjust", java.util.Map.of("partner_id", partner, "yen", 500), "test");

        assertThat(desk.document("requests", "list").at("/waiting/0/id").asString())
                .isEqualTo(request.toString());
        assertThat(desk.refused("requests", "approve", request.toString(), "--yes"))
                .isEqualTo("approval.same_person");
        TestPostgres.person(shop.settings, "approver");
        desk.with("SUITO_DATABASE_USER", "approver");
        JsonNode approved = desk.document("requests", "approve", request.toString(), "--yes");

        assertThat(approved.at("/outcome/yen").asLong()).isEqualTo(500);
        assertThat(desk.document("requests", "show", request.toString())
                        .at("/status")
                        .asString())
                .isEqualTo("done");
        assertThat(desk.refused("requests", "approve", request.toString(), "--yes"))
                .isEqualTo("approval.nothing_waits");
        assertThat(desk.refused("requests", "show", UNKNOWN)).isEqualTo("request.unknown");
    }

    @Test
    void what_needs_a_person_is_told_in_sentences_of_the_chosen_language() {
        shop.order(shop.partner(), 10_000, 8);
        shop.backoffice
                .transactions()
                .run(tx -> tx.sql("update public.orders set stripe_payment_intent_id = null, payment_txid = null")
                        .update());
        desk.document("jobs", "run", "post-sales");

        assertThat(desk.document("attention").at("/items/0/sentence").asString())
                .startsWith("Order ")
                .contains("¥10,000");
        desk.with("SUITO_LANGUAGE", "ja");
        assertThat(desk.run("attention")).isZero();
        assertThat(desk.out()).contains("Stripe の支払いが記録されていません");
    }
}
