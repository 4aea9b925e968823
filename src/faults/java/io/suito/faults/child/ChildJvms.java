package io.suito.faults.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Starts child processes cheaply: one class archive for all of them, the quick compiler only, little memory. */
public final class ChildJvms implements AutoCloseable {
    private final Path directory;
    private final String classPath;
    private final Path archive;

    public ChildJvms() {
        try {
            directory = Files.createTempDirectory("suito-children");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classPath = ClassPath.packed(directory);
        archive = directory.resolve("children.aot");
    }

    /** Starts the program. */
    public Child start(Start start) {
        return startTogether(List.of(start));
    }

    /** Starts several programs in one process; they end together. */
    public Child startTogether(List<Start> starts) {
        return start(Files.exists(archive) ? List.of("-XX:AOTCache=" + archive) : List.of(), starts);
    }

    /** Starts another program than the usual one. */
    public Child start(Class<?> program, List<String> arguments) {
        return start(List.of(), program, arguments);
    }

    /** Starts the program; at its end its classes become the archive that later ones start from. */
    public Child startTraining(Start start) {
        return start(List.of("-XX:AOTCacheOutput=" + archive), List.of(start));
    }

    private Child start(List<String> options, List<Start> starts) {
        return start(
                options,
                ChildProgram.class,
                starts.stream().flatMap(start -> Stream.of(start.arguments())).toList());
    }

    private Child start(List<String> options, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xms32m",
                "-Xmx256m",
                "-Xlog:disable",
                "-Xlog:all=off",
                "-Dlogback.configurationFile=logback-stderr.xml",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile(directory, "child", ".err");
            return new Child(
                    new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
