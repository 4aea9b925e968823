package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before a run: who is in it, whether the balance covers it, how it differs from the last one. After it: Stripe. */
class PlansBesideOthersTest {
    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    private RunTotals.Compared compared() {
        return Objects.requireNonNull(desk.shown().totals().compared());
    }

    @Test
    void who_would_be_paid_is_found_by_name_reading_and_stripe_id_as_in_every_list() {
        UUID partner = desk.shop.partnerWith(20_000);
        desk.shop.partnerWith(30_000);
        UUID little = desk.shop.partnerWith(900);
        desk.shop.update("update public.partners set name = '青葉', name_kana = 'アオバ' where id in ('" + partner + "', '"
                + little + "')");
        desk.runs.activate("preview");
        PreviewViewModel preview = desk.runs.preview();

        preview.items().filter("text").set("あおば");
        preview.skips().filter("text").set("あおば");
        desk.tasks.pass();

        assertThat(preview.items().rows()).extracting(row -> row.partnerId()).containsExactly(partner);
        assertThat(preview.skips().rows()).extracting(row -> row.partnerId()).containsExactly(little);
        preview.items()
                .filter("text")
                .set(desk.shop.value(
                        String.class, "select stripe_account_id from public.partners where id = '" + partner + "'"));
        desk.tasks.pass();
        assertThat(preview.items().rows()).hasSize(1);
    }

    @Test
    void a_run_of_all_is_compared_with_the_last_one_of_all_and_not_with_one_of_some() {
        desk.planOf(20_000, 30_000);
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
        UUID chosen = desk.shop.partnerWith(7_000);
        desk.shop.done("payout-run.plan", Map.of("partners", List.of(chosen)), "one by hand");
        Run some = desk.shop.backoffice.runReports().newest();
        desk.shop.execute(some);
        desk.shop.awaitState(some.runId(), "completed");
        desk.shop.partnerWith(9_000);

        desk.plan();

        assertThat(Objects.requireNonNull(desk.shown().rest().before()).total()).isEqualTo(50_000);
        assertThat(desk.shop.backoffice.runReports().isOfAll(some.runId())).isFalse();
        assertThat(PreviewComparison.of(desk.shop.backoffice.transactions(), some))
                .isEmpty();
    }

    @Test
    void a_run_is_compared_whenever_a_person_asks_and_the_answer_is_said() {
        desk.planOf(20_000);
        assertThat(desk.run().compare().obstacle().get()).contains("planned");
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
        desk.run().compare().run();
        desk.look();
        Instant first = compared().at();

        desk.run().compare().run();
        desk.look();

        assertThat(compared().at()).isAfter(first);
        assertThat(desk.dialogs.said().reversed().subList(0, 2))
                .allSatisfy(
                        said -> assertThat(said).startsWith("Our books and Stripe agree to the yen: Manual run of"));
        assertThat(desk.run().compare().isPossible()).isTrue();
    }

    @Test
    void a_preview_says_who_is_paid_who_is_not_and_what_would_clear_it() {
        desk.shop.partnerWith(20_000);
        desk.shop.partnerWith(900);
        desk.shop.job("account-sync");

        desk.runs.activate("preview");

        PreviewViewModel.Shown shown =
                Objects.requireNonNull(desk.runs.preview().shown().get());
        assertThat(shown.preview().total()).isEqualTo(20_000);
        assertThat(new PlanWords(desk.texts, false)
                        .funds(shown.preview().funds(), shown.preview().total(), shown.elsewhere())
                        .text())
                .contains("would remain");
        assertThat(shown.before()).isNull();
        assertThat(desk.runs.preview().items().rows()).hasSize(1);
        assertThat(desk.runs.preview().skips().rows())
                .singleElement()
                .satisfies(skip ->
                        assertThat(desk.texts.word("run.cure", skip.reason())).startsWith("Nothing: it stays"));
    }

    @Test
    void a_run_that_the_balance_does_not_cover_is_short_of_what_it_would_send_and_not_of_what_was_dropped() {
        desk.planOf(20_000, 300_000);
        UUID dropped = desk.shop.value(UUID.class, "select id from backoffice.payout_items where amount = 300000");
        desk.shop.done("payout-item.release", Map.of("item_id", dropped), "not this time");
        desk.shop.update("update public.payout_runs set state = 'short_of_funds', status = 'failed'");
        desk.look();

        assertThat(desk.run().sentence().get()).contains("¥20,000").doesNotContain("320,000");
    }
}
