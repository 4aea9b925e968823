package io.suito.cli.data;

import io.suito.money.Yen;
import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads {@code partner_id,yen} lines; a line that cannot be understood is refused with its number. */
final class BalancesFile {
    private static final String LINE = "([0-9a-fA-F-]{36})\\s*,\\s*\"?([^\"]+?)\"?\\s*";
    private static final long LIMIT_BYTES = 50_000_000;

    private final Path file;

    BalancesFile(Path file) {
        this.file = file;
    }

    /** @throws Refusal {@code opening.file_unreadable}, {@code opening.file_line} */
    Map<UUID, Long> read() {
        Map<UUID, Long> balances = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String text = line.replaceFirst("^\uFEFF", "").strip();
            boolean heading = number == 1 && text.startsWith("partner_id");
            if (!text.isEmpty() && !heading && balances.put(partner(text, number), yen(text, number)) != null) {
                throw wrong(number);
            }
        }
        return balances;
    }

    private List<String> lines() {
        try {
            if (Files.size(file) > LIMIT_BYTES) {
                throw new Refusal("opening.file_unreadable", file.toString());
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(e, "opening.file_unreadable", file.toString());
        }
    }

    private UUID partner(String text, int number) {
        try {
            return UUID.fromString(group(text, 1, number));
        } catch (IllegalArgumentException e) {
            throw wrong(number);
        }
    }

    private long yen(String text, int number) {
        try {
            return Yen.parse(group(text, 2, number));
        } catch (Refusal e) {
            throw wrong(number);
        }
    }

    private String group(String text, int group, int number) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(LINE).matcher(text);
        if (!matcher.matches()) {
            throw wrong(number);
        }
        return matcher.group(group);
    }

    private Refusal wrong(int number) {
        return new Refusal("opening.file_line", file.toString(), Integer.toString(number));
    }
}
