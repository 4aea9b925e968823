package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.text.Texts;
import io.suito.text.Messages;
import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever sits at the window is told what is wrong in words of the window, and not in those of a terminal. */
class WindowRefusalsTest {
    private static final String ID = "018f4e2a-7c1b-7d3e-9a5f-0123456789ab";
    private static final Path SOURCES = Path.of("src/main/java/io/suito");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[._][a-z0-9]+)+)\"");
    private static final Pattern RAISED = Pattern.compile("SUITO:([a-z]+(?:[._][a-z0-9]+)+)");
    private static final List<String> TERMINAL =
            List.of("suito ", "--", "SUITO_", "STRIPE_", "command", "コマンド", ".java", "{");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);

    /** Facts that are no ids, by their place; every other fact may be one. */
    private static final Map<String, Set<Integer>> FACTS = Map.of(
            "payouts.run_exists", Set.of(0, 2, 3),
            "approval.same_person", Set.of(0),
            "payouts.run_state", Set.of(1),
            "payouts.item_state", Set.of(1),
            "stops.none", Set.of(1));

    /** Everything that a service says no with which the window can reach; migrating is the command line's alone. */
    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        Stream.of("payouts", "ledger", "request", "stripe", "attention", "schedule", "app/Handlers.java")
                .map(SOURCES::resolve)
                .forEach(path -> addCodes(codes, LITERAL, text(path)));
        addCodes(codes, LITERAL, text(SOURCES.resolve("database/SqlErrors.java")));
        Set<String> raised = new TreeSet<>();
        addCodes(raised, RAISED, text(Path.of("db/migration")));
        raised.removeIf(code -> code.startsWith("db."));
        codes.addAll(raised);
        return codes;
    }

    private static void addCodes(Set<String> codes, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            if (Messages.find(Locale.ENGLISH, "error." + found.group(1)).isPresent()) {
                codes.add(found.group(1));
            }
        }
    }

    private static String shown(String code, Locale language) {
        Object[] facts = new Object[9];
        Arrays.fill(facts, ID);
        FACTS.getOrDefault(code, Set.of()).forEach(place -> facts[place] = "fact");
        return Problem.of(new Refusal(code, facts), language).sentence();
    }

    @Test
    void no_sentence_in_the_window_speaks_of_commands_and_settings() {
        assertThat(codes())
                .hasSizeGreaterThan(60)
                .contains("payouts.item_state", "payouts.in_flight", "stops.held_already", "db.unreachable")
                .contains("payouts.item_facts", "request.no_answer", "stripe.unreachable", "ledger.zero");
        for (Locale language : LANGUAGES) {
            assertThat(codes())
                    .allSatisfy(
                            code -> assertThat(shown(code, language)).as(code).doesNotContain(TERMINAL));
        }
    }

    @Test
    void the_windows_own_sentences_have_no_ids_and_belong_to_codes_that_exist() {
        for (Locale language : LANGUAGES) {
            Set<String> own = new Texts(language)
                    .bundle().keySet().stream()
                            .filter(key -> key.startsWith("refusal."))
                            .map(key -> key.substring("refusal.".length()))
                            .collect(Collectors.toSet());

            assertThat(codes()).containsAll(own);
            assertThat(own)
                    .allSatisfy(
                            code -> assertThat(shown(code, language)).as(code).doesNotContain(ID));
        }
    }

    @Test
    void states_are_named_as_the_screen_names_them_and_details_keep_what_the_sentence_leaves_out() {
        Problem english = Problem.of(new Refusal("payouts.run_state", ID, "executing"), Locale.ENGLISH);
        assertThat(english.sentence())
                .isEqualTo("That cannot be done with this run: its state is \"executing\" by now.");
        assertThat(english.code()).isEqualTo("payouts.run_state");
        assertThat(english.detail()).contains(ID);

        assertThat(Problem.of(new Refusal("payouts.run_state", ID, "executing"), Locale.JAPANESE)
                        .sentence())
                .contains("「実行中」");
        assertThat(Problem.of(new Refusal("payouts.item_state", ID, "at_account"), Locale.JAPANESE)
                        .sentence())
                .contains("「Stripe に滞留」");
        assertThat(Problem.of(new Refusal("stops.none", ID, "staff_hold"), Locale.JAPANESE)
                        .sentence())
                .contains("「担当者による保留」");
    }

    /** Groups whose words the window takes from the command line's sentences where it has none of its own. */
    private static Set<String> borrowed() {
        Set<String> groups = new TreeSet<>();
        Matcher word = Pattern.compile("\\bword\\(\\s*\"([a-z_.]+)\"").matcher(text(SOURCES.resolve("desktop")));
        while (word.find()) {
            groups.add(word.group(1) + ".");
        }
        groups.add("difference.");
        return groups;
    }

    @Test
    void nothing_that_the_window_borrows_from_the_command_line_speaks_of_commands_and_settings() {
        assertThat(borrowed()).contains("reason.", "state.run.", "state.item.", "run.cure.");
        for (Locale language : LANGUAGES) {
            Texts texts = new Texts(language);
            assertThat(Messages.keys(language).stream()
                            .filter(key -> borrowed().stream().anyMatch(key::startsWith))
                            .filter(key -> !texts.has(key)))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(key -> assertThat(
                                    Messages.find(language, key, "", "", "", "").orElseThrow())
                            .as(key)
                            .doesNotContain(TERMINAL));
        }
    }

    @Test
    void no_text_of_the_window_names_a_command_a_setting_or_a_job_by_its_code() {
        List<String> codes = List.of("post-sales", "release-deliveries", "account-sync", "payout-status", "payout-run");
        for (Locale language : LANGUAGES) {
            ResourceBundle bundle = new Texts(language).bundle();
            assertThat(bundle.keySet())
                    .allSatisfy(key -> assertThat(bundle.getString(key))
                            .as(key)
                            .doesNotContain("suito ", "--", "SUITO_", "STRIPE_")
                            .doesNotContain(codes));
        }
    }

    private static String text(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(WindowRefusalsTest::content)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
