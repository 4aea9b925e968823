package io.suito.cli;

import io.suito.text.Messages;
import io.suito.time.Japan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads ids, dates and instants as people and scripts type them; nothing is guessed. */
final class Arguments {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** The types that are read here, with sentences of ours where they cannot be. */
    static final Set<Class<?>> READ_HERE = Set.of(UUID.class, LocalDate.class, Instant.class);

    private final Locale locale;

    private Arguments(Locale locale) {
        this.locale = locale;
    }

    static void register(CommandLine commandLine, Locale locale) {
        Arguments arguments = new Arguments(locale);
        commandLine
                .registerConverter(UUID.class, arguments::id)
                .registerConverter(LocalDate.class, arguments::date)
                .registerConverter(Instant.class, arguments::instant);
    }

    private UUID id(String text) {
        if (!text.matches(ID)) {
            throw wrong("error.cli.not_an_id", text);
        }
        return UUID.fromString(text);
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("error.cli.not_a_date", text);
        }
    }

    /** An instant with its zone, or a date: its first moment in Japan. */
    private Instant instant(String text) {
        try {
            return text.length() == 10
                    ? Japan.instant(LocalDate.parse(text), LocalTime.MIDNIGHT)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong("error.cli.not_an_instant", text);
        }
    }

    private TypeConversionException wrong(String key, String text) {
        return new TypeConversionException(Messages.text(locale, key, text));
    }
}
