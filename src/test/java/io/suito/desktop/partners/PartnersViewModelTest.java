package io.suito.desktop.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableActions;
import io.suito.desktop.table.TableState;
import io.suito.desktop.widgets.Action;
import io.suito.listing.Sort;
import io.suito.payouts.PartnerList;
import io.suito.payouts.PartnerReports;
import io.suito.payouts.WhyNotPaid.Gate;
import io.suito.payouts.WhyNotPaid.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The partners' screen, without a window: who is owed what, why somebody is not paid, hold and release. */
class PartnersViewModelTest extends PartnersDesk {
    @Test
    void without_partners_the_table_says_that_there_are_none_and_with_a_filter_that_nothing_answers() {
        screen.activate("");
        assertThat(table().state().get()).isEqualTo(TableState.EMPTY);

        table().filter("standing").set("stopped");
        assertThat(table().state().get()).isEqualTo(TableState.NOTHING_FOUND);

        table().clearFilters();
        assertThat(table().state().get()).isEqualTo(TableState.EMPTY);
    }

    @Test
    void the_partner_who_is_owed_most_stands_first_and_another_sort_is_remembered() {
        UUID little = shop.partnerWith(4_000);
        UUID much = shop.partnerWith(90_000);
        screen.activate("");

        assertThat(table().rows()).extracting(PartnerList.Row::id).containsExactly(much, little);
        assertThat(table().count().getValue()).isEqualTo("Rows: 2");

        table().sortBy(Sort.ascending("unreserved"));
        assertThat(table().rows()).extracting(PartnerList.Row::id).containsExactly(little, much);
        screen = screen();
        screen.activate("");
        assertThat(table().rows()).extracting(PartnerList.Row::id).containsExactly(little, much);
    }

    @Test
    void a_list_that_cannot_be_read_keeps_its_rows_and_says_why() {
        shop.partnerWith(4_000);
        screen.activate("");
        shop.update("alter view backoffice.balances rename to away");

        table().refresh();
        assertThat(table().state().get()).isEqualTo(TableState.FAILED);
        assertThat(table().rows()).hasSize(1);

        shop.update("alter view backoffice.away rename to balances");
        table().refresh();
        assertThat(table().state().get()).isEqualTo(TableState.ROWS);
    }

    @Test
    void selected_rows_are_counted_summed_and_copied_for_spreadsheets() {
        shop.partnerWith(4_000);
        shop.partnerWith(90_000);
        screen.activate("");
        table().choose(table().rows());

        assertThat(table().selection().get()).isEqualTo("2 of 2 selected: ¥94,000 (Payable now)");
        new TableActions<>(table()).copySelected();
        assertThat(dialogs.copied().lines()).hasSize(3);
        assertThat(dialogs.copied()).startsWith("Name\t").contains("\t90000\t");
    }

    @Test
    void the_export_writes_what_is_filtered_and_lets_no_formula_through(@TempDir Path directory) throws Exception {
        UUID partner = shop.partnerWith(4_000);
        shop.update("update public.partners set name = '=cmd|calc' where id = '" + partner + "'");
        shop.partner();
        screen.activate("");
        table().filter("standing").set("owed");
        Path file = directory.resolve("partners.csv");

        dialogs.saveIn(file);
        new TableActions<>(table()).export();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("\uFEFFName,");
        assertThat(lines.get(1)).startsWith("'=cmd|calc,");
        assertThat(dialogs.said()).hasSize(1);
    }

    @Test
    void somebody_with_everything_in_order_passes_every_gate() {
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().fund(1_000_000);
        shop.job("account-sync");
        open(partner);

        assertThat(screen.detail().gates())
                .isNotEmpty()
                .allMatch(gate ->
                        gate.standing() == Standing.PASSED || gate.name().equals("run"));
    }

    @Test
    void funds_that_cover_one_partner_and_not_the_whole_run_are_not_enough() {
        UUID partner = shop.partnerWith(4_000);
        shop.partnerWith(90_000);
        UUID held = shop.partnerWith(500_000);
        shop.done("partner.hold", Map.of("partner_id", held), "contract missing");
        shop.stripe().fund(10_000);
        shop.job("account-sync");
        open(partner);
        assertThat(gate("funds").standing()).isEqualTo(Standing.WAITING);

        shop.stripe().fund(100_000);
        shop.job("account-sync");
        screen.detail().refresh();

        assertThat(gate("funds").standing()).isEqualTo(Standing.PASSED);
    }

    @Test
    void who_stands_in_a_plan_that_the_balance_does_not_cover_is_told_so_and_that_it_was_not_sent() {
        UUID partner = shop.partnerWith(4_000);
        shop.partnerWith(90_000);
        shop.stripe().fund(10_000);
        shop.job("account-sync");
        shop.plan();
        open(partner);

        assertThat(gate("funds").standing()).isEqualTo(Standing.WAITING);
        assertThat(GateRow.sentence(gate("item"), texts)).contains("has not been paid out, or is paused");

        shop.stripe().fund(100_000);
        shop.job("account-sync");
        screen.detail().refresh();
        assertThat(gate("funds").standing()).isEqualTo(Standing.PASSED);
    }

    @Test
    void an_earlier_payout_that_failed_waits_for_somebody() {
        UUID partner = shop.partnerWith(4_000);
        shop.plan();
        shop.update("update backoffice.payout_items set state = 'failed'");
        shop.update("update public.payout_runs set state = 'executing', status = 'running'");
        shop.partnerWith(90_000);
        shop.stripe().fund(10_000);
        shop.job("account-sync");
        open(partner);
        assertThat(gate("item").standing()).isEqualTo(Standing.BLOCKED);
        assertThat(gate("funds").standing()).as("for the next run").isEqualTo(Standing.WAITING);
    }

    @Test
    void each_gate_that_is_closed_says_what_will_open_it() {
        UUID partner = shop.partner(false);
        shop.order(partner, 20_000, null);
        shop.order(partner, 10_000, 1);
        shop.job("post-sales");
        shop.job("release-deliveries");
        open(partner);

        assertThat(gate("delivered")).extracting(Gate::standing, Gate::yen).containsExactly(Standing.WAITING, 18_800L);
        assertThat(gate("matured")).extracting(Gate::standing, Gate::yen).containsExactly(Standing.WAITING, 9_400L);
        assertThat(gate("matured").at()).isNotNull();
        assertThat(gate("account").standing()).isEqualTo(Standing.BLOCKED);
        assertThat(gate("minimum").standing()).isEqualTo(Standing.WAITING);
        assertThat(gate("funds").word()).isEqualTo("unread");
        screen.detail()
                .gates()
                .forEach(gate -> assertThat(GateRow.sentence(gate, texts)).doesNotContain("{"));
    }

    @Test
    void a_hold_needs_a_reason_and_a_day_that_can_be_read_and_stops_the_partner() {
        UUID partner = shop.partnerWith(4_000);
        open(partner);
        screen.detail().hold();
        HoldForm form = (HoldForm) dialogs.form();
        assertThat(form.valid().get()).isFalse();
        assertThat(form.obstacle().get()).isEqualTo("A reason is needed.");

        form.reason().set("asks for the contract");
        form.until().text().set("31/12/26");
        assertThat(form.valid().get()).isFalse();
        assertThat(form.until().why().get()).contains("2026-12-31");
        assertThat(form.obstacle().get()).isEqualTo("Something in the form cannot be read. The field says what.");

        form.until().text().set("２０２９年１２月３１日");
        assertThat(form.valid().get()).isTrue();
        dialogs.press();

        assertThat(dialogs.isOpen()).isFalse();
        screen.detail().refresh();
        assertThat(screen.detail().overview().get().stops())
                .extracting(PartnerReports.Stop::reason, PartnerReports.Stop::note)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("staff_hold", "asks for the contract"));
        assertThat(gate("stop").standing()).isEqualTo(Standing.BLOCKED);
        assertThat(screen.detail().holding().obstacle().get()).isEqualTo("This partner is on hold already.");
    }

    @Test
    void before_a_hold_is_asked_for_it_shows_the_money_and_refuses_a_day_that_is_over_in_Japan() {
        UUID partner = shop.partnerWith(4_000);
        // five minutes after midnight in Japan it is still the day before in London
        shop.setClock(Instant.parse("2026-12-20T15:05:00Z"));
        open(partner);
        screen.detail().refresh();
        screen.detail().hold();
        HoldForm form = (HoldForm) dialogs.form();
        form.reason().set("asks for the contract");
        assertThat(form.facts()).containsExactly("Payable now: ¥4,000. In transit: ¥0.");

        form.until().text().set("2026-12-20");
        assertThat(form.valid().get()).isFalse();
        assertThat(form.until().why().get()).contains("in Japan it is 21\u00a0Dec\u00a02026 today");
        assertThat(form.until().readAs().get()).isEmpty();

        form.until().text().set("2026-12-21");
        assertThat(form.valid().get()).isTrue();
        assertThat(form.until().why().get()).isEmpty();
    }

    @Test
    void a_refused_hold_keeps_what_was_typed_and_says_why() {
        UUID partner = shop.partnerWith(4_000);
        shop.done("partner.hold", java.util.Map.of("partner_id", partner), "first");
        open(partner);
        screen.detail().hold();
        HoldForm form = (HoldForm) dialogs.form();
        form.reason().set("second");
        dialogs.press();

        assertThat(dialogs.isOpen()).isTrue();
        assertThat(dialogs.problem().code()).isEqualTo("stops.held_already");
        assertThat(form.reason().get()).isEqualTo("second");
    }

    @Test
    void lifting_the_last_stop_lets_the_partner_be_paid_again() {
        UUID partner = shop.partnerWith(4_000);
        shop.done("partner.hold", java.util.Map.of("partner_id", partner), "first");
        open(partner);

        lift().run();
        assertThat(dialogs.question().facts()).singleElement().asString().contains("¥4,000 will be in the next run");
        dialogs.pressWith("contract is here");

        assertThat(dialogs.isOpen()).isFalse();
        assertThat(screen.detail().overview().get().stops()).isEmpty();
        assertThat(screen.detail().overview().get().payoutsEnabled()).isTrue();
    }

    private Action lift() {
        return screen.detail().liftOf(overview().stops().get(0));
    }

    private PartnerReports.Overview overview() {
        return java.util.Objects.requireNonNull(screen.detail().overview().get());
    }

    @Test
    void before_a_stop_is_lifted_it_is_said_what_else_is_in_the_way() {
        UUID partner = shop.partnerWith(1_000);
        shop.done("partner.hold", java.util.Map.of("partner_id", partner), "first");
        open(partner);

        lift().run();

        assertThat(dialogs.question().facts())
                .singleElement()
                .asString()
                .contains("¥1,000 will still not be in the next run")
                .contains("Minimum amount");
    }

    @Test
    void of_nothing_it_is_not_said_when_it_will_be_paid() {
        UUID partner = shop.partner();
        shop.done("partner.hold", java.util.Map.of("partner_id", partner), "first");
        open(partner);

        lift().run();

        assertThat(dialogs.question().facts()).containsExactly("Nothing is payable now.");
    }

    @Test
    void a_debt_stop_cannot_be_lifted_while_the_debt_is_over_the_limit() {
        UUID partner = shop.partner();
        shop.adjust(partner, -20_000);
        open(partner);
        assertThat(lift().obstacle().get()).contains("still over the limit");

        shop.adjust(partner, 10_000);
        screen.detail().refresh();
        assertThat(lift().isPossible()).isTrue();
    }

    @Test
    void a_hold_whose_last_day_is_over_by_the_time_it_is_asked_for_is_refused() {
        UUID partner = shop.partner();
        shop.setClock(Instant.parse("2026-12-21T00:00:00Z"));
        open(partner);
        screen.detail().refresh();
        screen.detail().hold();
        HoldForm form = (HoldForm) dialogs.form();
        form.reason().set("left open over midnight");
        form.until().text().set("2026/12/21");
        assertThat(form.valid().get()).isTrue();

        shop.setClock(Instant.parse("2026-12-21T15:05:00Z"));
        dialogs.press();

        assertThat(dialogs.problem().code()).isEqualTo("stops.ends_in_the_past");
        assertThat(dialogs.isOpen()).isTrue();
        screen.detail().refresh();
        assertThat(overview().stops()).isEmpty();
    }

    @Test
    void the_way_back_leads_to_the_part_that_was_seen() {
        UUID partner = shop.partnerWith(4_000);
        open(partner);

        screen.detail().part().set(PartnerViewModel.Part.PAYOUTS);
        assertThat(navigator.place().get()).isEqualTo(Place.within(Area.PARTNERS, partner.toString(), "payouts"));

        open(partner);
        assertThat(screen.detail().part().get()).isEqualTo(PartnerViewModel.Part.WHY);
        screen.activate(partner + "/payouts");
        assertThat(screen.detail().part().get()).isEqualTo(PartnerViewModel.Part.PAYOUTS);
    }

    @Test
    void what_others_change_is_read_again_while_the_screen_is_shown_and_only_then() {
        UUID partner = shop.partnerWith(4_000);
        screen.activate("");
        shop.adjust(partner, 1_000);
        changes.heard("requests");
        tasks.pass();
        assertThat(table().rows().get(0).available()).isEqualTo(5_000);

        screen.deactivate();
        shop.adjust(partner, 1_000);
        changes.heard("requests");
        tasks.pass();
        assertThat(table().rows().get(0).available()).isEqualTo(5_000);
    }

    @Test
    void selecting_a_row_opens_the_partner_with_ledger_and_payouts() {
        shop.partnerWith(4_000);
        screen.activate("");
        table().choose(List.of(table().rows().get(0)));

        assertThat(screen.detail().overview().get().balances().available()).isEqualTo(4_000);
        assertThat(screen.detail().ledger().rows()).hasSize(1);
        assertThat(screen.detail().payouts().state().get()).isEqualTo(TableState.EMPTY);
    }
}
