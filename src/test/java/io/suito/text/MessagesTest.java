package io.suito.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the sources or the database can refuse with has a sentence in both languages, and nothing else. */
class MessagesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/io/suito/text");
    private static final Pattern REFUSAL =
            Pattern.compile("(?:new Refusal\\(\\s*(?:\\w+,\\s*)?\"|error_code = ')([a-z]+(?:[._][a-z0-9]+)*)[\"']");
    private static final Pattern RAISED = Pattern.compile("SUITO:([a-z]+(?:[._][a-z0-9]+)*)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[._-][a-z0-9]+)*)\"");
    private static final Pattern ATTENTION = Pattern.compile("(?s)Attention\\.raise\\(.*?;");
    private static final Pattern SQL_ATTENTION =
            Pattern.compile("insert into backoffice\\.attention_items[^;]*?select '([a-z_]+)'");
    private static final Pattern RUNBOOK = Pattern.compile("(?m)^\\| `([a-z0-9]+(?:_[a-z0-9]+)+)`");
    private static final Pattern FOLLOWED = Pattern.compile("follow\\(tx, \"([a-z0-9_]+)\"");
    private static final Pattern SALE = Pattern.compile("\"(sale_[a-z_]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[^}]*}");

    /** Keys whose last part comes out of data; what these may be is tested where they are defined. */
    private static final List<String> FAMILIES = List.of(
            "attention.",
            "reason.",
            "cure.",
            "state.run.",
            "state.item.",
            "kind.",
            "db.opening.",
            "difference.",
            "schedule.step.");

    @Test
    void every_error_code_has_a_sentence_in_both_languages() {
        Set<String> codes = codes();

        assertThat(codes).hasSizeGreaterThan(60).contains("payouts.run_exists", "ledger.append_only", "db.unreachable");
        assertThat(errorCodes("messages.properties")).containsAll(codes);
        assertThat(errorCodes("messages_ja.properties")).containsAll(codes);
    }

    @Test
    void both_languages_have_the_same_keys_with_the_same_facts() {
        Properties english = bundle("messages.properties");
        Properties japanese = bundle("messages_ja.properties");

        assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(japanese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void one_of_something_is_singular_and_several_are_plural() {
        assertThat(Messages.text(Locale.ENGLISH, "payouts.total", 1, "¥5")).isEqualTo("1 partner, ¥5 in all");
        assertThat(Messages.text(Locale.ENGLISH, "payouts.total", 1_200, "¥5")).isEqualTo("1,200 partners, ¥5 in all");
        assertThat(Messages.text(Locale.ENGLISH, "payouts.look_after", 1, "x")).startsWith("1 item needs a person.");
    }

    @Test
    void every_text_is_a_pattern_without_a_lost_quote() {
        for (Properties bundle : List.of(bundle("messages.properties"), bundle("messages_ja.properties"))) {
            bundle.forEach((key, text) -> {
                String shown = new MessageFormat((String) text, Locale.ENGLISH).format(new Object[9]);
                assertThat(shown).as("%s", key).doesNotContain("{").isNotBlank();
            });
        }
    }

    @Test
    void no_key_is_left_over() {
        Set<String> used = literals();
        Set<String> errors = codes().stream().map(code -> "error." + code).collect(Collectors.toSet());

        Set<String> unused = bundle("messages.properties").stringPropertyNames().stream()
                .filter(key -> !used.contains(key) && !errors.contains(key))
                // a code that is first a value, as what keeps an action from being possible
                .filter(key -> !used.contains(key.replaceFirst("^error[.]", "")))
                .filter(key -> FAMILIES.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    @Test
    void everything_that_is_raised_for_a_person_has_a_sentence() {
        Set<String> kinds = new TreeSet<>();
        sources().forEach(source -> {
            if (source.contains("Attention")) {
                found(ATTENTION, source)
                        .flatMap(raised -> found(LITERAL, raised.group()))
                        .map(match -> match.group(1))
                        .filter(kind -> kind.contains("_"))
                        .forEach(kinds::add);
                found(FOLLOWED, source).forEach(match -> kinds.add(match.group(1)));
                found(SALE, source).forEach(match -> kinds.add(match.group(1)));
            }
        });
        found(SQL_ATTENTION, migrations()).forEach(match -> kinds.add(match.group(1)));
        found(RUNBOOK, text(Path.of("docs/operations.md"))).forEach(match -> kinds.add(match.group(1)));
        Set<String> sentences = bundle("messages.properties").stringPropertyNames().stream()
                .filter(key -> key.startsWith("attention."))
                .map(key -> key.substring("attention.".length()))
                .collect(Collectors.toSet());

        assertThat(kinds).hasSizeGreaterThan(15);
        assertThat(sentences).containsAll(kinds);
    }

    @Test
    void every_state_and_every_reason_has_a_name() {
        Set<String> keys = bundle("messages.properties").stringPropertyNames();

        for (io.suito.payouts.ItemState state : io.suito.payouts.ItemState.values()) {
            assertThat(keys).contains("state.item." + state.code());
        }
        for (io.suito.payouts.RunState state : io.suito.payouts.RunState.values()) {
            assertThat(keys).contains("state.run." + state.code());
        }
        found(Pattern.compile("then '([a-z_]+)'"), text(Path.of("db/migration/V06__payout_runs.sql")))
                .map(match -> match.group(1))
                .filter(reason ->
                        !Set.of("pending", "running", "completed", "failed").contains(reason))
                .forEach(reason -> assertThat(keys).contains("reason." + reason));
        found(Pattern.compile("reason in \\(([^)]*)\\)"), text(Path.of("db/migration/V05__policy_stops_balances.sql")))
                .limit(1)
                .flatMap(list -> found(Pattern.compile("'([a-z0-9_]+)'"), list.group(1)))
                .forEach(stop -> assertThat(keys).contains("reason.stopped." + stop.group(1)));
    }

    private static String migrations() {
        return files(Path.of("db/migration")).stream().map(MessagesTest::text).collect(Collectors.joining("\n"));
    }

    private static Set<String> codes() {
        return Stream.concat(
                        sources().stream().flatMap(source -> found(REFUSAL, source)),
                        files(Path.of("db/migration")).stream().flatMap(file -> found(RAISED, text(file))))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> errorCodes(String bundle) {
        return bundle(bundle).stringPropertyNames().stream()
                .filter(key -> key.startsWith("error."))
                .map(key -> key.substring("error.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> literals() {
        return sources().stream()
                .flatMap(source -> found(LITERAL, source))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<Integer> placeholders(String text) {
        return found(PLACEHOLDER, text)
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Properties bundle(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<String> sources() {
        return files(Path.of("src/main/java")).stream().map(MessagesTest::text).toList();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
