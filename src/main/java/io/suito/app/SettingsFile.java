package io.suito.app;

import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads {@code suito.conf}: one {@code KEY=VALUE} to a line, in UTF-8; empty lines and lines that begin with {@code #}
 * mean nothing. Nothing is escaped and nothing is guessed: a line that cannot be understood is refused with its number.
 */
final class SettingsFile {
    private static final long LIMIT_BYTES = 1_000_000;

    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * The settings of the file, none where there is no file.
     *
     * @throws Refusal {@code config.*} with the file, the line and what to do
     */
    Map<Key, Setting> read() {
        Map<Key, Setting> settings = new EnumMap<>(Key.class);
        if (Files.notExists(file)) {
            return settings;
        }
        int number = 0;
        for (String line : text().split("\\R", -1)) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                add(settings, stripped, number);
            }
        }
        return settings;
    }

    private void add(Map<Key, Setting> settings, String line, int number) {
        int equals = line.indexOf('=');
        if (equals < 1 || line.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal("config.line_malformed", file.toString(), Integer.toString(number));
        }
        String name = line.substring(0, equals).strip();
        Key key = Key.named(name).orElseThrow(() -> unknown(name, number));
        if (key.secret() && PrivateFiles.openToOthers(file)) {
            throw new Refusal("config.readable_by_others", file.toString());
        }
        Setting setting = new Setting(key, line.substring(equals + 1).strip(), file + ":" + number);
        if (settings.putIfAbsent(key, setting) != null) {
            throw new Refusal("config.duplicate_key", file.toString(), Integer.toString(number), name);
        }
    }

    private Refusal unknown(String name, int number) {
        if (name.equals(SuitoHome.VARIABLE)) {
            return new Refusal("config.home_in_file", file.toString(), Integer.toString(number));
        }
        if (!name.matches("[A-Za-z0-9_.-]{1,60}")) {
            return new Refusal("config.line_malformed", file.toString(), Integer.toString(number));
        }
        return new Refusal(
                "config.unknown_key",
                file.toString(),
                Integer.toString(number),
                name,
                Key.nearest(name).name());
    }

    private String text() {
        byte[] bytes;
        try {
            if (Files.size(file) > LIMIT_BYTES) {
                throw new Refusal("config.not_text", file.toString(), "1");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal(e, "config.unreadable", file.toString());
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal(e, "config.not_text", file.toString(), Integer.toString(lineOf(bytes, input.position())));
        }
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
