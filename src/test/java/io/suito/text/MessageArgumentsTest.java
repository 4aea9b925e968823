package io.suito.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever refuses or says something gives as many facts as the sentence has places for them. */
class MessageArgumentsTest {
    private static final Pattern REFUSAL = Pattern.compile("new Refusal\\(");
    private static final Pattern SAID = Pattern.compile("\\b(?:text|say|usage|tell)\\(");
    private static final Pattern RAISED = Pattern.compile("SUITO:([a-z0-9_.]+)((?:\\|[^|']*)*)'");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[._-][a-z0-9]+)+)\"");
    private static final Pattern FIXED = Pattern.compile("(?s)(?:[^\"]*\\? \"[^\"]+\"\\s*: )?\"[^\"]+\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[^}]*}");

    private final Properties messages = messages();

    @Test
    void every_refusal_gives_the_facts_that_its_sentence_names() {
        List<String> seen = new ArrayList<>();
        forEachCall(REFUSAL, (file, arguments) -> {
            int at = KEY.matcher(arguments.get(0)).matches() ? 0 : 1;
            if (at < arguments.size() && isFixed(arguments, at)) {
                assertFacts(file, "error.", arguments, at);
                seen.add(arguments.get(at));
            }
        });

        assertThat(seen).hasSizeGreaterThan(120);
    }

    @Test
    void every_refusal_of_the_database_gives_the_facts_that_its_sentence_names() {
        List<String> seen = new ArrayList<>();
        files("db/migration").forEach(file -> {
            Matcher raised = RAISED.matcher(text(file));
            while (raised.find()) {
                long given = raised.group(2).chars().filter(c -> c == '|').count();
                assertThat(given).as("%s: %s", file, raised.group()).isEqualTo(places("error." + raised.group(1)));
                seen.add(raised.group(1));
            }
        });

        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void everything_that_is_said_has_its_facts() {
        List<String> seen = new ArrayList<>();
        forEachCall(SAID, (file, arguments) -> {
            int at = KEY.matcher(arguments.get(0)).find() ? 0 : 1;
            if (at < arguments.size() && messages.containsKey(firstKey(arguments.get(at))) && isFixed(arguments, at)) {
                assertFacts(file, "", arguments, at);
                seen.add(arguments.get(at));
            }
        });

        assertThat(seen).hasSizeGreaterThan(100);
    }

    /** One key or a choice of two stands there, and no array stands for the facts. */
    private static boolean isFixed(List<String> arguments, int at) {
        return FIXED.matcher(arguments.get(at)).matches()
                && arguments.stream().skip(at + 1).noneMatch(a -> a.contains("toArray") || a.matches("a(rguments)?"));
    }

    private void assertFacts(Path file, String prefix, List<String> arguments, int at) {
        Matcher keys = KEY.matcher(arguments.get(at));
        while (keys.find()) {
            assertThat(arguments.size() - at - 1)
                    .as("%s: %s", file, arguments)
                    .isEqualTo(places(prefix + keys.group(1)));
        }
    }

    private static String firstKey(String argument) {
        Matcher key = KEY.matcher(argument);
        return key.find() ? key.group(1) : "";
    }

    private int places(String key) {
        assertThat(messages).containsKey(key);
        return PLACEHOLDER
                .matcher(messages.getProperty(key))
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)) + 1)
                .max()
                .orElse(0);
    }

    private static void forEachCall(Pattern beginning, BiConsumer<Path, List<String>> look) {
        files("src/main/java").filter(file -> !file.endsWith("Refusal.java")).forEach(file -> {
            String source = text(file);
            Matcher call = beginning.matcher(source);
            while (call.find()) {
                List<String> arguments = arguments(source, call.end());
                if (!arguments.isEmpty()) {
                    look.accept(file, arguments);
                }
            }
        });
    }

    /** What stands between the commas of the call whose parenthesis was opened before this place. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        for (int i = from; i < source.length() && depth >= 0; i++) {
            char c = source.charAt(i);
            int end = c == '"' ? endOfText(source, i) : i;
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || (c == ',' && depth == 0)) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(source, i, end + 1);
            }
            i = end;
        }
        return arguments.equals(List.of("")) ? List.of() : arguments;
    }

    private static int endOfText(String source, int quote) {
        int end = quote + 1;
        while (source.charAt(end) != '"' || source.charAt(end - 1) == '\\') {
            end++;
        }
        return end;
    }

    private static Properties messages() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/io/suito/text/messages.properties"))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String directory) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
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
