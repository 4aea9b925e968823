package io.suito.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts the {@link EmbeddedHost} so that it outlives this program and does not hear this terminal. */
final class HostLauncher {
    private final SuitoHome home;
    private final EmbeddedSettings settings;

    HostLauncher(SuitoHome home, EmbeddedSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    static Path log(SuitoHome home) {
        return home.embedded().resolve("host.log");
    }

    Process start(String launch) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command(launch)).directory(home.embedded().toFile());
        // The host needs no key and no login of ours, so it does not get any.
        builder.environment().keySet().removeIf(name -> name.matches("(STRIPE|SUITO|PG)_?.*"));
        return builder.redirectInput(ProcessBuilder.Redirect.from(new File(windows() ? "NUL" : "/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home).toFile()))
                .start();
    }

    private List<String> command(String launch) {
        List<String> command = new ArrayList<>();
        if (!windows()) {
            // A session of its own where the system can; Ctrl-C and a closed terminal are ignored in any case.
            Path setsid = Path.of("/usr/bin/setsid");
            command.addAll(Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of());
            command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        }
        command.add(java().toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx768m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Dsuito.logs=" + home.logs(), "-Dsuito.pid=host"));
        command.addAll(List.of("-cp", classPath(), EmbeddedHost.class.getName()));
        command.addAll(List.of(home.directory().toString(), launch, seconds(settings.linger())));
        command.add(Integer.toString(settings.databasePort().orElse(0)));
        command.add(Integer.toString(settings.sandboxPort().orElse(0)));
        return command;
    }

    /** Made absolute, because the host runs in another directory: it must not keep anybody's directory busy. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(separator), -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }

    private static String seconds(Duration linger) {
        return Long.toString(linger.toSeconds());
    }

    /** On Windows the one without a console, which therefore gets no Ctrl-C either. */
    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", windows() ? "javaw.exe" : "java");
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    }
}
