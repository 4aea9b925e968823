package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.runs.RunsViewModel.Part;
import io.suito.desktop.table.TableState;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.ItemAction;
import io.suito.payouts.RunStory;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The screen of payout runs in every state, on a real database and the sandbox. */
class RunsViewModelTest {
    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void without_runs_and_money_it_says_so() {
        desk.runs.activate("preview");

        assertThat(desk.runs.preview().plan().obstacle().get()).isEqualTo("Nobody would be paid now.");
        assertThat(desk.runs.actions()).extracting(Action::id).contains("preview-leave-out", "preview-take-in");
        desk.runs.part().set(Part.HISTORY);
        assertThat(desk.runs.table().rows()).isEmpty();
        assertThat(desk.run().shown().get()).isNull();
        desk.runs.part().set(Part.DATES);
        assertThat(desk.runs.dates().table().rows()).hasSizeGreaterThan(20);
    }

    @Test
    void planning_wants_a_reason_says_the_numbers_and_opens_the_plan() {
        desk.planOf(20_000, 30_000);

        assertThat(desk.dialogs.question().headline()).contains("2 partners").contains("¥50,000");
        assertThat(desk.runs.part().get()).isEqualTo(Part.HISTORY);
        assertThat(desk.state()).isEqualTo("planned");
        assertThat(desk.shown().run().reason()).isEqualTo("month end");
        assertThat(desk.run().sentence().get())
                .startsWith("Nothing has been sent yet.")
                .contains("¥50,000");
        assertThat(desk.items().table().rows()).hasSize(2);
        desk.tasks.pass();
        assertThat(desk.runs.table().one())
                .hasValueSatisfying(
                        row -> assertThat(row.id()).isEqualTo(desk.shown().run().runId()));
        assertThat(desk.obstacle("run-pause")).contains("planned");
        assertThat(desk.obstacle("run-execute")).isEmpty();
        assertThat(desk.obstacle("run-discard")).isEmpty();
    }

    @Test
    void the_list_says_of_a_run_what_is_said_beside_it() {
        desk.planOf(20_000);
        desk.tasks.pass();

        desk.press("run-discard");
        desk.dialogs.pressWith("too early");

        assertThat(desk.state()).isEqualTo("discarded");
        assertThat(desk.runs.table().one())
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo("discarded"));
    }

    @Test
    void paying_out_names_the_consequences_and_ends_with_totals_that_agree() {
        desk.planOf(20_000, 30_000);

        desk.press("run-execute");
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Pay out ¥50,000 to 2 partners");
        assertThat(desk.dialogs.confirmation().irrevocable()).isTrue();
        assertThat(desk.dialogs.confirmation().facts())
                .anyMatch(fact -> fact.contains(desk.shown().run().planHash().substring(0, 12)));
        desk.dialogs.press();
        desk.until("completed");

        assertThat(desk.run().sentence().get()).isEqualTo("Finished. Payouts sent: 2 of 2.");
        assertThat(desk.shown().totals().addsUp()).isTrue();
        assertThat(desk.run().progress().get()).isEmpty();
        desk.run().compare().run();
        desk.look();
        assertThat(Objects.requireNonNull(desk.shown().totals().compared()).agrees())
                .isTrue();
        assertThat(desk.shown().rest().story())
                .extracting(event -> event.what())
                .contains("planned", "asked", "sending", "completed", "compared");
    }

    @Test
    void a_run_that_is_paused_keeps_the_rest_back_until_it_may_go_on() {
        desk.planOf(20_000, 30_000);
        desk.shop.update("update public.payout_runs set state = 'executing', status = 'running'");
        desk.look();
        assertThat(desk.run().progress().get()).isEqualTo("0 of 2 partners handled");
        assertThat(desk.run().fraction().get()).isZero();

        desk.press("run-pause");
        desk.dialogs.pressWith("bank holiday");

        assertThat(desk.state()).isEqualTo("paused");
        assertThat(desk.run().sentence().get())
                .isEqualTo(
                        "Paused: \"bank holiday\". At most 2 partners with ¥50,000 wait; payments already on their way to Stripe will go through.");
        desk.press("run-resume");
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Resume and send at most ¥50,000");
        desk.dialogs.press();
        desk.until("completed");
        assertThat(desk.shown().status().submitted()).isEqualTo(2);
    }

    @Test
    void without_enough_funds_nothing_is_sent_and_it_says_what_to_do() {
        desk.planOf(2_000_000);
        desk.shop.job("account-sync");
        desk.run().refresh();

        desk.press("run-execute");
        assertThat(desk.dialogs.confirmation().facts().get(0)).contains("it is ¥1,000,000 short");
        desk.dialogs.press();

        assertThat(desk.state()).isEqualTo("short_of_funds");
        assertThat(desk.run().sentence().get()).startsWith("Nothing was sent: the platform's Stripe balance");
        assertThat(desk.obstacle("run-execute")).isEmpty();
        desk.press("run-discard");
        desk.dialogs.pressWith("too much");
        assertThat(desk.state()).isEqualTo("discarded");
        assertThat(desk.run().sentence().get()).startsWith("Discarded: 1 partner, ¥2,000,000.");
    }

    @Test
    void held_items_can_be_released_or_retried_and_nothing_else() {
        UUID stopped = desk.shop.partnerWith(20_000);
        desk.planOf(30_000);
        desk.shop.done("partner.hold", java.util.Map.of("partner_id", stopped), "looked at");
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");

        assertThat(desk.run().sentence().get()).contains("To do: 1");
        desk.choose(stopped);
        assertThat(desk.items().action(ItemAction.RETRY).isPossible()).isTrue();
        assertThat(desk.items().action(ItemAction.RELEASE).isPossible()).isTrue();
        assertThat(desk.items().action(ItemAction.TAKE_BACK).obstacle().get())
                .isEqualTo("Only what is left at Stripe can be taken back.");
        assertThat(desk.items().entries().rows()).hasSize(1);

        desk.items().action(ItemAction.RELEASE).run();
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Release ¥20,000");
        desk.dialogs.press();
        desk.look();

        assertThat(desk.shown().totals().part("released").yen()).isEqualTo(20_000);
        assertThat(desk.shop.balances(stopped).available()).isEqualTo(20_000);
        assertThat(desk.items().one().get())
                .satisfies(
                        row -> assertThat(Objects.requireNonNull(row).state()).isEqualTo("released"));
    }

    @Test
    void whoever_is_dropped_from_a_plan_is_dropped_with_a_reason() {
        UUID dropped = desk.shop.partnerWith(20_000);
        desk.planOf(30_000);
        desk.choose(dropped);
        desk.items().action(ItemAction.RELEASE).run();

        assertThat(desk.dialogs.question().action()).isEqualTo("Release ¥20,000");
        desk.dialogs.pressWith("is paid by cheque");

        assertThat(
                        desk.shop.value(
                                String.class,
                                "select reason from backoffice.requests where kind = 'payout-item.release' and status = 'done'"))
                .isEqualTo("is paid by cheque");
    }

    @Test
    void of_several_chosen_items_only_those_are_touched_with_which_it_can_be_done() {
        UUID stopped = desk.shop.partnerWith(20_000);
        desk.planOf(30_000);
        desk.shop.done("partner.hold", java.util.Map.of("partner_id", stopped), "looked at");
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");

        desk.items().table().choose(desk.items().table().rows());
        desk.tasks.pass();
        desk.items().action(ItemAction.RELEASE).run();

        assertThat(desk.dialogs.confirmation().headline()).contains("¥20,000");
        assertThat(desk.dialogs.confirmation().facts()).anyMatch(fact -> fact.startsWith("1 of the chosen items"));
    }

    @Test
    void what_failed_is_retried_under_new_instructions() {
        UUID partner = desk.shop.partnerWith(20_000);
        String account = desk.shop.account(partner);
        desk.shop.update("update public.partners set stripe_account_id = 'acct_nobody'");
        desk.plan();
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
        assertThat(desk.shown().status().failed()).isEqualTo(1);
        desk.choose(partner);
        assertThat(desk.items().said()).singleElement().satisfies(said -> {
            assertThat(desk.items().words(said))
                    .startsWith("Transfer of ¥20,000")
                    .contains("refused");
            assertThat(desk.items().raw(said)).contains("\"amount\": \"20000\"").contains("HTTP 4");
        });

        desk.press("run-retry");
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Send ¥20,000 again");
        desk.dialogs.press();

        assertThat(desk.dialogs.isOpen()).isFalse();
        assertThat(account).isNotEmpty();
        desk.shop.awaitState(desk.shown().run().runId(), "completed");
        io.suito.testing.Marketplace.await(
                "refused again",
                () -> desk.shop
                                .values(
                                        String.class,
                                        "select error_code from backoffice.stripe_commands where state = 'failed'")
                                .size()
                        == 2);
    }

    @Test
    void without_an_executor_the_plan_waits_and_the_preview_says_what_is_unfinished_later() {
        desk.shop.partnerWith(20_000);
        desk.shop.stopExecutor();

        desk.plan();

        assertThat(desk.dialogs.said()).last().asString().contains("as soon as an executor runs");
        assertThat(desk.run().shown().get()).isNull();
        desk.shop.startExecutor();
        io.suito.testing.Marketplace.await(
                "planned", () -> desk.shop.backoffice.runReports().unfinished().isPresent());
        desk.runs.activate("preview");
        desk.runs.preview().goOn().run();
        assertThat(desk.state()).isEqualTo("planned");
    }

    /** As if an executor had sent before all others, or after the run was over. */
    private void sender(String host, String ended, String sentAt) {
        desk.shop.update("with e as (insert into backoffice.executors (incarnation, host, pid, ended_at, ended_how)"
                + " values (gen_random_uuid(), '" + host + "', 7, " + ended + ") returning incarnation)"
                + " insert into backoffice.stripe_attempts (command_id, sender, fence, sent_at)"
                + " select (select id from backoffice.stripe_commands limit 1), incarnation, 9, " + sentAt + " from e");
        desk.look();
    }

    private List<String> story() {
        return desk.shown().rest().story().stream().map(RunStory.Event::what).toList();
    }

    @Test
    void a_run_was_interrupted_only_where_a_sender_died_before_its_end() {
        String earlier = "(select min(sent_at) - interval '1 second' from backoffice.stripe_attempts)";
        desk.planOf(20_000);
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
        assertThat(desk.run().note().get()).isEmpty();

        sender("of-tomorrow", "null, null", "clock_timestamp() + interval '1 day'");
        assertThat(desk.run().note().get()).isEmpty();
        assertThat(story()).contains("sending").doesNotContain("resumed", "continued", "died");

        sender("closed-desk", "clock_timestamp(), 'closed'", earlier);
        assertThat(desk.run().note().get()).isEmpty();
        assertThat(story()).contains("sending", "continued").doesNotContain("resumed", "died");

        sender("silent-desk", "null, null", earlier);
        assertThat(desk.run().note().get()).isEmpty();

        sender("dead-desk", "clock_timestamp(), 'process ended'", earlier);
        assertThat(desk.run().note().get()).startsWith("It was interrupted, and silent-desk went on with it at");
        assertThat(story()).contains("sending", "died", "resumed", "continued");
    }

    @Test
    void what_stands_behind_one_item_is_never_shown_for_another_and_what_cannot_be_read_is_not_nothing() {
        UUID first = desk.shop.partnerWith(20_000);
        UUID second = desk.shop.partnerWith(30_000);
        desk.plan();
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
        desk.choose(first);
        assertThat(desk.items().said()).hasSize(2);
        desk.items().looked().set(desk.items().said().get(0));
        desk.shop.stopExecutor();
        desk.shop.update("alter table backoffice.stripe_commands rename to out_of_sight");

        desk.choose(second);

        assertThat(desk.items().said()).isEmpty();
        assertThat(desk.items().looked().get()).isNull();
        assertThat(desk.items().nothingSaid().get()).startsWith("This could not be read: ");
        assertThat(desk.items().entries().rows())
                .singleElement()
                .satisfies(entry -> assertThat(entry.yen()).isEqualTo(30_000));
        desk.shop.update("alter table backoffice.out_of_sight rename to stripe_commands");
        desk.items().refresh();
        assertThat(desk.items().said()).hasSize(2);
    }

    @Test
    void coming_dates_that_cannot_be_read_are_not_no_dates() {
        desk.shop.stopExecutor();
        desk.shop.update("alter table backoffice.payout_policy rename to out_of_sight");
        desk.runs.activate("dates");

        assertThat(desk.runs.dates().table().problem().get()).isNotNull();
        assertThat(desk.runs.dates().table().state().get()).isEqualTo(TableState.FAILED);
        desk.shop.update("alter table backoffice.out_of_sight rename to payout_policy");
        desk.runs.dates().table().refresh();
        assertThat(desk.runs.dates().table().problem().get()).isNull();
        assertThat(desk.runs.dates().table().rows()).isNotEmpty();
    }

    @Test
    void what_failed_is_not_retried_when_it_is_not_what_the_question_says_any_more() {
        UUID partner = desk.shop.partnerWith(20_000);
        desk.shop.update("update public.partners set stripe_account_id = 'acct_nobody'");
        desk.plan();
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
        desk.press("run-retry");
        desk.shop.done(
                "payout-item.release",
                java.util.Map.of(
                        "item_id", desk.shop.item(desk.shown().run(), partner).itemId()),
                "given up by somebody else");

        desk.dialogs.press();

        assertThat(desk.dialogs.isOpen()).isTrue();
        assertThat(desk.dialogs.problem().code()).isEqualTo("payouts.failed_changed");
        assertThat(desk.dialogs.problem().sentence()).startsWith("What failed in this run has changed meanwhile.");
    }
}
