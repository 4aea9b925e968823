package io.suito.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process of this program; it ends when its input does, so it never outlives who started it. */
public final class ChildJvm implements AutoCloseable {
    private static final int USUAL_HEAP = 512;
    private static final List<String> ROOM = List.of("-Xms1g", "-Xmx1g", "-Xmn512m");

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    public ChildJvm(Class<?> main, String... arguments) {
        this(USUAL_HEAP, main, arguments);
    }

    /** With a heap of at most so many megabytes. */
    public ChildJvm(int heap, Class<?> main, String... arguments) {
        this(List.of("-Xmx" + heap + "m"), main, arguments);
    }

    /** One that stands for somebody else's servers, which do not stop for their garbage in the middle of a bench. */
    public static ChildJvm ofOthers(Class<?> main, String... arguments) {
        return new ChildJvm(ROOM, main, arguments);
    }

    private ChildJvm(List<String> memory, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=logback-stderr.xml",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(1, memory);
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Says something to it, and hears its answer. */
    public String ask(String line) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
            String answer = out.readLine();
            if (answer == null) {
                throw new IllegalStateException("the child process ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
