package io.suito.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Given;
import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.payouts.Holidays;
import io.suito.payouts.Policies;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The policy as it is looked at, without a window: what applies, what will change, what is not enforced yet. */
class SettingsViewModelTest {
    private final Marketplace shop = new Marketplace();
    private final DirectTasks tasks = new DirectTasks();
    private List<Given> given = List.of();
    private final SettingsViewModel settings = new SettingsViewModel(
            new Policies(shop.backoffice.transactions()),
            () -> given,
            new TableTools(tasks, new Texts(Locale.ENGLISH), new AnsweredDialogs(), Memory.fleeting()));

    @AfterEach
    void close() {
        shop.close();
    }

    private Line line(String name) {
        return settings.policy().rows().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_coming_policy_says_what_it_will_change_and_nothing_else() {
        settings.refresh();
        assertThat(settings.since().get()).doesNotContain("changes");

        shop.update("insert into backoffice.payout_policy (effective_from, minimum_payout, release_days)"
                + " values (backoffice.clock() + interval '3 days', 5000, 10)");
        settings.refresh();

        assertThat(settings.since().get())
                .contains("this changes: Money becomes payable: 10 days after delivery  ·  Minimum payout: ¥5,000")
                .doesNotContain("Debt stop", "Platform fee");
    }

    @Test
    void what_is_not_enforced_yet_says_so_and_holidays_say_up_to_when_they_are_known() {
        settings.refresh();

        assertThat(line("Approval by a second person").value()).endsWith("(not enforced yet)");
        assertThat(line("Approval by a second person").remark()).startsWith("In this version no run waits for it");
        assertThat(line("On a public holiday").remark()).endsWith("the end of " + Holidays.lastYear() + ".");
    }

    @Test
    void where_a_setting_was_given_is_told_in_words() {
        given = List.of(
                new Given("SUITO_HOME", "/srv/suito", "convention"),
                new Given("SUITO_DATABASE_URL", "jdbc:postgresql:suito", "embedded"),
                new Given("SUITO_STRIPE_API_BASE", "http://localhost", "environment"),
                new Given("SUITO_STRIPE_KEY", "", "suito.conf:3"));

        settings.refresh();

        assertThat(settings.installation().rows())
                .extracting(Line::remark)
                .containsExactly("Usual place", "Built-in service (automatic)", "Environment variable", "suito.conf:3");
    }
}
