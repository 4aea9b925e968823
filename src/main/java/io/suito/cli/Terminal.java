package io.suito.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes and reads.
 *
 * <p>A reader that goes away (a closed pipe) is tolerated: the streams are {@link PrintStream}s, which remember the
 * failure instead of throwing, so that the command still finishes what it was asked to do.
 *
 * @param out standard output: results
 * @param err standard error: progress, logs, sentences
 * @param in answers of a person
 * @param interactive whether a person sits at both ends and can be asked
 * @param errIsTerminal whether progress may overwrite its own line
 */
public record Terminal(PrintStream out, PrintStream err, Reader in, boolean interactive, boolean errIsTerminal) {
    /** The streams of this process. JSON and texts are UTF-8 whatever the locale says, except on a Windows console. */
    public static Terminal system() {
        Charset charset = charset();
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
        Reader in = new BufferedReader(new InputStreamReader(System.in, charset));
        return new Terminal(out, err, in, terminal, terminal && !"dumb".equals(System.getenv("TERM")));
    }

    private static Charset charset() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        String console = System.getProperty("stdout.encoding", "UTF-8");
        return windows && Charset.isSupported(console) ? Charset.forName(console) : StandardCharsets.UTF_8;
    }

    /** The next line that a person types; null at the end of the input. */
    @Nullable
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
