package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Reasons;
import io.suito.desktop.text.Texts;
import io.suito.payouts.ItemList;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.RunStory.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happened to a run, in one line each. */
class RunWordsTest {
    private static String line(
            Locale language, String what, @Nullable String detail, @Nullable String status, @Nullable String reason) {
        return new RunWords(new Texts(language)).event(new Event(Instant.EPOCH, what, "tama", detail, status, reason));
    }

    @Test
    void a_request_says_what_became_of_it_and_its_whole_reason() {
        assertThat(line(Locale.ENGLISH, "asked", "payout-run.discard", "refused", "too late | or not"))
                .isEqualTo("tama requested: discard (refused). Reason: too late | or not");
        assertThat(line(Locale.ENGLISH, "asked", "payout-run.execute", "done", null))
                .isEqualTo("tama requested: pay out (accepted)");
        assertThat(line(Locale.JAPANESE, "asked", "payout-run.pause", "running", "月末"))
                .isEqualTo("tama が依頼: 一時停止 – 実行中。理由: 月末");
        for (String status : new String[] {"waiting_approval", "queued", "running", "done", "refused", "failed"}) {
            assertThat(line(Locale.JAPANESE, "asked", "payout-run.resume", status, null))
                    .startsWith("tama が依頼: 再開")
                    .doesNotContain(status);
        }
    }

    @Test
    void a_plan_says_its_reason_where_it_has_one() {
        assertThat(line(Locale.ENGLISH, "planned", "", null, "month end"))
                .isEqualTo("Planned by tama. Reason: month end");
        assertThat(line(Locale.ENGLISH, "planned", "", null, null)).isEqualTo("Planned by tama");
    }

    @Test
    void a_plan_has_the_number_that_the_question_before_paying_shows() {
        String hash = "0123456789abcdef0123456789abcdef";

        assertThat(line(Locale.ENGLISH, "planned", hash, null, null)).isEqualTo("Planned by tama: plan 0123456789ab");
        assertThat(line(Locale.JAPANESE, "planned", hash, null, null)).isEqualTo("tama が計画を確定: 計画番号 0123456789ab");
    }

    @Test
    void a_comparison_is_told_in_the_language_of_the_screen() {
        assertThat(line(Locale.ENGLISH, "compared", "agrees", null, null)).isEqualTo("Compared with Stripe: agrees");
        assertThat(line(Locale.JAPANESE, "compared", "agrees", null, null)).isEqualTo("Stripe と照合: 一致");
        assertThat(line(Locale.JAPANESE, "compared", "differs", null, null)).isEqualTo("Stripe と照合: 不一致");
    }

    @Test
    void money_that_a_bank_will_go_on_refusing_needs_another_bank_account_first() {
        assertThat(atAccount("account_closed"))
                .contains("the bank account is closed")
                .contains("Take it back, or pay it out again once the partner has given Stripe another bank account");
        assertThat(atAccount("could_not_process"))
                .contains("the bank could not process it")
                .endsWith("Pay it out again or take it back.");
    }

    @Test
    void a_bank_that_knows_no_account_is_not_taken_for_a_partner_without_one_at_Stripe() {
        Texts english = new Texts(Locale.ENGLISH);

        assertThat(Reasons.labelOfItem("at_account", "no_account", english))
                .isEqualTo("The bank knows no such account");
        assertThat(Reasons.labelOfItem("held", "no_account", english)).isEqualTo("No Stripe account");
        assertThat(Reasons.labelOfItem("failed", "some_code_of_stripe", english))
                .isEqualTo("some_code_of_stripe");
    }

    private static String atAccount(String reason) {
        UUID id = UUID.fromString("019a0000-1111-7222-8333-444455556666");
        return new RunWords(new Texts(Locale.ENGLISH))
                .item(new ItemList.Row(
                        id,
                        id,
                        "店舗",
                        1_000,
                        1,
                        "at_account",
                        "completed",
                        reason,
                        "acct_1",
                        null,
                        null,
                        null,
                        false,
                        false));
    }

    @Test
    void an_ended_run_says_what_of_it_is_sent_again_and_first_what_needs_a_person() {
        assertThat(ended(0, 1, 0)).isEqualTo("Finished. Payouts sent: 2 of 3. Being sent again: 1.");
        assertThat(ended(1, 0, 0)).startsWith("Finished. Payouts sent: 2 of 3. To do: 1;");
        assertThat(ended(0, 0, 1)).isEqualTo("Finished. Payouts sent: 2 of 3. Being taken back: 1.");
        assertThat(ended(0, 0, 0)).contains("was taken back or released");
    }

    private static String ended(int held, int moving, int takingBack) {
        UUID id = UUID.fromString("019a0000-1111-7222-8333-444455556666");
        LocalDate day = LocalDate.of(2026, 11, 30);
        int released = 1 - held - moving - takingBack;
        return new RunWords(new Texts(Locale.ENGLISH))
                .sentence(
                        new RunStatus(
                                id,
                                "manual",
                                "completed",
                                "",
                                Instant.EPOCH,
                                3,
                                30_000,
                                0,
                                2,
                                0,
                                held,
                                0,
                                released,
                                0,
                                null,
                                null,
                                day,
                                0,
                                takingBack,
                                moving,
                                0,
                                null,
                                null,
                                ""),
                        moving * 10_000L);
    }

    @Test
    void runs_of_the_same_minute_have_short_numbers_of_their_own() {
        UUID first = UUID.fromString("019a0000-1111-7222-8333-444455556666");
        UUID second = UUID.fromString("019a0000-2222-7333-8444-444477778888");

        assertThat(RunView.shortNumber(first)).isEqualTo("55556666");
        assertThat(RunView.shortNumber(second)).isEqualTo("77778888");
    }
}
