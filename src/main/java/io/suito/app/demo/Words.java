package io.suito.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the lists under {@code db/demo}: one entry per line, columns parted by commas, {@code #} for remarks. */
final class Words {
    /**
     * A word of a name.
     *
     * @param text as it is written
     * @param kana its reading in katakana
     * @param romaji for mail addresses
     */
    record Word(String text, String kana, String romaji) {}

    private Words() {}

    static List<Word> words(String file) {
        return columns(file).stream()
                .map(c -> new Word(c.get(0), c.get(1), c.get(2)))
                .toList();
    }

    static List<List<String>> columns(String file) {
        return lines(file).stream()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    static List<String> lines(String file) {
        String path = "/db/demo/" + file;
        try (InputStream in = Words.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + path);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
