package io.suito.desktop.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableActions;
import io.suito.listing.Sort;
import io.suito.payouts.Holidays;
import io.suito.payouts.PartnerLedger;
import io.suito.payouts.PartnerList;
import io.suito.payouts.Run;
import io.suito.payouts.RunCalendar;
import io.suito.payouts.WhyNotPaid.Gate;
import io.suito.payouts.WhyNotPaid.Standing;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The partners' screen, without a window: how the list is narrowed, and where its rows and a partner's lead. */
class PartnersListTest extends PartnersDesk {
    @Test
    void the_list_is_narrowed_by_amounts_and_one_that_cannot_be_read_says_so_and_asks_for_nothing_new() {
        UUID much = shop.partnerWith(90_000);
        shop.partnerWith(4_000);
        UUID indebted = shop.partner();
        shop.adjust(indebted, -20_000);
        screen.activate("");

        table().filter("payable").set("￥９０，０００");
        tasks.pass();
        assertThat(table().rows()).extracting(PartnerList.Row::id).containsExactly(much);
        assertThat(table().filterProblem("payable").get()).isEmpty();

        table().filter("payable").set("90,00");
        tasks.pass();
        assertThat(table().rows()).extracting(PartnerList.Row::id).containsExactly(much);
        assertThat(table().filterProblem("payable").get()).contains("1,234,567");

        table().filter("payable").set("");
        table().filter("debt").set("20000円");
        tasks.pass();
        assertThat(table().rows()).extracting(PartnerList.Row::id).containsExactly(indebted);
        table().clearFilters();
        assertThat(table().rows()).hasSize(3);
    }

    @Test
    void a_sort_that_no_column_shows_is_said() {
        shop.partnerWith(4_000);
        TableActions<PartnerList.Row> actions = new TableActions<>(table());
        screen.activate("");
        assertThat(actions.unseenSort()).isEmpty();

        memory.put("table.partners", "{\"shown\": [\"name\"], \"hidden\": [\"unreserved\", \"debt\"]}");
        screen = screen();

        assertThat(new TableActions<>(table()).unseenSort()).isEqualTo("Sorted by: Owed, descending");
        table().sortBy(Sort.ascending("name"));
        assertThat(new TableActions<>(table()).unseenSort()).isEmpty();
    }

    @Test
    void a_run_of_chosen_partners_is_previewed_from_the_list() {
        UUID first = shop.partnerWith(4_000);
        UUID second = shop.partnerWith(5_000);
        screen.activate("");
        assertThat(screen.preview().isPossible()).isFalse();

        table().choose(table().rows());

        assertThat(screen.preview().text().get()).isEqualTo("Preview payout of 2 partners");
        screen.preview().run();
        assertThat(navigator.place().get()).isEqualTo(new Place(Area.RUNS, "preview/" + second + "," + first));
    }

    @Test
    void a_ledger_entry_leads_to_the_item_that_pays_it_and_says_so_where_there_is_none() {
        UUID partner = shop.partnerWith(4_000);
        open(partner);
        screen.detail().openEntry(screen.detail().ledger().rows().get(0));
        assertThat(dialogs.said()).last().asString().contains("in no payout run yet");

        shop.stripe().fund(100_000);
        Run run = shop.runToEnd();
        screen.detail().refresh();
        String place = run.runId() + "/" + shop.item(run, partner).itemId();

        assertThat(screen.detail().ledger().rows()).hasSize(2);
        for (PartnerLedger.Row entry : screen.detail().ledger().rows()) {
            navigator.go(Place.of(Area.PARTNERS));
            screen.detail().openEntry(entry);
            assertThat(navigator.place().get()).isEqualTo(new Place(Area.RUNS, place));
        }
        open(partner);
        screen.activate(partner + "/ledger");
        assertThat(screen.detail().part().get()).isEqualTo(PartnerViewModel.Part.LEDGER);
        PartnerLedger.Row second = screen.detail().ledger().rows().get(1);
        screen.activate(Place.ofEntry(partner, second.id()).id());
        assertThat(screen.detail().ledger().one()).contains(second);
    }

    @Test
    void orders_that_nobody_has_paid_and_the_date_of_the_next_run_stand_among_the_gates() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 20_000, null);
        shop.update("update public.orders set payment_status = 'pending' where id = '" + order + "'");
        open(partner);

        assertThat(gate("paid"))
                .extracting(Gate::standing, Gate::yen, Gate::word)
                .containsExactly(Standing.WAITING, 20_000L, "1");
        assertThat(gate("run").standing()).isEqualTo(Standing.WAITING);
        assertThat(gate("run").at())
                .isEqualTo(RunCalendar.nextYear(shop.backoffice.transactions(), new Holidays(java.util.Locale.ENGLISH))
                        .get(0)
                        .at());
        assertThat(GateRow.sentence(gate("run"), texts)).startsWith("The next scheduled run is on ");
    }

    @Test
    void an_entry_that_is_in_no_run_says_so_and_nothing_is_called_done() {
        open(shop.partnerWith(4_000));

        screen.detail().openEntry(screen.detail().ledger().rows().get(0));

        assertThat(dialogs.said()).singleElement().asString().contains("in no payout run yet");
    }

    @Test
    void an_entry_whose_time_has_not_come_is_called_what_the_figures_count_it_as() {
        UUID partner = shop.partner();
        shop.order(partner, 20_000, 1);
        shop.order(partner, 30_000, 10);
        shop.postAll(1_000_000);
        open(partner);

        assertThat(screen.detail().ledger().rows())
                .filteredOn(entry -> entry.type().equals("sale"))
                .extracting(PartnerLedger.Row::yen, PartnerTables::status)
                .containsExactlyInAnyOrder(tuple(20_000L, "maturing"), tuple(30_000L, "available"));
    }

    @Test
    void behind_an_entry_stands_the_order_with_the_whole_way_of_its_money() {
        UUID partner = shop.partner();
        shop.order(partner, 20_000, 10);
        shop.postAll(1_000_000);
        UUID run = shop.runToEnd().runId();
        open(partner);
        var ledger = screen.detail().ledger();
        ledger.choose(
                ledger.rows().stream().filter(row -> row.type().equals("sale")).toList());

        OrderViewModel order = screen.detail().order();
        assertThat(order.title().get()).startsWith("Order ").endsWith(": ¥20,000");
        assertThat(order.steps()).extracting(OrderStep::words).satisfies(words -> {
            assertThat(words.get(0)).contains("was placed");
            assertThat(words).anyMatch(word -> word.equals("The buyer paid ¥20,000 to the platform"));
            assertThat(words).anyMatch(word -> word.equals("Posted to the ledger: Sale, ¥20,000"));
            assertThat(words)
                    .anyMatch(word ->
                            word.startsWith("Transfer of ¥18,800 to the account  ·\u00a0\u00a0done  ·\u00a0\u00a0tr_"));
            assertThat(words)
                    .anyMatch(word ->
                            word.startsWith("Payout of ¥18,800 to the bank  ·\u00a0\u00a0done  ·\u00a0\u00a0po_"));
            assertThat(words.get(words.size() - 1))
                    .startsWith("Stripe has taken the payout; it is expected at the bank on ");
        });

        order.looked().set(step(order, "The buyer paid"));
        order.page().run();
        assertThat(dialogs.page())
                .hasToString("https://dashboard.stripe.com/test/payments/"
                        + shop.value(String.class, "select stripe_payment_intent_id from public.orders"));
        assertThat(step(order, "Transfer of").raw()).contains("\"object\": \"transfer\"");
        order.payout().run();
        assertThat(navigator.place().get().id()).startsWith(run + "/");
    }

    @Test
    void the_way_of_an_orders_money_ends_at_the_bank_or_says_why_it_did_not_get_there() {
        UUID partner = shop.partner();
        shop.order(partner, 20_000, 10);
        shop.postAll(1_000_000);
        shop.runToEnd();
        OrderViewModel order = orderOfTheSale(partner);

        shop.update("update backoffice.payout_items set state = 'paid', arrival_date = '2026-12-01',"
                + " updated_at = now()");
        screen.detail().refresh();
        assertThat(last(order)).isEqualTo("The bank has it since 1\u00a0Dec\u00a02026");

        shop.update("update backoffice.payout_items set state = 'at_account', error_code = 'account_closed',"
                + " updated_at = now()");
        screen.detail().refresh();
        assertThat(last(order)).startsWith("It did not reach the bank: the bank account is closed.");
    }

    @Test
    void a_payout_that_was_given_up_stays_on_the_way_of_an_orders_money() {
        UUID partner = shop.partner();
        shop.order(partner, 20_000, 10);
        shop.postAll(1_000_000);
        UUID givenUp = shop.plan().runId();
        shop.done("payout-run.discard", Map.of("run_id", givenUp), "wrong day");
        UUID paid = shop.runToEnd().runId();

        OrderViewModel order = orderOfTheSale(partner);

        assertThat(order.steps())
                .extracting(OrderStep::words)
                .contains("Stood in a payout of ¥18,800 that was given up: nothing was sent")
                .anyMatch(words -> words.startsWith("Stands in a payout of ¥18,800"));
        order.looked().set(step(order, "Stood in a payout"));
        order.payout().run();
        assertThat(navigator.place().get().id()).startsWith(givenUp + "/");
        order.looked().set(null);
        order.payout().run();
        assertThat(navigator.place().get().id()).startsWith(paid + "/");
    }

    private OrderViewModel orderOfTheSale(UUID partner) {
        open(partner);
        var ledger = screen.detail().ledger();
        ledger.choose(
                ledger.rows().stream().filter(row -> row.type().equals("sale")).toList());
        return screen.detail().order();
    }

    private static String last(OrderViewModel order) {
        return order.steps().get(order.steps().size() - 1).words();
    }

    private static OrderStep step(OrderViewModel order, String words) {
        return order.steps().stream()
                .filter(step -> step.words().startsWith(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_entry_without_an_order_shows_none() {
        open(shop.partnerWith(4_000));

        screen.detail().ledger().choose(screen.detail().ledger().rows());

        assertThat(screen.detail().order().opened().get()).isNull();
        assertThat(screen.detail().order().steps()).isEmpty();
    }

    @Test
    void a_payout_leads_to_its_run() {
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().fund(100_000);
        UUID run = shop.runToEnd().runId();
        open(partner);

        screen.detail().openRun(screen.detail().payouts().rows().get(0));

        assertThat(navigator.place().get())
                .isEqualTo(new Place(
                        Area.RUNS,
                        run + "/" + screen.detail().payouts().rows().get(0).id()));
    }
}
