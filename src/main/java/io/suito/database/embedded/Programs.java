package io.suito.database.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs with an environment of their own: no secret of ours reaches them, and no locale. */
final class Programs {
    private static final List<String> KEPT = List.of("PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR");

    private Programs() {}

    /** Starts a program; what it says is appended to the log. */
    static Process start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        environment.put("LC_ALL", "C");
        return builder.directory(log.resolveSibling(".").toFile())
                .redirectErrorStream(true)
                .redirectInput(nothing())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Runs a program to its end; its exit status, or -1 when it was ended because it took too long. */
    static int run(List<String> command, Path log, Duration limit) throws IOException {
        Process process = start(command, log);
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return -1;
    }

    static List<String> command(List<String> prefix, String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    private static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File(PostgresBinaries.windows() ? "NUL" : "/dev/null"));
    }
}
