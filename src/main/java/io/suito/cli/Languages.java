package io.suito.cli;

import io.suito.app.Configuration;
import io.suito.app.SuitoHome;
import io.suito.text.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** Which language a person reads: {@code SUITO_LANGUAGE}, else the system's; Japanese or English. */
final class Languages {
    private Languages() {}

    /**
     * The language of the environment, of the settings file, or of the system. A settings file that cannot be read does
     * not matter here: the command that needs it says what is wrong with it, and {@code --help} needs nothing.
     */
    static Locale of(SuitoHome home, Map<String, String> environment, Locale system) {
        String chosen = environment.getOrDefault("SUITO_LANGUAGE", "").strip();
        if (chosen.isEmpty()) {
            chosen = settled(home, environment).map(Locale::getLanguage).orElse(system.getLanguage());
        }
        return chosen.equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    }

    private static Optional<Locale> settled(SuitoHome home, Map<String, String> environment) {
        try {
            return Configuration.load(home, environment).language();
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Help texts in another language than the annotations' English, by picocli's keys. */
    static Optional<ResourceBundle> helpTexts(Locale locale) {
        return locale.getLanguage().equals("ja")
                ? Optional.of(ResourceBundle.getBundle("io.suito.cli.help", locale))
                : Optional.empty();
    }
}
