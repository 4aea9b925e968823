package io.suito.desktop.text;

import io.suito.money.Yen;
import io.suito.text.Messages;
import io.suito.time.Japan;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Everything that is read on the screen, in one language. Times are Japan's, amounts whole yen. */
public final class Texts {
    private static final String BUNDLE = "io.suito.desktop.texts";

    private final Locale locale;
    private final ResourceBundle bundle;
    /** English, the base of all bundles, has it; a language with a bundle of its own would inherit it in English. */
    private final boolean hasSingular;

    private final DateTimeFormatter date;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter weekday;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.hasSingular = bundle.getLocale().equals(Locale.ROOT);
        this.date = DateTimeFormatter.ofPattern(bundle.getString("format.date"), locale);
        this.minutes = DateTimeFormatter.ofPattern(bundle.getString("format.minutes"), locale);
        this.seconds = DateTimeFormatter.ofPattern(bundle.getString("format.seconds"), locale);
        this.weekday = DateTimeFormatter.ofPattern(bundle.getString("format.weekday"), locale);
    }

    public Locale locale() {
        return locale;
    }

    /** For FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The text of a key with its placeholders filled. Numbers that are ids are passed as text. */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }

    /**
     * A text that counts something: {@code <key>.one} for one of it where the language tells one from several,
     * {@code <key>} otherwise. The count, grouped, is {@code {0}}; what else the text names follows.
     */
    public String count(String key, long number, Object... more) {
        String one = key + ".one";
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = number(number);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return get(number == 1 && hasSingular && has(one) ? one : key, arguments);
    }

    /** Whether there is such a text: for words of the database that may be newer than this program. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * The text of a word that the database may know and this program not: then the word itself. States of runs and
     * items have the same names here as on the command line.
     */
    public String word(String group, String word) {
        String key = group + "." + word;
        return has(key) ? get(key) : Messages.find(locale, key).orElse(word);
    }

    /** The text of such a word where it stands alone, in a cell or a badge: it begins as a sentence does. */
    public String label(String group, String word) {
        return asLabel(word(group, word));
    }

    /** A text as it stands alone; one in a script without capitals stays as it is. */
    public String asLabel(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    /** {@code ¥1,234,567}; what is negative has a true minus sign, which is not taken for a hyphen. */
    public String yen(long yen) {
        return Yen.format(yen).replace('-', '\u2212');
    }

    /** A count, grouped. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A time that something will still take: seconds below a minute and a half, then minutes. */
    public String left(Duration rest) {
        long seconds = Math.max(1, rest.toSeconds());
        return seconds < 90
                ? get("run.left.seconds", number(seconds))
                : get("run.left.minutes", number((seconds + 30) / 60));
    }

    public String date(LocalDate day) {
        return date.format(day);
    }

    /** Date and time to the minute, in Japan. */
    public String minutes(Instant instant) {
        return minutes.format(Japan.at(instant));
    }

    /** Date and time to the second, in Japan. */
    public String seconds(Instant instant) {
        return seconds.format(Japan.at(instant));
    }

    /** What a run is called: several manual ones of a day are told apart by their time. */
    public String run(String kind, LocalDate runDate, Instant asOf) {
        return get("run.title." + kind, kind.equals("manual") ? minutes(asOf) : date(runDate));
    }

    /** A date with its day of the week. */
    public String weekday(LocalDate day) {
        return weekday.format(day);
    }
}
