package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the platform's balance leaves for a run while another one has still to send its part of it. */
class SharedFundsTest {
    private final RunsDesk desk = new RunsDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    /** Of 1,000,000 yen another run, which pauses, has still to send 20,000. */
    private UUID besideAnother(long yen) {
        Run other = desk.shop.plan(List.of(desk.shop.partnerWith(20_000)));
        for (String state : List.of("executing", "paused")) {
            desk.shop.update("update public.payout_runs set state = '" + state + "', status = 'running',"
                    + " paused_reason = 'test' where run_id = '" + other.runId() + "'");
        }
        UUID partner = desk.shop.partnerWith(yen);
        desk.shop.job("account-sync");
        return partner;
    }

    private List<String> askedBeforePaying(UUID partner) {
        desk.runs.open(desk.shop.plan(List.of(partner)).runId());
        desk.press("run-execute");
        List<String> facts = desk.dialogs.confirmation().facts();
        desk.dialogs.cancel();
        return facts;
    }

    @Test
    void what_would_remain_is_without_what_other_runs_have_still_to_send() {
        UUID partner = besideAnother(30_000);
        desk.runs.activate("preview");
        assertThat(Objects.requireNonNull(desk.runs.preview().shown().get()).elsewhere())
                .isEqualTo(20_000);

        assertThat(askedBeforePaying(partner))
                .anyMatch(fact -> fact.contains("; ¥950,000 would remain."))
                .contains("Other runs have still to send ¥20,000 from it; that is taken off.");
    }

    @Test
    void a_balance_that_suffices_for_one_run_and_not_for_all_says_what_happens_then() {
        UUID partner = besideAnother(990_000);
        desk.runs.activate("preview");
        PreviewViewModel.Shown shown =
                Objects.requireNonNull(desk.runs.preview().shown().get());
        assertThat(new PlanWords(desk.texts, false)
                        .funds(shown.preview().funds(), shown.preview().total(), shown.elsewhere())
                        .text())
                .contains("¥10,000 are missing");

        assertThat(askedBeforePaying(partner))
                .anyMatch(fact -> fact.endsWith("Together with ¥20,000 that other runs have still to send, it is"
                        + " ¥10,000 short: a run pauses where it runs out."))
                .noneMatch(fact -> fact.contains("would remain"));
    }

    @Test
    void alone_nothing_is_taken_off() {
        UUID partner = desk.shop.partnerWith(30_000);
        desk.shop.job("account-sync");

        assertThat(askedBeforePaying(partner))
                .anyMatch(fact -> fact.contains("; ¥970,000 would remain."))
                .noneMatch(fact -> fact.contains("Other runs"));
    }
}
