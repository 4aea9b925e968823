package io.suito.cli;

import io.suito.text.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command says: with {@code --json} one JSON document on standard output and nothing else there, otherwise lines
 * and tables for people. Progress goes to standard error either way.
 */
public final class Output {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Terminal terminal;
    private final Locale locale;
    private final boolean json;
    private int progressWidth;

    /**
     * An output for one command.
     *
     * @param json whether the person asked for a JSON document
     */
    public Output(Terminal terminal, Locale locale, boolean json) {
        this.terminal = terminal;
        this.locale = locale;
        this.json = json;
    }

    /** Whether a JSON document was asked for. */
    public boolean json() {
        return json;
    }

    /** The language of the person. */
    public Locale locale() {
        return locale;
    }

    /**
     * Says a result in the form that was asked for.
     *
     * @param document what becomes the JSON document: records and maps; names in snake_case, instants ISO-8601 in UTC
     * @param human writes lines and tables instead
     */
    public void result(Object document, Runnable human) {
        if (json) {
            document(document);
        } else {
            human.run();
        }
    }

    /** Writes the one JSON document. */
    public void document(Object document) {
        clearProgress();
        terminal.out().println(JSON.writeValueAsString(document));
    }

    /** Writes a line for people; nothing with {@code --json}. */
    public void line(String text) {
        if (!json) {
            clearProgress();
            terminal.out().println(Width.printable(text));
        }
    }

    /** Writes a message of the bundle as a line for people. */
    public void say(String key, Object... arguments) {
        line(Messages.text(locale, key, arguments));
    }

    /** Writes a table for people; nothing with {@code --json}. */
    public void table(Table table) {
        if (!json) {
            clearProgress();
            table.lines().forEach(terminal.out()::println);
        }
    }

    /** Whether progress replaces what was told before; otherwise each is a line of its own. */
    public boolean overwritesProgress() {
        return terminal.errIsTerminal();
    }

    /** Tells how far a long piece of work is, on standard error; on a terminal each replaces the one before. */
    public synchronized void progress(String text) {
        String shown = Width.printable(text);
        if (terminal.errIsTerminal()) {
            int width = Width.of(shown);
            terminal.err().print("\r" + shown + " ".repeat(Math.max(0, progressWidth - width)));
            terminal.err().flush();
            progressWidth = width;
        } else {
            terminal.err().println(shown);
        }
    }

    /** Writes a sentence to standard error, whatever form was asked for. */
    public void error(String sentence) {
        clearProgress();
        terminal.err().println(Width.printable(sentence));
    }

    private synchronized void clearProgress() {
        if (progressWidth > 0) {
            terminal.err().print("\r" + " ".repeat(progressWidth) + "\r");
            terminal.err().flush();
            progressWidth = 0;
        }
    }

    PrintWriter writer() {
        return new PrintWriter(terminal.out(), true, terminal.out().charset());
    }

    PrintWriter errorWriter() {
        return new PrintWriter(terminal.err(), true, terminal.err().charset());
    }
}
