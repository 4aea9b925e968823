package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Jobs and the calendar on the command line. */
class JobsCommandTest {
    private static final Instant MONDAY = Instant.parse("2026-12-21T00:00:00Z");

    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @BeforeEach
    void open() {
        shop.setClock(MONDAY.minusSeconds(86_400));
        shop.backoffice.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            tx.sql("update backoffice.schedule_watch set since = backoffice.clock()")
                    .update();
        });
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_scheduled_run_is_rehearsed_carried_out_and_shown() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);
        assertThat(desk.document("jobs", "run", "payout-run").at("/outcome/dates"))
                .isEmpty();
        assertThat(desk.run("jobs", "run", "payout-run")).isZero();
        assertThat(desk.out()).contains("Nothing is due").contains("2026-12-21 09:00");
        shop.setClock(MONDAY.plusSeconds(3_600));
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");

        JsonNode dry = desk.document("jobs", "run", "payout-run", "--dry-run");
        assertThat(dry.at("/would_find/dates/0/what").asString()).isEqualTo("would_catch_up");
        assertThat(dry.at("/would_find/dates/0/date").asString()).isEqualTo("2026-12-21");
        assertThat(dry.at("/would_find/dates/0/total").asLong()).isEqualTo(9_400);
        assertThat(shop.value(Long.class, "select count(*) from public.payout_runs"))
                .isZero();

        JsonNode done = desk.document("jobs", "run", "payout-run");

        assertThat(done.at("/outcome/dates/0/what").asString()).isEqualTo("executing");
        assertThat(done.at("/outcome/next_date").asString()).isEqualTo("2027-01-11");
        assertThat(shop.balances(partner).paidOut()).isEqualTo(9_400);
        JsonNode shown = desk.document("jobs", "show", "payout-run", "--limit", "1");
        assertThat(shown.at("/runs")).hasSize(1);
        assertThat(shown.at("/runs/0/payout_runs/0/submitted").asInt()).isEqualTo(1);
        assertThat(desk.run("jobs", "show", "payout-run")).isZero();
        assertThat(desk.out()).contains("2026-12-21 09:00").contains("¥9,400").contains("1 paid");
        assertThat(desk.with("SUITO_LANGUAGE", "ja").run("jobs", "show", "payout-run"))
                .isZero();
        assertThat(desk.out()).contains("定期送金").contains("支払い済み 1 件");
    }

    @Test
    void the_list_says_when_each_job_is_due_and_what_became_of_the_last() {
        shop.setClock(MONDAY.plusSeconds(60));
        desk.document("jobs", "run", "payout-run");

        JsonNode jobs = desk.document("jobs", "list").at("/jobs");

        JsonNode run = jobs.get(jobs.size() - 1);
        assertThat(run.at("/name").asString()).isEqualTo("payout-run");
        assertThat(run.at("/due_at").asString()).isEqualTo("2027-01-11T00:00:00Z");
        assertThat(run.at("/last_status").asString()).isEqualTo("done");
        assertThat(desk.run("jobs", "list")).isZero();
        assertThat(desk.out()).contains("2027-01-11 09:00").contains("The run of 2026-12-21 09:00 (JST) is over");
    }

    @Test
    void a_date_whose_money_does_not_suffice_ends_with_one_and_says_so() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.setClock(MONDAY.plusSeconds(3_600));
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");

        assertThat(desk.run("jobs", "run", "payout-run", "--yes")).isEqualTo(1);

        assertThat(desk.out()).contains("short of funds");
        assertThat(shop.balances(partner).paidOut()).isZero();
    }

    @Test
    void a_missed_run_is_said_to_be_missed_and_can_be_carried_out_with_the_command_that_the_item_names() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.stripe().fund(1_000_000);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");
        shop.setClock(MONDAY.plusSeconds(49 * 3_600));

        assertThat(desk.run("jobs", "run", "payout-run")).isEqualTo(1);
        assertThat(desk.out()).contains("was missed");
        assertThat(desk.run("attention")).isZero();
        assertThat(desk.out()).contains("suito payouts run --date 2026-12-21");

        desk.document("payouts", "run", "--date", "2026-12-21", "--yes");

        assertThat(shop.balances(partner).paidOut()).isEqualTo(9_400);
        assertThat(desk.document("attention").at("/items")).isEmpty();
    }

    @Test
    void the_calendar_marks_long_gaps_and_holidays() {
        JsonNode calendar = desk.document("payouts", "calendar", "--months", "2");

        assertThat(calendar.at("/holidays_known_to").asInt()).isEqualTo(2030);
        assertThat(calendar.at("/dates/0/date").asString()).isEqualTo("2026-12-21");
        assertThat(calendar.at("/dates/1/date").asString()).isEqualTo("2027-01-11");
        assertThat(calendar.at("/dates/1/days").asInt()).isEqualTo(21);
        assertThat(calendar.at("/dates/1/gap").asBoolean()).isTrue();
        assertThat(calendar.at("/dates/1/holiday").asString()).isEqualTo("Coming of Age Day");
        assertThat(desk.run("payouts", "calendar")).isZero();
        assertThat(desk.out()).contains("2027-01-11 09:00").contains("3 weeks").contains("Coming of Age Day");
    }

    @Test
    void whoever_is_left_out_of_a_plan_is_shown_with_what_would_clear_it_and_paid_by_the_next() {
        UUID paid = shop.partner();
        UUID out = shop.partner();
        shop.order(paid, 10_000, 8);
        shop.order(out, 20_000, 8);
        shop.stripe().fund(1_000_000);
        desk.document("jobs", "run", "post-sales");
        desk.document("jobs", "run", "release-deliveries");

        JsonNode preview = desk.document("payouts", "preview", "--except", out.toString());
        assertThat(preview.at("/total").asLong()).isEqualTo(9_400);
        assertThat(preview.at("/skips/0/reason").asString()).isEqualTo("excluded");
        JsonNode run = desk.document("payouts", "run", "--yes", "--reason", "x", "--except", out.toString());

        assertThat(run.at("/planned").asInt()).isEqualTo(1);
        assertThat(run.at("/skipped").asInt()).isEqualTo(1);
        assertThat(desk.run("payouts", "preview", "--except", out.toString())).isZero();
        assertThat(desk.out()).contains("left out of this plan", "plan again without --except", out.toString());
        assertThat(shop.balances(out).available()).isEqualTo(18_800);
        desk.document("payouts", "run", "--yes", "--reason", "x");
        assertThat(shop.balances(out).paidOut()).isEqualTo(18_800);
        assertThat(desk.refused(
                        "payouts", "preview", "--except", UUID.randomUUID().toString()))
                .isEqualTo("partners.unknown");
    }
}
