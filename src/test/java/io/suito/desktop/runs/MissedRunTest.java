package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.ScheduleWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A scheduled date that nobody carried out in time is carried out after all, or given up, by a person at the window.
 */
class MissedRunTest {
    private static final Instant MONDAY = Instant.parse("2026-12-21T00:00:00Z");

    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    /** Of a partner who was due by then, and of another whose money came later. */
    private UUID missed() {
        ScheduleWatch.since(desk.shop, MONDAY.minus(Duration.ofDays(3)));
        UUID due = desk.shop.partnerWith(20_000);
        desk.shop.setClock(MONDAY.plus(Duration.ofDays(3)));
        desk.shop.partnerWith(30_000);
        desk.shop.job("payout-run");
        desk.runs.open(desk.shop.value(UUID.class, "select run_id from public.payout_runs where state = 'missed'"));
        return due;
    }

    @Test
    void it_is_carried_out_after_all_with_its_own_cut_off_and_is_then_paid_like_any_other() {
        UUID due = missed();
        assertThat(desk.run().sentence().get()).contains("Carry it out after all");

        desk.press("run-execute");
        assertThat(desk.dialogs.question().headline()).isEqualTo("Plan the run of 21\u00a0Dec\u00a02026 now?");
        assertThat(desk.dialogs.question().facts()).contains("As things stand, 1 partner would be paid ¥20,000.");
        desk.dialogs.pressWith("the daemon was down");

        Run planned = desk.shown().run();
        assertThat(planned.state()).isEqualTo("planned");
        assertThat(planned.kind()).isEqualTo("scheduled");
        assertThat(planned.runDate()).isEqualTo(LocalDate.of(2026, 12, 21));
        assertThat(planned.asOf()).isEqualTo(MONDAY);
        assertThat(desk.items().table().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.partnerId()).isEqualTo(due));
        assertThat(
                        desk.shop.value(
                                Long.class,
                                "select count(*) from backoffice.attention_items where kind = 'run_missed' and resolved_at is null"))
                .isZero();
        desk.press("run-execute");
        desk.dialogs.press();
        desk.until("completed");
    }

    @Test
    void it_can_still_be_discarded_and_then_no_more_be_carried_out() {
        missed();

        desk.press("run-discard");
        assertThat(desk.dialogs.question().headline()).isEqualTo("Give the run of 21\u00a0Dec\u00a02026 up?");
        assertThat(desk.dialogs.question().facts())
                .containsExactly("Nobody is paid for this date. What is due stays, and comes with the next run.");
        desk.dialogs.pressWith("paid otherwise");
        desk.look();

        assertThat(desk.state()).isEqualTo("discarded");
        assertThat(desk.obstacle("run-execute")).contains("discarded");
        assertThat(desk.run().sentence().get())
                .startsWith("This run was missed, and then given up: nobody was paid for this date.");
    }

    @Test
    void where_it_was_carried_out_after_all_the_missed_one_says_so() {
        missed();
        UUID missed = desk.shown().run().runId();
        desk.press("run-execute");
        desk.dialogs.pressWith("the daemon was down");

        desk.runs.open(missed);
        desk.look();

        assertThat(desk.state()).isEqualTo("discarded");
        assertThat(desk.run().sentence().get()).startsWith("This date was missed, and planned by hand later");
    }
}
