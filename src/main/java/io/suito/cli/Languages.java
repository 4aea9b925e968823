package io.suito.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** Which language a person reads: {@code SUITO_LANGUAGE}, else the system's; Japanese or English. */
final class Languages {
    private Languages() {}

    /** Before the settings file is read, so that a mistake in it can be told: only the environment counts. */
    static Locale of(Map<String, String> environment, Locale system) {
        String chosen = environment.getOrDefault("SUITO_LANGUAGE", "").strip();
        String language = chosen.isEmpty() ? system.getLanguage() : chosen;
        return language.equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    }

    /** Help texts in another language than the annotations' English, by picocli's keys. */
    static Optional<ResourceBundle> helpTexts(Locale locale) {
        return locale.getLanguage().equals("ja")
                ? Optional.of(ResourceBundle.getBundle("io.suito.cli.help", locale))
                : Optional.empty();
    }
}
