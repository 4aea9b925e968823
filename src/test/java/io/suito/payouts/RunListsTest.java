package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What screens list of runs: the runs, their items, what stands behind them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunListsTest {
    private final Marketplace shop = new Marketplace();
    private UUID rich = new UUID(0, 0);
    private UUID poor = new UUID(0, 0);
    private UUID refused = new UUID(0, 0);

    @SuppressWarnings("NullAway.Init")
    private Run first;

    @SuppressWarnings("NullAway.Init")
    private Run second;

    @BeforeAll
    void run() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        rich = shop.partner();
        shop.order(rich, 50_000, 10);
        shop.postAll(0);
        poor = shop.partnerWith(2_000);
        first = shop.runToEnd();
        shop.adjust(poor, 4_000);
        refused = shop.partnerWith(9_000);
        shop.update("update public.partners set stripe_account_id = 'acct_nobody' where id = '" + refused + "'");
        second = shop.plan();
        shop.execute(second);
        shop.awaitState(second.runId(), "completed");
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private List<RunList.Row> runs(Question question) {
        return shop.backoffice
                .transactions()
                .call(tx -> RunList.LISTING.page(tx, question, Turn.first(), 10))
                .rows();
    }

    private List<ItemList.Row> items(Run run, String... filters) {
        Question question = Question.all(Sort.descending("amount")).with("run", run.runId());
        for (String filter : filters) {
            question = question.with(filter, true);
        }
        Question asked = question;
        return shop.backoffice
                .transactions()
                .call(tx -> ItemList.LISTING.page(tx, asked, Turn.first(), 10))
                .rows();
    }

    @Test
    void runs_stand_newest_first_with_what_they_planned_and_paid() {
        List<RunList.Row> rows = runs(Question.all(Sort.descending("as_of")));

        assertThat(rows).extracting(RunList.Row::id).containsExactly(second.runId(), first.runId());
        assertThat(rows.get(1)).satisfies(row -> {
            assertThat(row.items()).isEqualTo(1);
            assertThat(row.total()).isEqualTo(47_000);
            assertThat(row.paidOut()).isEqualTo(47_000);
            assertThat(row.open()).isZero();
        });
        assertThat(rows.get(0).open()).isEqualTo(1);
        assertThat(runs(Question.all(Sort.descending("as_of")).with("open", true)))
                .extracting(RunList.Row::id)
                .containsExactly(second.runId());
    }

    @Test
    void items_stand_by_amount_and_say_what_can_be_done_with_them() {
        List<ItemList.Row> rows = items(second);

        assertThat(rows).extracting(ItemList.Row::partnerId).containsExactly(refused, poor);
        assertThat(rows.get(0).state()).isEqualTo("failed");
        assertThat(rows.get(0).obstacle(ItemAction.RETRY)).isNull();
        assertThat(rows.get(0).obstacle(ItemAction.RELEASE)).isNull();
        assertThat(rows.get(0).obstacle(ItemAction.TAKE_BACK)).isEqualTo("payouts.item_state");
        assertThat(rows.get(1).obstacle(ItemAction.RETRY)).isEqualTo("payouts.item_state");
        assertThat(items(second, "failed")).hasSize(1);
        assertThat(items(second, "needs_person")).hasSize(1);
        assertThat(items(second, "succeeded")).hasSize(1);
        assertThat(items(second, "unknown")).isEmpty();
    }

    @Test
    void the_parts_of_a_run_add_up_to_its_plan() {
        RunTotals.Totals totals = new RunTotals(shop.backoffice.transactions()).of(second.runId());

        assertThat(totals.addsUp()).isTrue();
        assertThat(totals.planned()).isEqualTo(15_000);
        assertThat(totals.part("failed")).isEqualTo(new RunTotals.Part("failed", 1, 9_000));
        assertThat(totals.part("submitted").yen() + totals.part("paid").yen()).isEqualTo(6_000);
    }

    @Test
    void behind_an_item_stand_its_orders_and_what_stripe_said() {
        ItemFacts facts = new ItemFacts(shop.backoffice.transactions());
        UUID item = items(first).get(0).id();

        assertThat(facts.entries(item))
                .extracting(ItemFacts.Entry::type)
                .containsExactlyInAnyOrder("sale", "platform_fee");
        assertThat(facts.entries(item)).extracting(ItemFacts.Entry::orderNumber).doesNotContainNull();
        assertThat(facts.said(item)).extracting(ItemFacts.Said::step).containsExactly("transfer", "payout");
        assertThat(facts.said(item)).allSatisfy(said -> {
            assertThat(said.state()).isEqualTo("succeeded");
            assertThat(said.answer()).contains("\"amount\": 47000");
        });
        assertThat(facts.said(items(second).get(0).id()))
                .singleElement()
                .satisfies(said -> assertThat(said.errorCode()).isNotBlank());
    }

    @Test
    void the_story_of_a_run_tells_who_asked_who_sent_and_when_it_ended() {
        List<RunStory.Event> story = new RunStory(shop.backoffice.transactions()).of(first.runId());

        assertThat(story)
                .extracting(RunStory.Event::what)
                .startsWith("planned", "asked", "sending")
                .contains("completed");
    }

    @Test
    void a_request_that_was_refused_stands_in_the_story_as_refused_with_its_whole_reason() {
        assertThat(shop.refusal("payout-run.discard", Map.of("run_id", first.runId()), "too late | or not"))
                .isEqualTo("payouts.run_state");

        assertThat(new RunStory(shop.backoffice.transactions()).of(first.runId()))
                .filteredOn(event -> "payout-run.discard".equals(event.detail()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.status()).isEqualTo("refused");
                    assertThat(event.reason()).isEqualTo("too late | or not");
                });
    }

    @Test
    void a_run_and_a_preview_are_compared_with_the_run_before_them() {
        PreviewComparison of =
                PreviewComparison.of(shop.backoffice.transactions(), second).orElseThrow();

        assertThat(of.runId()).isEqualTo(first.runId());
        assertThat(of.total()).isEqualTo(47_000);
        assertThat(of.newcomers()).isEqualTo(2);
        assertThat(of.absent()).isEqualTo(1);
        assertThat(PreviewComparison.of(shop.backoffice.transactions(), first)).isEmpty();
    }
}
