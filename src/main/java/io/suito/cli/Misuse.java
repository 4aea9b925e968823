package io.suito.cli;

import io.suito.text.Messages;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with a command line, in the language of whoever typed it: picocli itself knows English only. */
final class Misuse {
    /** How picocli introduces what a converter of ours said. */
    private static final Pattern CONVERTED = Pattern.compile("(?s)Invalid value for [^:]+(?: \\([^)]*\\))?: (.*)");

    private final Locale locale;

    Misuse(Locale locale) {
        this.locale = locale;
    }

    String reason(ParameterException misused) {
        String said = misused.getMessage() == null ? "" : misused.getMessage().strip();
        return switch (misused) {
            case UnmatchedArgumentException e ->
                Messages.text(locale, "error.cli.unknown_word", String.join(" ", e.getUnmatched()));
            case MissingParameterException e ->
                Messages.text(
                        locale,
                        "error.cli.missing",
                        e.getMissing().stream().map(Misuse::name).collect(Collectors.joining(", ")));
            case OverwrittenOptionException e -> Messages.text(locale, "error.cli.twice", name(e.getOverwritten()));
            default ->
                misused.getArgSpec() != null && misused.getValue() != null
                        ? wrongValue(misused.getArgSpec(), misused.getValue(), said)
                        : said;
        };
    }

    /** What our converters say is said in the right language already. */
    private String wrongValue(ArgSpec argument, String value, String said) {
        Matcher converted = CONVERTED.matcher(said);
        boolean ours =
                converted.matches() && Stream.of(argument.auxiliaryTypes()).anyMatch(Arguments.READ_HERE::contains);
        return ours ? converted.group(1) : Messages.text(locale, "error.cli.bad_value", name(argument), value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
