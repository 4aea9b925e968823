package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PayoutPreview.Funds;
import io.suito.payouts.PreviewComparison;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
    private static final Instant READ_AT = Instant.parse("2026-12-01T01:05:00Z");

    private final PlanWords words = new PlanWords(new Texts(Locale.ENGLISH), false);

    @Test
    void the_balance_is_said_with_its_age_and_what_would_remain() {
        PlanWords.Said said = words.funds(new Funds(100_000, READ_AT), 60_000, 0);

        assertThat(said.text()).contains("¥100,000", "10:05", "¥40,000 would remain");
        assertThat(said.tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void what_other_runs_have_still_to_send_is_not_there_for_this_one() {
        PlanWords.Said said = words.funds(new Funds(100_000, READ_AT), 60_000, 50_000);

        assertThat(said.text()).contains("¥10,000 are missing", "¥50,000 from it");
        assertThat(said.tone()).isEqualTo(Tone.BAD);
    }

    @Test
    void beside_the_items_of_a_frozen_plan_the_same_is_said_in_one_line_each() {
        PlanWords brief = new PlanWords(new Texts(Locale.ENGLISH), true);
        PreviewComparison before = new PreviewComparison(new UUID(0, 1), READ_AT, 1, 50_000, 2, 1);

        assertThat(brief.funds(new Funds(100_000, READ_AT), 60_000, 0).text())
                .isEqualTo(
                        "Covered by the Stripe balance of ¥100,000 (1\u00a0Dec\u00a02026 10:05); ¥40,000 would remain.");
        assertThat(brief.funds(new Funds(10_000, READ_AT), 60_000, 0).text()).contains("¥50,000 short");
        assertThat(brief.before(before, 60_000))
                .contains("for 1 partner.", "Difference: +¥10,000; new: 2; not in it now: 1");
    }

    @Test
    void a_balance_that_was_never_read_is_no_empty_one() {
        assertThat(words.funds(null, 60_000, 0).tone()).isEqualTo(Tone.CAUTION);
    }

    @Test
    void the_difference_to_the_run_before_has_a_sign_and_names_who_came_and_who_went() {
        PreviewComparison before = new PreviewComparison(new UUID(0, 1), READ_AT, 3, 50_000, 2, 1);

        assertThat(words.before(before, 60_000)).contains("¥50,000 for 3 partners", "+¥10,000", "new partners: 2");
        assertThat(words.before(before, 40_000)).contains("Difference: \u2212¥10,000");
        assertThat(words.before(null, 40_000)).startsWith("There is no previous run");
    }
}
