package io.suito.cli;

import io.suito.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks before something that moves money or cannot be undone. */
public final class Confirmation {
    private static final Set<String> YES = Set.of("y", "yes", "はい", "ｙ");

    private final Terminal terminal;
    private final boolean yes;

    /**
     * A confirmation for one command.
     *
     * @param yes whether the person has already agreed with {@code --yes}
     */
    public Confirmation(Terminal terminal, boolean yes) {
        this.terminal = terminal;
        this.yes = yes;
    }

    /**
     * Returns when the person agrees.
     *
     * @param question in the person's language, with the facts (how many, how much)
     * @throws Refusal {@code cli.confirmation_needed} without a terminal and without {@code --yes};
     *     {@code cli.declined} when the answer is anything but yes
     */
    public void require(String question) {
        if (yes) {
            return;
        }
        if (!terminal.interactive()) {
            throw new Refusal("cli.confirmation_needed");
        }
        terminal.err().print(Width.printable(question) + " [y/N] ");
        terminal.err().flush();
        if (!agrees(answer())) {
            throw new Refusal("cli.declined");
        }
    }

    /** What the person types; empty where there is nobody to ask. */
    Optional<String> askFor(String question) {
        if (!terminal.interactive()) {
            return Optional.empty();
        }
        terminal.err().print(Width.printable(question) + " ");
        terminal.err().flush();
        return Optional.ofNullable(answer());
    }

    private @Nullable String answer() {
        try {
            return terminal.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean agrees(@Nullable String answer) {
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
