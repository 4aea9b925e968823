package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.widgets.Action;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemList;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the screen says and offers where money did not go straight to the bank. */
class ItemsInTroubleTest {
    private static final FaultRule PAYOUT_REFUSED =
            FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "payouts_not_allowed", "not now");
    private static final FaultRule SHORT =
            FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "balance_insufficient", "too little");
    private static final FaultRule NO_ANSWER =
            FaultRule.of("POST /v1/transfers", FaultKind.ERROR_500).withTimes(1);

    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    private void pay(UUID partner) {
        desk.openPlan();
        desk.press("run-execute");
        desk.dialogs.press();
        desk.look();
        desk.choose(partner);
    }

    private ItemList.Row one() {
        return Objects.requireNonNull(desk.items().one().get());
    }

    private UUID leftAtStripe() {
        desk.shop.stripe().faults(List.of(PAYOUT_REFUSED));
        UUID partner = desk.shop.partnerWith(20_000);
        pay(partner);
        desk.until("completed");
        desk.shop.stripe().faults(List.of());
        desk.untilItem("at_account");
        return partner;
    }

    private Action action(ItemAction of) {
        return desk.items().action(of);
    }

    @Test
    void what_was_left_at_Stripe_is_paid_out_again_and_nothing_is_transferred_twice() {
        leftAtStripe();
        desk.untilSays(desk.run().sentence(), "Finished. Payouts sent: 0 of 1. To do: 1;");
        assertThat(action(ItemAction.RETRY).isPossible()).isFalse();
        assertThat(action(ItemAction.RELEASE).isPossible()).isFalse();

        action(ItemAction.PAY_OUT_AGAIN).run();
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Pay out ¥20,000 again");
        assertThat(desk.dialogs.confirmation().irrevocable()).isTrue();
        desk.dialogs.press();
        desk.untilItem("submitted");

        desk.untilSays(desk.run().sentence(), "Finished. Payouts sent: 1 of 1.");
        assertThat(desk.items().said())
                .extracting(desk.items()::words)
                .filteredOn(words -> words.startsWith("Transfer"))
                .hasSize(1);
    }

    @Test
    void what_was_left_at_Stripe_is_taken_back_into_the_ledger() {
        UUID partner = leftAtStripe();

        action(ItemAction.TAKE_BACK).run();
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Take back ¥20,000");
        desk.dialogs.press();
        desk.untilItem("taken_back");

        desk.untilSays(desk.run().sentence(), "Finished. Payouts sent: 0 of 1. The rest was taken back or released");
        assertThat(desk.shop.balances(partner).available()).isEqualTo(20_000);
        assertThat(action(ItemAction.TAKE_BACK).obstacle().get())
                .isEqualTo("Only what is left at Stripe can be taken back.");
    }

    @Test
    void a_run_that_Stripe_has_no_money_for_says_what_to_do_and_goes_on_when_it_has() {
        desk.shop.stripe().faults(List.of(SHORT));
        UUID partner = desk.shop.partnerWith(20_000);
        pay(partner);
        desk.until("paused");

        desk.untilSays(desk.run().sentence(), "Paused");
        assertThat(desk.run().sentence().get())
                .isEqualTo("Paused because the platform's Stripe balance ran out. ¥20,000 waits. Top the balance up,"
                        + " then let the run go on.");
        desk.shop.stripe().faults(List.of());
        desk.press("run-resume");
        desk.dialogs.press();
        desk.until("completed");
        desk.untilSays(desk.run().sentence(), "Finished. Payouts sent: 1 of 1.");
    }

    @Test
    void while_nobody_knows_whether_money_moved_that_is_said_and_nothing_can_be_done_twice() {
        desk.shop.stripe().faults(List.of(NO_ANSWER));
        UUID partner = desk.shop.partnerWith(20_000);
        pay(partner);
        lookUpAt("infinity", "lookups = 1");
        desk.untilItem("unknown");

        desk.untilSays(desk.run().note(), "Of 1 item Stripe has not said whether the money moved.");
        assertThat(new RunWords(desk.texts).item(one())).startsWith("Stripe has not said whether the money moved.");
        for (ItemAction any : ItemAction.values()) {
            assertThat(action(any).isPossible()).as(any.name()).isFalse();
        }
        lookUpAt("-infinity", "state = 'unknown'");
        desk.until("completed");
        desk.untilItem("submitted");
        desk.untilSays(desk.run().sentence(), "Finished. Payouts sent: 1 of 1.");
        assertThat(desk.run().note().get()).isEmpty();
    }

    /** Keeps a command of unknown fate from being looked up, or lets it. */
    private void lookUpAt(String time, String once) {
        Marketplace.await(
                once,
                () -> desk.shop.update("update backoffice.stripe_commands set next_at = '" + time + "' where " + once)
                        == 1);
    }
}
