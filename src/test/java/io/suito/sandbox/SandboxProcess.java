package io.suito.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sandbox in a process of its own, which can be killed. */
final class SandboxProcess implements AutoCloseable {
    static final String KEY = "sk_test_process";

    private final Process process;
    final URI base;

    private SandboxProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Runs until it is killed or its parent is gone; tells its address through a file. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        SandboxServer server = SandboxServer.start(
                SandboxOptions.inDirectory(directory).withLimits(Limits.none()).withSecretKey(KEY));
        Path written = Files.writeString(
                directory.resolve("address.new"), server.baseUri().toString());
        Files.move(written, directory.resolve("address"));
        while (System.in.read() >= 0) {
            // nobody writes; the end of it is the end of the parent
        }
        Runtime.getRuntime().halt(1);
    }

    static SandboxProcess start(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve("address"));
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = new ProcessBuilder(List.of(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SandboxProcess.class.getName(),
                            directory.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new SandboxProcess(process, address(process, directory.resolve("address")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(Process process, Path file) throws IOException {
        for (int i = 0; i < 600; i++) {
            if (Files.exists(file)) {
                return URI.create(Files.readString(file));
            }
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the sandbox ended with " + process.exitValue());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the sandbox did not start");
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
