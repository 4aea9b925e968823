package io.suito.desktop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.text.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What jobs have found is said in one order, and what leaves somebody something to do is not green. */
class JobWordsTest {
    private static final String NOTHING_WRONG = "{\"drifts\": [], \"waiting\": {\"available\": 0, \"at_account\": 0}}";

    private final Texts texts = new Texts(Locale.ENGLISH);

    private String said(String job, String outcome) {
        return JobWords.result(job, Json.read(outcome), texts);
    }

    @Test
    void a_comparison_that_found_nothing_wrong_says_so() {
        assertThat(said("drift-check", NOTHING_WRONG)).isEqualTo("Balances that are wrong: 0");
        assertThat(JobWords.tone("done", NOTHING_WRONG)).isEqualTo(Tone.GOOD);
        assertThat(said("payout-status", "{\"controls\": {\"differing\": 0, \"checked\": 2}}"))
                .isEqualTo("Runs compared: 2 · Differing: 0");
    }

    @Test
    void what_was_not_compared_differs_in_nothing() {
        assertThat(said("payout-status", "{\"controls\": {\"differing\": 0, \"checked\": 0}}"))
                .isEqualTo("Nothing to do");
    }

    @Test
    void the_whole_stands_before_its_parts() {
        assertThat(said("payout-status", "{\"payouts\": {\"at_account\": 1, \"paid\": 4, \"asked\": 5}}"))
                .isEqualTo("Payouts checked: 5 · At the bank: 4 · Left at Stripe: 1");
    }

    @Test
    void a_result_that_leaves_something_to_do_is_not_green() {
        for (String outcome : new String[] {
            "{\"drifts\": [{}]}",
            "{\"waiting\": {\"available\": 1}}",
            "{\"waiting\": {\"at_account\": 1}}",
            "{\"payouts\": {\"at_account\": 1}}",
            "{\"controls\": {\"differing\": 1}}",
            "{\"not_posted\": 1}"
        }) {
            assertThat(JobWords.tone("done", outcome)).as(outcome).isEqualTo(Tone.CAUTION);
        }
        assertThat(JobWords.tone("done", "{\"posted\": 3}")).isEqualTo(Tone.GOOD);
    }
}
