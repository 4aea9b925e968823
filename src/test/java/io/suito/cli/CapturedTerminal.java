package io.suito.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A terminal whose lines a test can read; nobody sits at it unless answers are given. */
public final class CapturedTerminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    /** Nobody can be asked. */
    public CapturedTerminal() {
        this.terminal = new Terminal(stream(out), stream(err), new StringReader(""), false, false);
    }

    /** Somebody types these lines. */
    public CapturedTerminal(String... answers) {
        String typed = String.join("\n", Arrays.asList(answers)) + "\n";
        this.terminal = new Terminal(stream(out), stream(err), new StringReader(typed), true, false);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Runs the whole program at this terminal; its exit status. */
    public int run(Map<String, String> environment, String... args) {
        out.reset();
        err.reset();
        return CommandLineProgram.run(args, environment, terminal);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The one JSON document on standard output. */
    public JsonNode document() {
        return io.suito.text.Json.read(out());
    }
}
