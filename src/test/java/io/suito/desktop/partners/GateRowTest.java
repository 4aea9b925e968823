package io.suito.desktop.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.payouts.WhyNotPaid.Gate;
import io.suito.payouts.WhyNotPaid.Standing;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A gate says what stands in the way in words, whatever Stripe and the database call it. */
class GateRowTest {
    private static String closed(Locale language, String name, String word) {
        return GateRow.sentence(new Gate(name, Standing.BLOCKED, 0, null, word), new Texts(language));
    }

    @Test
    void stripes_reason_is_told_in_words_also_one_that_is_new_and_none() {
        assertThat(closed(Locale.ENGLISH, "stripe", "requirements.past_due")).contains(": details are overdue.");
        assertThat(closed(Locale.JAPANESE, "stripe", "requirements.past_due"))
                .contains("提出期限が過ぎた情報があります")
                .doesNotContain("past_due");
        assertThat(closed(Locale.JAPANESE, "stripe", "some_new_code"))
                .contains("その他の理由")
                .doesNotContain("some_new");
        assertThat(closed(Locale.ENGLISH, "stripe", "")).contains(": no reason is known.");
    }

    @Test
    void what_has_no_end_says_so_instead_of_showing_a_dash() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertThat(closed(language, "stop", "staff_hold")).doesNotContain("–");
            assertThat(closed(language, "requirements", "2")).contains("2").doesNotContain("–");
        }
        assertThat(closed(Locale.ENGLISH, "stop", "staff_hold")).contains("without an end");
    }

    @Test
    void the_days_until_release_are_those_of_the_policy() {
        assertThat(closed(Locale.ENGLISH, "delivered", "10")).contains("10").doesNotContain("seven");
        assertThat(closed(Locale.JAPANESE, "delivered", "10")).contains("10 日後").doesNotContain("7");
    }

    @Test
    void what_waits_for_a_person_says_so_and_what_goes_on_by_itself_does_too() {
        Texts english = new Texts(Locale.ENGLISH);
        assertThat(closed(Locale.ENGLISH, "item", "failed")).contains("waits for somebody", "Open it under Payouts");
        assertThat(GateRow.sentence(new Gate("item", Standing.WAITING, 0, null, "transfer_sent"), english))
                .contains("It ends by itself.");
    }

    @Test
    void a_stop_for_debt_is_not_said_to_be_lifted_as_others_are() {
        assertThat(closed(Locale.ENGLISH, "stop", "debt_over_10000"))
                .contains("as soon as the debt is within the limit");
        assertThat(closed(Locale.JAPANESE, "stop", "debt_over_10000")).contains("上限以内");
    }

    @Test
    void a_balance_that_was_never_read_is_not_an_empty_one() {
        assertThat(closed(Locale.ENGLISH, "funds", "unread"))
                .contains("not been read yet")
                .doesNotContain("¥0");
        assertThat(closed(Locale.ENGLISH, "funds", "")).contains("does not cover");
    }
}
