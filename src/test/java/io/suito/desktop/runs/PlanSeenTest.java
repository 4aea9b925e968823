package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is paid is what the question said, or nothing. */
class PlanSeenTest {
    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void another_plan_than_the_one_that_was_seen_is_refused_in_the_dialog() {
        desk.shop.partnerWith(20_000);
        desk.openPlan();
        desk.press("run-execute");
        desk.shop.done(
                "payout-run.discard",
                java.util.Map.of("run_id", desk.shown().run().runId()),
                "changed my mind");

        desk.dialogs.press();

        assertThat(desk.dialogs.isOpen()).isTrue();
        assertThat(desk.dialogs.problem().code()).isEqualTo("payouts.run_state");
    }

    @Test
    void a_plan_from_which_somebody_was_dropped_meanwhile_is_not_paid_by_the_old_question() {
        UUID dropped = desk.shop.partnerWith(20_000);
        desk.shop.partnerWith(30_000);
        desk.openPlan();
        desk.press("run-execute");
        UUID item = desk.items().table().rows().stream()
                .filter(row -> row.partnerId().equals(dropped))
                .findFirst()
                .orElseThrow()
                .id();
        desk.shop.done("payout-item.release", Map.of("item_id", item), "is paid by cheque");

        desk.dialogs.press();

        assertThat(desk.dialogs.problem().code()).isEqualTo("payouts.plan_reduced");
        desk.dialogs.cancel();
        desk.look();
        assertThat(desk.state()).isEqualTo("planned");
        desk.press("run-execute");
        assertThat(desk.dialogs.confirmation().action()).isEqualTo("Pay out ¥30,000 to 1 partner");
        desk.dialogs.press();
        desk.until("completed");
    }
}
