package io.suito;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that name what is not there mislead the person who needs them at night. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)]+)\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern RAISE = Pattern.compile("raise\\([^;]*;");
    private static final Pattern RAISE_IN_SQL =
            Pattern.compile("attention_items \\(kind, subject[^;]*?'([a-z]+(?:_[a-z]+)+)'");
    private static final Pattern KIND = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\"");
    private static final Pattern CODE =
            Pattern.compile("(?:new Refusal\\(\\s*(?:\\w+,\\s*)?\"|SUITO:)([a-z]+)[._a-z]*");

    @Test
    void every_link_leads_somewhere() {
        for (Path document : documents()) {
            for (String link : found(LINK, text(document)).map(m -> m.group(1)).toList()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                assertThat(target).as("%s: %s", document, link).exists();
                if (parts.length == 2) {
                    assertThat(anchors(text(target)))
                            .as("%s: %s", document, link)
                            .contains(parts[1]);
                }
            }
        }
    }

    @Test
    void every_decision_tells_why_what_and_what_holds_it() {
        List<Path> decisions = files(Path.of("docs/decisions"), ".md").stream()
                .filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
                .toList();
        String index = text(Path.of("docs/decisions/README.md"));

        assertThat(decisions).isNotEmpty();
        for (Path decision : decisions) {
            assertThat(text(decision))
                    .as(decision.toString())
                    .contains("**Context.**", "**Decision.**", "**Consequences.**", "**Confirmation.**");
            assertThat(index).contains(decision.getFileName().toString());
        }
    }

    @Test
    void every_test_that_is_named_exists() {
        String tests = files(Path.of("src/test/java"), ".java").stream()
                .map(file -> file.getFileName() + "\n" + text(file))
                .collect(Collectors.joining("\n"));
        for (Path document : documents()) {
            found(TEST, text(document)).forEach(named -> {
                assertThat(tests).as("%s: %s", document, named.group()).contains(named.group(1) + ".java");
                if (named.group(2) != null) {
                    assertThat(tests).as("%s: %s", document, named.group()).contains(" " + named.group(2));
                }
            });
        }
    }

    @Test
    void the_runbook_tells_what_each_attention_item_means() {
        String runbook = text(Path.of("docs/operations.md"));
        Set<String> kinds = inSources(source -> source.contains("Attention."), RAISE).stream()
                .flatMap(raised -> found(KIND, raised).map(m -> m.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        inSources(source -> true, RAISE_IN_SQL)
                .forEach(sql -> found(RAISE_IN_SQL, sql).forEach(m -> kinds.add(m.group(1))));

        assertThat(kinds).hasSizeGreaterThan(10).contains("foreign_ledger_entry");
        assertThat(kinds).allSatisfy(kind -> assertThat(runbook).contains("| `" + kind + "`"));
    }

    @Test
    void the_runbook_tells_what_each_family_of_error_codes_means() {
        String runbook = text(Path.of("docs/operations.md"));
        Set<String> families = inSources(source -> true, CODE).stream()
                .flatMap(code -> found(CODE, code).map(m -> m.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(families).hasSizeGreaterThan(10);
        assertThat(families).allSatisfy(family -> assertThat(runbook).containsPattern("\\|[^|]*`" + family + "\\.?`"));
    }

    private static Set<String> inSources(Predicate<String> wanted, Pattern pattern) {
        return Stream.concat(
                        files(Path.of("src/main/java"), ".java").stream(),
                        files(Path.of("db/migration"), ".sql").stream())
                .map(DocumentsTest::text)
                .filter(wanted)
                .flatMap(source -> found(pattern, source).map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As code forges make them of headings. */
    private static Set<String> anchors(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(java.util.Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> documents() {
        return Stream.concat(
                        files(Path.of("docs"), ".md").stream(),
                        Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")))
                .toList();
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
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
