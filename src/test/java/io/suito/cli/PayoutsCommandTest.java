package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultRule;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PayoutsCommandTest {
    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_preview_says_who_is_paid_how_much_and_who_is_not_and_why() {
        UUID paid = shop.partner();
        shop.order(paid, 10_000, 8);
        UUID small = shop.partner();
        shop.order(small, 1_000, 8);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        desk.without("STRIPE_SECRET_KEY");

        JsonNode preview = desk.document("payouts", "preview");

        assertThat(preview.propertyNames()).containsExactly("as_of", "run_date", "items", "skips", "total", "funds");
        assertThat(preview.at("/items/0/partner_id").asString()).isEqualTo(paid.toString());
        assertThat(preview.at("/items/0/amount").asLong()).isEqualTo(9_400);
        assertThat(preview.at("/skips/0/partner_id").asString()).isEqualTo(small.toString());
        assertThat(preview.at("/skips/0/reason").asString()).isEqualTo("below_minimum");
        assertThat(preview.at("/total").asLong()).isEqualTo(9_400);
        assertThat(preview.at("/funds").isNull()).isTrue();
        assertThat(desk.run("payouts", "preview")).isZero();
        assertThat(desk.out()).contains("¥9,400").contains("below the minimum", "it is carried over");
    }

    @Test
    void a_preview_of_a_date_looks_at_nine_in_the_morning_in_japan() {
        JsonNode preview = desk.document("payouts", "preview", "--date", "2031-01-06");

        assertThat(preview.at("/as_of").asString()).isEqualTo("2031-01-06T00:00:00Z");
        assertThat(preview.at("/run_date").asString()).isEqualTo("2031-01-06");
        assertThat(desk.document("payouts", "preview", "--as-of", "2031-01-06T23:30:00+09:00")
                        .at("/as_of")
                        .asString())
                .isEqualTo("2031-01-06T14:30:00Z");
        assertThat(desk.run("payouts", "preview", "--date", "2031-01-06", "--as-of", "2031-01-06T23:30:00+09:00"))
                .isEqualTo(2);
    }

    @Test
    void one_command_posts_plans_pays_and_compares_with_stripe() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);

        JsonNode status = desk.document("payouts", "run", "--yes", "--reason", "test");

        assertThat(status.propertyNames())
                .startsWith(
                        "run_id",
                        "kind",
                        "state",
                        "status",
                        "as_of",
                        "planned",
                        "total",
                        "submitted",
                        "paid",
                        "failed",
                        "held",
                        "at_account",
                        "released",
                        "skipped",
                        "stripe_total",
                        "agrees");
        assertThat(status.at("/state").asString()).isEqualTo("completed");
        assertThat(status.at("/total").asLong()).isEqualTo(9_400);
        assertThat(status.at("/submitted").asInt()).isEqualTo(1);
        assertThat(status.at("/stripe_total").asLong()).isEqualTo(9_400);
        assertThat(status.at("/agrees").asBoolean()).isTrue();
        assertThat(shop.stripe().objects("payout")).hasSize(1);
        assertThat(desk.document("payouts", "status", "--check")).isEqualTo(status);
        assertThat(desk.document("payouts", "items").at("/items/0/state").asString())
                .isEqualTo("submitted");
        assertThat(desk.document("payouts", "list").at("/runs/0/run_id")).isEqualTo(status.at("/run_id"));
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "again")).isEqualTo("payouts.nothing_due");
    }

    @Test
    void a_dry_run_says_the_numbers_and_changes_nothing() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);

        JsonNode dry = desk.document("payouts", "run", "--dry-run");

        assertThat(dry.at("/jobs_first/post-sales/to_post").asLong()).isEqualTo(1);
        assertThat(shop.value(Long.class, "select count(*) from public.ledger")).isZero();
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        assertThat(desk.document("payouts", "run", "--dry-run").at("/total").asLong())
                .isEqualTo(9_400);
        assertThat(desk.document("payouts", "plan", "--dry-run", "--reason", "x")
                        .at("/total")
                        .asLong())
                .isEqualTo(9_400);
        assertThat(shop.value(Long.class, "select count(*) from public.payout_runs"))
                .isZero();
        assertThat(shop.stripe().objects("transfer")).isEmpty();
    }

    @Test
    void nobody_is_paid_without_a_yes() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);

        assertThat(desk.refused("payouts", "run", "--reason", "test")).isEqualTo("cli.confirmation_needed");
        desk.typing("no");
        assertThat(desk.refused("payouts", "run", "--reason", "test")).isEqualTo("cli.declined");

        assertThat(shop.value(Long.class, "select count(*) from public.payout_runs where state <> 'discarded'"))
                .isZero();
        assertThat(shop.stripe().objects("transfer")).isEmpty();
        desk.typing("a reason that is typed", "yes");
        JsonNode status = desk.document("payouts", "run");
        assertThat(status.at("/submitted").asInt()).isEqualTo(1);
        assertThat(shop.value(String.class, "select reason from public.payout_runs where state = 'completed'"))
                .isEqualTo("a reason that is typed");
    }

    @Test
    void a_manual_run_without_a_reason_is_wrong_usage() {
        shop.order(shop.partner(), 10_000, 8);

        assertThat(desk.run("payouts", "run", "--yes")).isEqualTo(2);
        assertThat(desk.run("payouts", "plan")).isEqualTo(2);
        assertThat(desk.err()).contains("--reason").contains("[usage]");
    }

    @Test
    void a_run_that_was_not_finished_is_gone_on_with() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        String planned = desk.document("payouts", "plan", "--reason", "test")
                .at("/run_id")
                .asString();
        UUID other = shop.partner();

        assertThat(desk.refused("payouts", "run", "--yes", "--partner", other.toString(), "--reason", "x"))
                .isEqualTo("payouts.unfinished_run");
        // somebody may be looking at that plan: it is not sent under the name of another run
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "again")).isEqualTo("payouts.run_not_executed");
        assertThat(desk.refused("payouts", "run", "--dry-run", "--reason", "again"))
                .isEqualTo("payouts.run_not_executed");
        assertThat(shop.stripe().objects("transfer")).isEmpty();
        desk.document("payouts", "execute", planned, "--yes", "--no-wait");
        JsonNode status = desk.document("payouts", "run", "--yes", "--reason", "again");

        assertThat(status.at("/run_id").asString()).isEqualTo(planned);
        assertThat(status.at("/submitted").asInt()).isEqualTo(1);
        assertThat(desk.err()).contains("is not finished");
    }

    @Test
    void a_scheduled_date_is_planned_once_and_not_before_its_time() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 60);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        String yesterday = "2026-12-21";
        shop.setClock(Instant.parse("2026-12-22T00:00:00Z"));

        JsonNode run = desk.document("payouts", "plan", "--date", yesterday);

        assertThat(run.at("/kind").asString()).isEqualTo("scheduled");
        assertThat(run.at("/as_of").asString()).isEqualTo(yesterday + "T00:00:00Z");
        assertThat(run.at("/planned").asInt()).isEqualTo(1);
        assertThat(desk.refused("payouts", "plan", "--date", yesterday)).isEqualTo("payouts.run_exists");
        assertThat(desk.refused("payouts", "plan", "--date", "2100-01-11")).isEqualTo("payouts.cut_off_ahead");
    }

    @Test
    void a_frozen_plan_shows_its_total_the_funds_with_their_time_the_run_before_and_on_demand_the_orders() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);
        desk.document("payouts", "run", "--yes", "--reason", "before");
        UUID newcomer = shop.partner();
        shop.order(newcomer, 20_000, 8);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        desk.document("ledger", "adjust", newcomer.toString(), "500", "--reason", "goodwill", "--yes");

        assertThat(desk.run("payouts", "plan", "--reason", "test")).isZero();

        assertThat(desk.out())
                .contains("¥19,300")
                .contains("Stripe balance was ")
                .contains("paid 1 partner ¥9,400. Difference: ¥9,900; new partners: 1; not in it this time: 1.");
        JsonNode orders = desk.document("payouts", "items", "--orders").at("/items/0/orders");
        assertThat(orders).hasSize(2);
        assertThat(orders.at("/0/order_number").asString()).startsWith("T-");
        assertThat(orders.at("/0/yen").asLong()).isEqualTo(18_800);
        assertThat(orders.at("/1/note").asString()).isEqualTo("goodwill");
        assertThat(orders.at("/1/yen").asLong()).isEqualTo(500);
        assertThat(desk.run("payouts", "items", "--orders")).isZero();
        assertThat(desk.out()).contains("T-").contains("goodwill");
    }

    @Test
    void what_stripe_refused_is_retried_released_or_taken_back() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);
        shop.stripe()
                .faults(FaultRule.reject(
                        "POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "Rejected."));

        JsonNode failed = desk.document("payouts", "run", "--yes", "--reason", "test");
        assertThat(failed.at("/failed").asInt()).isEqualTo(1);
        String run = failed.at("/run_id").asString();
        String item = desk.document("payouts", "items", "--state", "failed")
                .at("/items/0/item_id")
                .asString();
        assertThat(desk.document("attention").at("/items/0/sentence").asString())
                .contains(item)
                .contains("¥9,400");

        assertThat(desk.document("payouts", "retry", run, "--dry-run")
                        .at("/total")
                        .asLong())
                .isEqualTo(9_400);
        shop.stripe()
                .faults(FaultRule.reject(
                        "POST /v1/payouts", 400, "invalid_request_error", "payouts_not_allowed", "Rejected."));
        JsonNode retried = desk.document("payouts", "retry", run, "--yes");
        assertThat(retried.at("/at_account").asInt()).isEqualTo(1);

        assertThat(desk.refused("payouts", "release", item, "--yes")).isEqualTo("payouts.item_state");
        shop.stripe().faults();
        JsonNode again = desk.document("payouts", "pay-out-again", item, "--yes");
        assertThat(again.at("/items/0/done").asBoolean()).isTrue();
        assertThat(desk.document("payouts", "status", run, "--check")
                        .at("/submitted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void short_of_funds_says_the_numbers_and_the_run_goes_on_when_there_is_money() {
        shop.order(shop.partner(), 10_000, 8);

        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "test")).isEqualTo("payouts.short_of_funds");
        assertThat(desk.out()).contains("¥9,400").contains("¥0");
        shop.stripe().fund(1_000_000);

        assertThat(desk.document("payouts", "run", "--yes").at("/submitted").asInt())
                .isEqualTo(1);
    }

    @Test
    void without_a_key_a_command_asks_and_an_executor_elsewhere_acts() {
        shop.startExecutor();
        shop.order(shop.partner(), 10_000, 8);
        shop.stripe().fund(1_000_000);
        desk.without("STRIPE_SECRET_KEY");

        JsonNode status = desk.document("payouts", "run", "--yes", "--reason", "test");

        assertThat(status.at("/submitted").asInt()).isEqualTo(1);
        assertThat(status.at("/agrees").isNull()).isTrue();
    }

    @Test
    void unknown_and_malformed_ids_are_told_apart() {
        String unknown = "01890a5d-ac96-774b-bcce-b302099a8057";

        assertThat(desk.refused("payouts", "status")).isEqualTo("payouts.no_runs");
        assertThat(desk.refused("payouts", "status", unknown)).isEqualTo("payouts.no_run");
        assertThat(desk.refused("payouts", "items", unknown)).isEqualTo("payouts.no_run");
        assertThat(desk.refused("payouts", "retry", unknown, "--yes")).isEqualTo("payouts.no_run");
        assertThat(desk.refused("payouts", "discard", unknown, "--yes", "--reason", "x"))
                .isEqualTo("payouts.no_run");
        assertThat(desk.refused("payouts", "release", unknown, "--yes")).isEqualTo("payouts.no_item");
        assertThat(desk.refused("payouts", "preview", "--partner", unknown)).isEqualTo("partners.unknown");
        assertThat(desk.refused("payouts", "plan", "--partner", unknown, "--reason", "x"))
                .isEqualTo("partners.unknown");
        assertThat(desk.run("payouts", "status", "1-1-1-1-1")).isEqualTo(2);
        assertThat(desk.err()).contains("is not an id");
        assertThat(desk.run("payouts", "preview", "--date", "2026-02-30")).isEqualTo(2);
        assertThat(desk.run("payouts", "preview", "--as-of", "2026-11-30T09:00:00"))
                .isEqualTo(2);
    }

    @Test
    void a_rehearsal_says_what_the_command_would_say() {
        shop.order(shop.partner(), 10_000, 8);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        String run = desk.document("payouts", "plan", "--reason", "test")
                .at("/run_id")
                .asString();

        assertThat(desk.refused("payouts", "execute", run, "--dry-run")).isEqualTo("payouts.short_of_funds");
        assertThat(desk.refused("payouts", "execute", run, "--yes")).isEqualTo("payouts.short_of_funds");
        JsonNode going = desk.document("payouts", "run", "--dry-run");
        assertThat(going.at("/goes_on_with").asString()).isEqualTo(run);
        assertThat(going.at("/total").asLong()).isEqualTo(9_400);
        assertThat(going.at("/items").size()).isEqualTo(1);
        shop.stripe().fund(1_000_000);
        assertThat(desk.document("payouts", "execute", run, "--dry-run")
                        .at("/unsent_total")
                        .asLong())
                .isEqualTo(9_400);
    }

    @Test
    void who_was_dropped_from_a_plan_is_neither_shown_nor_counted_before_it_is_paid() {
        UUID dropped = shop.partner();
        shop.order(dropped, 20_000, 8);
        shop.order(shop.partner(), 10_000, 8);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        shop.stripe().fund(1_000_000);
        String run = desk.document("payouts", "plan", "--reason", "test")
                .at("/run_id")
                .asString();
        String item = shop.value(
                        UUID.class, "select id from backoffice.payout_items where partner_id = '" + dropped + "'")
                .toString();
        desk.document("payouts", "release", item, "--reason", "is paid by cheque", "--yes");

        assertThat(desk.document("payouts", "execute", run, "--dry-run")
                        .at("/items")
                        .asInt())
                .isEqualTo(1);
        assertThat(desk.run("payouts", "discard", run, "--reason", "x", "--dry-run"))
                .isZero();
        assertThat(desk.out()).contains("1 partner, ¥9,400");
        assertThat(desk.run("payouts", "execute", run, "--yes")).isZero();

        assertThat(desk.out()).contains("1 partner, ¥9,400 in all");
        assertThat(shop.value(
                        String.class,
                        "select max(payload ->> 'items' || ' of ' || (payload ->> 'yen')) from backoffice.requests"
                                + " where kind = 'payout-run.execute'"))
                .isEqualTo("1 of 9400");
    }

    @Test
    void totals_that_differ_are_told_with_a_code() {
        shop.order(shop.partner(), 10_000, 8);
        shop.stripe().fund(1_000_000);
        JsonNode status = desk.document("payouts", "run", "--yes", "--reason", "test");
        String account = shop.value(String.class, "select stripe_account_id from public.partners");
        shop.behindOurBack(
                "/v1/transfers",
                "amount=1000&currency=jpy&destination=" + account + "&metadata[run_id]="
                        + status.at("/run_id").asString(),
                null);

        assertThat(desk.run("payouts", "status", "--check")).isEqualTo(1);
        assertThat(desk.err()).contains("[payouts.totals_differ]");
        assertThat(desk.run("payouts", "status", "--check", "--json")).isEqualTo(1);
        assertThat(desk.out()).contains("\"agrees\"");
    }
}
