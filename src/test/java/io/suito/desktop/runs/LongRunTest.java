package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableModel;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemList.Row;
import io.suito.payouts.Run;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run with more items than one page of them. */
class LongRunTest {
    private static final int ITEMS = TableModel.PAGE + 10;
    private static final int LEAST = 5_000;

    private final RunsDesk desk = new RunsDesk();
    private final TableModel<Row> items = desk.items().table();
    private UUID run = new UUID(0, 0);

    @BeforeEach
    void plan() {
        for (int i = 0; i < ITEMS; i++) {
            desk.shop.partner();
        }
        desk.shop.update("""
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin)
                select id, 'adjustment', 4000 + 1000 * row_number() over (order by id), 'available',
                       backoffice.clock() - interval '1 hour', 'adjustment-' || id, 'suito' from public.partners""");
        Run planned = desk.shop.plan();
        run = planned.runId();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private UUID smallest() {
        return desk.shop.value(UUID.class, "select id from backoffice.payout_items order by amount limit 1");
    }

    private void look(UUID item) {
        Place place = Place.within(Area.RUNS, run.toString(), item.toString());
        desk.navigator.go(place);
        desk.runs.activate(place.id());
    }

    private Row one() {
        return Objects.requireNonNull(desk.items().one().get());
    }

    @Test
    void a_link_to_an_item_leads_to_it_also_behind_the_first_page() {
        look(smallest());

        assertThat(one().id()).isEqualTo(smallest());
        assertThat(one().amount()).isEqualTo(LEAST);
        assertThat(items.pages().hasEarlier().get()).isTrue();
        desk.look();
        assertThat(one().id()).isEqualTo(smallest());
    }

    @Test
    void a_link_to_an_item_leads_to_it_also_where_the_remembered_question_hides_it() {
        desk.runs.activate(run.toString());
        items.filter("state").set("failed");
        assertThat(items.rows()).isEmpty();

        look(smallest());

        assertThat(one().id()).isEqualTo(smallest());
        assertThat(items.filter("state").get()).isEmpty();
    }

    @Test
    void a_link_to_an_item_that_is_not_there_says_so_and_shows_the_run() {
        look(UUID.randomUUID());

        assertThat(desk.dialogs.said()).singleElement().asString().contains("is not in this run");
        assertThat(items.rows()).hasSize(TableModel.PAGE);
        assertThat(items.selected()).isEmpty();
    }

    @Test
    void what_was_done_with_items_of_other_pages_is_not_asked_for_again() {
        desk.runs.activate(run.toString());
        items.choose(List.of(items.rows().get(0)));
        items.pages().next();
        items.chooseToo(List.of(items.rows().get(0)));
        desk.items().action(ItemAction.RELEASE).run();
        assertThat(desk.dialogs.question().headline()).contains("2 partners");
        desk.dialogs.pressWith("are paid by cheque");
        desk.look();

        items.chooseToo(List.of(items.rows().get(items.rows().size() - 1)));
        desk.items().action(ItemAction.RELEASE).run();

        assertThat(desk.dialogs.question().headline()).contains("¥5,000");
        desk.dialogs.pressWith("are paid by cheque");
        assertThat(desk.dialogs.isOpen()).isFalse();
        assertThat(desk.shop.value(Long.class, "select count(*) from backoffice.payout_items where state = 'released'"))
                .isEqualTo(3);
    }
}
