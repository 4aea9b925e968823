package io.suito.cli;

import io.suito.app.Configuration;
import io.suito.app.PasswordPrompt;
import io.suito.app.SuitoHome;
import io.suito.text.Secret;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What every command starts from.
 *
 * @param environment the variables of the process
 * @param home where this installation keeps its data
 * @param terminal where the command writes and reads
 * @param locale the language that the person reads
 */
public record Context(Map<String, String> environment, SuitoHome home, Terminal terminal, Locale locale) {
    /**
     * The settings, read and checked anew.
     *
     * @throws io.suito.text.Refusal {@code config.*}
     */
    public Configuration configuration() {
        return Configuration.load(home, environment);
    }

    /** This machine's clock. */
    public Clock clock() {
        return Clock.systemUTC();
    }

    /** Asks for passwords on the terminal, unseen; nobody is asked where there is none. */
    public PasswordPrompt passwordPrompt() {
        return terminal.interactive() ? Context::askUnseen : PasswordPrompt.NOBODY;
    }

    private static Optional<Secret> askUnseen(String user, String url) {
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("%s@%s: ", user, url.replaceFirst("\\?.*", "")))
                .filter(typed -> typed.length > 0)
                .map(typed -> Secret.of(new String(typed)));
    }

    /** Whether the environment contains secrets is nobody's business. */
    @Override
    public String toString() {
        return "Context[" + home.directory() + "]";
    }
}
