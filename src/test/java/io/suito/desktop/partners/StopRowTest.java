package io.suito.desktop.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.payouts.PartnerReports.Stop;
import io.suito.payouts.WhyNotPaid.Gate;
import io.suito.payouts.WhyNotPaid.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    void what_the_database_notes_is_told_in_the_persons_language() throws Exception {
        Matcher noted = Pattern.compile("'(payouts were switched off[^']*)'")
                .matcher(Files.readString(Path.of("db/migration/V09_1__platform_stop_beside_others.sql"))
                        + Files.readString(Path.of("db/migration/V05__policy_stops_balances.sql")));
        List<String> told = noted.results()
                .map(found -> StopRow.note(stop("staff_hold", found.group(1), "web"), JAPANESE))
                .toList();

        assertThat(told).containsExactly("プラットフォーム側で送金が停止されました。", "切替前から送金が停止されていました。");
    }

    @Test
    void a_persons_name_and_words_stay_as_they_are() {
        Stop held = stop("staff_hold", "under_review", "tama");

        assertThat(StopRow.author(held, JAPANESE)).isEqualTo("tama");
        assertThat(StopRow.note(held, JAPANESE)).isEqualTo("under_review");
    }

    @Test
    void a_hold_lasts_to_the_end_of_the_day_that_was_typed() {
        Instant midnight = Instant.parse("2029-12-31T15:00:00Z");

        assertThat(StopRow.until(midnight, JAPANESE)).contains("2029/12/31").endsWith("まで (当日を含む)");
        assertThat(StopRow.until(midnight.plusSeconds(60), JAPANESE)).isEqualTo("2030/01/01 00:01 まで");
        assertThat(GateRow.sentence(new Gate("stop", Standing.BLOCKED, 0, midnight, "staff_hold"), JAPANESE))
                .contains("2029/12/31")
                .doesNotContain("2030");
    }
}
