package io.suito.desktop.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.payouts.PartnerReports.Stop;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who set a stop and why, in words of the screen where it was not a person. */
class StopRowTest {
    private static final Texts JAPANESE = new Texts(Locale.JAPANESE);

    private static Stop stop(String reason, String note, String setBy) {
        return new Stop(reason, note, null, setBy, Instant.EPOCH);
    }

    @Test
    void parts_of_the_program_have_names_and_stripes_codes_are_told_in_words() {
        Stop stripes = stop("stripe_disabled", "requirements.past_due", "account-sync");

        assertThat(StopRow.author(stripes, JAPANESE)).isEqualTo("アカウント同期 (自動)");
        assertThat(StopRow.note(stripes, JAPANESE)).isEqualTo("提出期限が過ぎた情報があります");
        assertThat(StopRow.author(stop("debt_over_10000", "", "policy"), JAPANESE))
                .isEqualTo("送金ポリシー (自動)");
    }

    @Test
    void a_persons_name_and_words_stay_as_they_are() {
        Stop held = stop("staff_hold", "under_review", "tama");

        assertThat(StopRow.author(held, JAPANESE)).isEqualTo("tama");
        assertThat(StopRow.note(held, JAPANESE)).isEqualTo("under_review");
    }
}
