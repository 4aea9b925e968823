package io.suito.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** The message bundle {@code io/suito/text/messages} in English and Japanese. */
public final class Messages {
    private static final String BUNDLE = "io.suito.text.messages";

    private Messages() {}

    /** The text of a key, with {@link MessageFormat} placeholders filled. */
    public static String text(Locale locale, String key, Object... arguments) {
        return format(locale, bundle(locale).getString(key), List.of(arguments));
    }

    /** The text of a key that need not exist. */
    public static Optional<String> find(Locale locale, String key, Object... arguments) {
        return bundle(locale).containsKey(key) ? Optional.of(text(locale, key, arguments)) : Optional.empty();
    }

    /** The keys of all texts in a language. */
    public static Set<String> keys(Locale locale) {
        return bundle(locale).keySet();
    }

    /** The sentence of an error code; a code without a sentence is still shown, as itself. */
    public static String sentence(Locale locale, String code, List<?> arguments) {
        try {
            return format(locale, bundle(locale).getString("error." + code), arguments);
        } catch (MissingResourceException e) {
            return code + (arguments.isEmpty() ? "" : " " + arguments);
        }
    }

    private static String format(Locale locale, String pattern, List<?> arguments) {
        return new MessageFormat(pattern, locale).format(arguments.toArray());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
