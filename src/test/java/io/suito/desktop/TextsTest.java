package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.text.Texts;
import io.suito.money.Yen;
import io.suito.payouts.ItemAction;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text stands in both languages, is used, and is not written twice. */
class TextsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/io/suito/desktop");

    /** Groups whose last word comes from the database or an enum: {@code stop.fraud}. */
    private static final Pattern COMPOSED = Pattern.compile("[\"%]([a-z_]+(?:\\.[a-z_]+)*)\\.\"");

    private static final Pattern WORDS = Pattern.compile("\\b(?:word|label)\\(\\s*\"([a-z_.]+)\"");
    private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*\"([a-z_.]+)\"");
    private static final Pattern LITERAL =
            Pattern.compile("\\b(?:get|count)\\(\\s*\"([a-z_]+(?:\\.[a-z_]+)+)\"\\s*[,)]");

    /** Groups whose texts are made of several words of the program, and words that such texts end with. */
    private static final Set<String> BY_PARTS = Set.of("table.", "column.", "filter.", "gate.");

    private static final Set<String> PARTS = Set.of("empty", "prompt", "label", "all", "passed", "closed");
    private static final String ONE = ".one";
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]+");

    @Test
    void both_languages_have_the_same_texts_with_the_same_places() {
        Properties english = read("texts.properties");
        Properties japanese = read("texts_ja.properties");

        assertThat(japanese.stringPropertyNames()).isEqualTo(withoutSingulars(english));
        withoutSingulars(english)
                .forEach(key -> assertThat(places(japanese.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key))));
    }

    /** Japanese does not tell one from several, so it has no texts for one. */
    private static Set<String> withoutSingulars(Properties texts) {
        return texts.stringPropertyNames().stream()
                .filter(key -> !key.endsWith(ONE))
                .collect(Collectors.toSet());
    }

    @Test
    void what_counts_something_says_one_of_it_as_one_and_several_as_several() {
        Properties english = read("texts.properties");
        Set<String> counted = COUNTED.matcher(sources())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(counted).hasSizeGreaterThan(20);
        assertThat(english.stringPropertyNames().stream()
                        .filter(key -> key.endsWith(ONE))
                        .map(key -> key.substring(0, key.length() - ONE.length())))
                .containsExactlyInAnyOrderElementsOf(counted);
        assertThat(counted)
                .allSatisfy(key -> assertThat(places(english.getProperty(key + ONE)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key)))
                        .contains("{0"));
        assertThat(new Texts(Locale.ENGLISH).count("run.progress", 1, "0")).isEqualTo("0 of 1 partner handled");
        assertThat(new Texts(Locale.ENGLISH).count("run.progress", 1_200, "1"))
                .isEqualTo("1 of 1,200 partners handled");
        assertThat(new Texts(Locale.JAPANESE).count("run.progress", 1, "0")).isEqualTo("出品者 1 件中 0 件処理済み");
    }

    @Test
    void a_word_that_stands_alone_begins_as_a_sentence_does() {
        assertThat(new Texts(Locale.ENGLISH).label("state.item", "held")).isEqualTo("Held");
        assertThat(new Texts(Locale.JAPANESE).label("state.item", "held")).isEqualTo("保留");
    }

    @Test
    void a_negative_amount_has_a_minus_sign_which_is_read_as_one_when_it_is_typed_elsewhere() {
        String shown = new Texts(Locale.ENGLISH).yen(-1_234);

        assertThat(shown).isEqualTo("\u2212¥1,234");
        assertThat(Yen.parse(shown)).isEqualTo(-1_234);
    }

    @Test
    void a_day_is_not_broken_over_two_lines() {
        assertThat(new Texts(Locale.ENGLISH).date(LocalDate.of(2026, 12, 1))).isEqualTo("1\u00a0Dec\u00a02026");
    }

    @Test
    void no_text_stands_there_twice() throws IOException {
        for (String file : List.of("texts.properties", "texts_ja.properties")) {
            List<String> keys = Files.readAllLines(BUNDLES.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();

            assertThat(keys).as(file).doesNotHaveDuplicates();
        }
    }

    @Test
    void no_quotation_mark_is_swallowed_and_none_is_shown_twice() {
        String forms = text(Path.of("fxml"));
        for (String file : List.of("texts.properties", "texts_ja.properties")) {
            read(file).forEach((key, text) -> {
                assertThat(text.toString()).as(key.toString()).doesNotContainPattern("(?<!')'(?:'')*(?!')");
                if (text.toString().contains("'")) {
                    assertThat(forms).as("FXML shows texts as they stand").doesNotContain("%" + key + "\"");
                }
            });
        }
        assertThat(new Texts(Locale.ENGLISH).word("job.does", "account-sync")).contains("the platform's balance");
    }

    @Test
    void every_text_is_used_somewhere() {
        String sources = sources();
        Set<String> groups = new TreeSet<>();
        Matcher composed = COMPOSED.matcher(sources);
        while (composed.find()) {
            groups.add(composed.group(1) + ".");
        }
        Matcher words = WORDS.matcher(sources);
        while (words.find()) {
            groups.add(words.group(1) + ".");
        }
        groups.removeAll(BY_PARTS);
        String named = sources + text(Path.of("src/main/java/io/suito/payouts"));

        assertThat(withoutSingulars(read("texts.properties")))
                .allSatisfy(key -> assertThat(sources.contains("\"" + key + "\"")
                                || sources.contains("%" + key + "\"")
                                || groups.stream().anyMatch(key::startsWith)
                                || isNamedByParts(key, named))
                        .as(key + " is used")
                        .isTrue());
    }

    /**
     * Of a table, a column, a filter, a gate that is gone no text may stay: each of its parts is a word of the program.
     */
    private static boolean isNamedByParts(String key, String sources) {
        return BY_PARTS.stream().anyMatch(key::startsWith)
                && Arrays.stream(key.split("\\."))
                        .skip(1)
                        .allMatch(part -> PARTS.contains(part)
                                || sources.contains("\"" + part + "\"")
                                || sources.contains("." + part + "\""));
    }

    @Test
    void every_text_that_the_program_names_is_there() {
        Set<String> known = read("texts.properties").stringPropertyNames();
        List<String> named = LITERAL.matcher(sources())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(150);
        assertThat(known).containsAll(named);
    }

    @Test
    void what_can_be_done_with_an_item_has_all_its_words() {
        Set<String> known = read("texts.properties").stringPropertyNames();

        for (ItemAction action : ItemAction.values()) {
            String word = action.name().toLowerCase(Locale.ROOT);
            assertThat(known)
                    .containsAll(Stream.of("action", "title", "ask", "then", "do", "cannot")
                            .map(group -> "item." + group + "." + word)
                            .toList());
        }
    }

    @Test
    void every_text_that_fxml_names_is_there() {
        Set<String> known = read("texts.properties").stringPropertyNames();
        Matcher named = Pattern.compile("=\"%([a-z_.]+)\"").matcher(text(Path.of("fxml")));
        while (named.find()) {
            assertThat(known).contains(named.group(1));
        }
    }

    @Test
    void nothing_in_fxml_is_written_in_one_language_only() {
        assertThat(Pattern.compile("(text|promptText|accessibleText)=\"(?![%$])[^\"]*\\p{L}")
                        .matcher(text(Path.of("fxml")))
                        .results()
                        .map(Matcher -> Matcher.group())
                        .toList())
                .isEmpty();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }

    private static String sources() {
        return text(Path.of("src/main/java/io/suito/desktop")) + text(Path.of("fxml"));
    }

    private static String text(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(TextsTest::content).collect(Collectors.joining("\n"));
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
