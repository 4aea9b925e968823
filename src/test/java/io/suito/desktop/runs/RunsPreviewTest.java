package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.HeldTasks;
import io.suito.desktop.text.Reasons;
import io.suito.listing.Sort;
import io.suito.payouts.ItemFacts;
import io.suito.payouts.PayoutPreview;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be previewed besides a run of everybody now: chosen partners, the next scheduled run, a later one. */
class RunsPreviewTest {
    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    private PreviewViewModel.Shown shown() {
        return Objects.requireNonNull(desk.runs.preview().shown().get());
    }

    private void look(Place place) {
        desk.navigator.go(place);
        desk.runs.activate(place.id());
    }

    private List<UUID> paid() {
        return shown().preview().items().stream()
                .map(PayoutPreview.Item::partnerId)
                .toList();
    }

    @Test
    void a_run_of_chosen_partners_is_previewed_and_planned_with_them_only() {
        UUID chosen = desk.shop.partnerWith(20_000);
        desk.shop.partnerWith(30_000);

        look(RunsViewModel.previewAt(PreviewOf.chosen(List.of(chosen))));

        assertThat(paid()).containsExactly(chosen);
        assertThat(desk.runs.preview().choices()).hasSize(3);
        desk.runs.preview().plan().run();
        desk.dialogs.pressWith("asked for it");
        assertThat(desk.shown().status().planned()).isEqualTo(1);
        assertThat(desk.items().table().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.partnerId()).isEqualTo(chosen));
    }

    @Test
    void the_next_scheduled_run_shows_what_will_have_matured_by_then_and_is_not_planned_by_hand() {
        UUID partner = desk.shop.partner();
        desk.shop.order(partner, 20_000, 6);
        desk.shop.job("post-sales");
        desk.shop.job("release-deliveries");
        desk.shop.update("insert into backoffice.payout_policy (effective_from, schedule, schedule_anchor)"
                + " values (backoffice.clock(), 'every_14_days', current_date + 3)");
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        assertThat(paid()).isEmpty();

        look(RunsViewModel.previewAt(PreviewOf.NEXT));

        assertThat(paid()).containsExactly(partner);
        assertThat(shown().preview().asOf())
                .isEqualTo(Objects.requireNonNull(shown().day()).at());
        assertThat(Duration.between(
                        desk.shop.value(java.time.Instant.class, "select backoffice.clock()"),
                        shown().preview().asOf()))
                .isBetween(Duration.ofDays(1), Duration.ofDays(4));
        assertThat(desk.runs.preview().plan().obstacle().get()).startsWith("The schedule plans this run");
    }

    @Test
    void a_coming_date_leads_to_its_preview_and_one_that_is_no_date_any_more_says_so() {
        look(new Place(Area.RUNS, "dates"));
        var later = desk.runs.dates().table().rows().get(2);

        desk.runs.preview(later);
        desk.runs.activate(desk.navigator.place().get().id());

        assertThat(desk.runs.part().get()).isEqualTo(RunsViewModel.Part.PREVIEW);
        assertThat(shown().preview().runDate()).isEqualTo(later.date());
        look(new Place(Area.RUNS, "preview/2020-01-01"));
        assertThat(desk.runs.preview().shown().get()).isNull();
        assertThat(Objects.requireNonNull(desk.runs.preview().problem().get()).code())
                .isEqualTo("payouts.no_such_date");
    }

    @Test
    void a_word_that_nobody_understands_previews_a_run_now() {
        assertThat(PreviewOf.of("neither/a/date")).isEqualTo(PreviewOf.NOW);
        assertThat(PreviewOf.of(PreviewOf.NEXT.word())).isEqualTo(PreviewOf.NEXT);
    }

    @Test
    void what_is_chosen_in_the_preview_is_where_the_way_back_leads() {
        look(RunsViewModel.previewAt(PreviewOf.NOW));

        desk.runs.preview().of().set(PreviewOf.NEXT);

        assertThat(desk.navigator.place().get()).isEqualTo(new Place(Area.RUNS, "preview/next"));
    }

    @Test
    void partners_are_left_out_of_one_plan_and_taken_in_again() {
        UUID out = desk.shop.partnerWith(20_000);
        UUID in = desk.shop.partnerWith(30_000);
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        PreviewViewModel preview = desk.runs.preview();
        assertThat(preview.leaveOut().obstacle().get()).startsWith("Choose partners");

        leaveOut(out);
        assertThat(paid()).containsExactly(in);
        assertThat(preview.skips().rows()).singleElement().satisfies(skip -> {
            assertThat(skip.partnerId()).isEqualTo(out);
            assertThat(Reasons.of(skip.reason(), desk.texts)).isEqualTo("left out this time");
        });

        preview.skips().choose(preview.skips().rows());
        preview.takeIn().run();
        assertThat(paid()).containsExactlyInAnyOrder(in, out);

        leaveOut(out);
        preview.plan().run();
        assertThat(desk.dialogs.question().facts()).contains("1 of them you leave out this time.");
        desk.dialogs.pressWith("asked for it");
        assertThat(desk.items().table().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.partnerId()).isEqualTo(in));
        assertThat(desk.run().skips().rows())
                .singleElement()
                .satisfies(skip -> assertThat(skip.reason()).isEqualTo("excluded"));

        look(RunsViewModel.previewAt(PreviewOf.NOW));
        assertThat(paid()).containsExactly(out);
    }

    @Test
    void what_is_left_out_holds_for_one_plan_also_where_that_has_to_wait() {
        UUID out = desk.shop.partnerWith(20_000);
        UUID in = desk.shop.partnerWith(30_000);
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        leaveOut(out);
        desk.shop.stopExecutor();

        desk.runs.preview().plan().run();
        desk.dialogs.pressWith("asked for it");

        assertThat(desk.dialogs.said()).last().asString().contains("as soon as an executor runs");
        assertThat(paid()).containsExactlyInAnyOrder(in, out);
    }

    @Test
    void until_what_is_left_out_is_read_it_cannot_be_planned() {
        UUID out = desk.shop.partnerWith(20_000);
        desk.shop.partnerWith(30_000);
        HeldTasks held = new HeldTasks();
        TableTools tools = new TableTools(held, desk.texts, desk.dialogs, Memory.fleeting());
        Asking asking = new Asking(desk.shop.backoffice.requests(), held, desk.texts, desk.dialogs);
        PreviewViewModel preview = new PreviewViewModel(
                desk.shop.backoffice.transactions(), desk.shop.backoffice.runReports(), asking, tools, desk.navigator);
        preview.refresh();
        answer(held);
        assertThat(preview.plan().obstacle().get()).isEmpty();

        preview.refresh();
        leaveOut(preview, out);

        assertThat(preview.plan().obstacle().get()).isNotEmpty();
        held.answer(0);
        assertThat(preview.plan().obstacle().get())
                .as("the read that was under way")
                .isNotEmpty();
        answer(held);
        assertThat(preview.plan().obstacle().get()).isEmpty();
        assertThat(Objects.requireNonNull(preview.shown().get()).leftOut()).containsExactly(out);
    }

    private static void answer(HeldTasks held) {
        while (held.waiting() > 0) {
            held.answerAll();
        }
    }

    private void leaveOut(UUID partner) {
        leaveOut(desk.runs.preview(), partner);
    }

    private static void leaveOut(PreviewViewModel preview, UUID partner) {
        var items = preview.items();
        items.choose(items.rows().stream()
                .filter(item -> item.partnerId().equals(partner))
                .toList());
        preview.leaveOut().run();
    }

    @Test
    void nobody_is_left_out_of_a_run_that_the_schedule_plans_nor_of_the_next_preview() {
        desk.shop.partnerWith(30_000);
        UUID out = desk.shop.partnerWith(20_000);
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        leaveOut(out);

        look(RunsViewModel.previewAt(PreviewOf.NEXT));

        assertThat(desk.runs.preview().leaveOut().obstacle().get()).startsWith("Nobody is left out");
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        assertThat(paid()).hasSize(2);
    }

    @Test
    void a_run_shows_who_is_not_paid_page_by_page_by_amount_and_by_reason() {
        for (int yen = 100; yen < 2_000; yen += 100) {
            desk.shop.partnerWith(yen);
        }
        UUID held = desk.shop.partnerWith(50_000);
        desk.shop.partnerWith(30_000);
        desk.shop.done("partner.hold", Map.of("partner_id", held), "asks for the contract");
        look(new Place(Area.RUNS, desk.shop.plan().runId().toString()));
        var skips = desk.run().skips();

        assertThat(skips.rows())
                .hasSize(20)
                .first()
                .satisfies(skip -> assertThat(skip.partnerId()).isEqualTo(held));
        assertThat(skips.rows()).extracting(PayoutPreview.Skip::amount).isSortedAccordingTo(Comparator.reverseOrder());
        skips.filter("why").set("stopped");
        assertThat(skips.rows()).extracting(PayoutPreview.Skip::partnerId).containsExactly(held);
        skips.filter("why").set("below_minimum");
        skips.sortBy(Sort.ascending("reason"));
        assertThat(skips.rows()).hasSize(19);
    }

    @Test
    void an_item_of_a_run_is_opened_from_elsewhere() {
        UUID partner = desk.shop.partnerWith(20_000);
        desk.shop.partnerWith(30_000);
        var run = desk.shop.plan();
        UUID item = desk.shop.item(run, partner).itemId();

        look(Place.within(Area.RUNS, run.runId().toString(), item.toString()));

        assertThat(Objects.requireNonNull(desk.items().one().get()).id()).isEqualTo(item);
        ItemFacts.Entry entry = desk.items().entries().rows().get(0);
        desk.items().openEntry(entry);
        assertThat(desk.navigator.place().get())
                .isEqualTo(Place.within(Area.PARTNERS, partner.toString(), "ledger/" + entry.id()));
    }

    @Test
    void while_much_changes_the_preview_is_read_again_after_a_pause_and_is_current_then() {
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        PreviewViewModel.Shown first = shown();
        UUID partner = desk.shop.partnerWith(20_000);

        for (int change = 0; change < 3; change++) {
            desk.changes.everything();
            desk.tasks.pass(500);
        }

        assertThat(shown()).isSameAs(first);
        desk.tasks.pass();
        assertThat(paid()).containsExactly(partner);
        PreviewViewModel.Shown second = shown();
        desk.tasks.pass();
        assertThat(shown()).isSameAs(second);
    }

    @Test
    void a_preview_that_could_not_be_read_is_read_again_at_once_when_it_can_be() {
        look(RunsViewModel.previewAt(PreviewOf.NOW));
        desk.shop.stopExecutor();
        desk.shop.update("alter table backoffice.payout_policy rename to out_of_sight");
        desk.look();
        assertThat(desk.runs.preview().problem().get()).isNotNull();
        desk.shop.update("alter table backoffice.out_of_sight rename to payout_policy");

        desk.changes.setOnline(false);
        desk.changes.setOnline(true);
        desk.tasks.pass(500);
        desk.tasks.pass(0);

        assertThat(desk.runs.preview().problem().get()).isNull();
    }
}
