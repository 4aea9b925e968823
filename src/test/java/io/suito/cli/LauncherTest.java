package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher in a project of its own, with JDKs and a Maven that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path directory = Path.of("");

    private Path project = Path.of("");

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void a_built_project_in_a_directory_with_blanks() throws IOException {
        project = Files.createDirectories(directory.resolve("my 出納"));
        // The usual places of the real machine must not help: they are looked for under the test's directory.
        String script = Files.readString(Path.of("suito"))
                .replaceAll("(?m)^( +)((?:/(?:usr|opt|Library)/\\S+ ?)+)", "$1" + directory + "/usual/* ");
        executable(project.resolve("suito"), script);
        Files.createDirectories(project.resolve("target/lib"));
        Files.createDirectories(project.resolve("target/javafx"));
        Files.writeString(project.resolve("target/suito.jar"), "built");
        Files.createDirectories(project.resolve("src"));
        Files.setLastModifiedTime(project.resolve("src"), FileTime.fromMillis(0));
    }

    @Test
    void a_jdk_under_java_home_is_taken_and_arguments_arrive_as_they_were() throws Exception {
        jdk("own jdk", "25.0.1");

        Run run = launch(project.resolve("suito"), Map.of("JAVA_HOME", directory + "/own jdk"), "payouts", "a b", "");

        assertThat(run.status()).isEqualTo(7);
        assertThat(run.out())
                .startsWith("own jdk\n")
                .contains("\n" + project + "/target/suito.jar:" + project + "/target/lib/*\n")
                .endsWith("io.suito.Main\npayouts\na b\n\n");
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws Exception {
        jdk("old", "17.0.9");
        jdk("usual/a", "21");
        jdk("usual/b", "26.0.2");

        assertThat(launch(project.resolve("suito"), Map.of("JAVA_HOME", directory + "/old"))
                        .out())
                .startsWith("b\n");
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        Run run = launch(project.resolve("suito"), Map.of());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("suito: no JDK 25").endsWith("[launcher.no_jdk]\n");
    }

    @Test
    void it_works_through_symbolic_links_from_another_directory() throws Exception {
        jdk("usual/a", "25");
        Path link = Files.createSymbolicLink(directory.resolve("first link"), project.resolve("suito"));
        Path links = Files.createDirectory(directory.resolve("bin"));
        Path second = Files.createSymbolicLink(links.resolve("suito"), Path.of("../first link"));

        assertThat(launch(second, Map.of()).out()).contains(project + "/target/suito.jar");
        assertThat(link).exists();
    }

    @Test
    void the_proofs_get_the_classes_of_the_tests_and_nothing_else_does() throws Exception {
        jdk("usual/a", "25");

        assertThat(launch(project.resolve("suito"), Map.of(), "--json", "faults", "crash")
                        .out())
                .contains(project + "/target/test-classes:" + project + "/target/test-lib/*\n");
        assertThat(launch(project.resolve("suito"), Map.of(), "payouts", "faults")
                        .out())
                .doesNotContain("test-classes");
    }

    @Test
    void it_builds_when_a_source_is_newer_and_not_again() throws Exception {
        jdk("usual/a", "25");
        maven(0);
        Files.writeString(project.resolve("src/New.java"), "new");
        Files.setLastModifiedTime(project.resolve("target/suito.jar"), FileTime.fromMillis(1_000));

        Run first = launch(project.resolve("suito"), Map.of());
        Run second = launch(project.resolve("suito"), Map.of());

        assertThat(first.err()).contains("building").contains("maven: -q -B -DskipTests package");
        assertThat(first.out()).contains("io.suito.Main");
        assertThat(second.err()).isEmpty();
    }

    @Test
    void a_build_left_by_a_killed_launcher_is_not_waited_for() throws Exception {
        jdk("usual/a", "25");
        maven(0);
        Files.delete(project.resolve("target/suito.jar"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectory(project.resolve("target/.suito-lock"));
        Files.writeString(project.resolve("target/.suito-lock/pid"), gone.pid() + "\n");

        assertThat(launch(project.resolve("suito"), Map.of()).out()).contains("io.suito.Main");
        assertThat(project.resolve("target/.suito-lock")).doesNotExist();
    }

    @Test
    void nor_is_one_whose_launcher_was_killed_before_it_could_say_who_it_is() throws Exception {
        jdk("usual/a", "25");
        maven(0);
        Files.delete(project.resolve("target/suito.jar"));
        Files.createDirectory(project.resolve("target/.suito-lock"));

        assertThat(launch(project.resolve("suito"), Map.of()).out()).contains("io.suito.Main");
    }

    @Test
    void a_build_that_fails_or_cannot_begin_ends_with_a_sentence() throws Exception {
        jdk("usual/a", "25");
        Files.delete(project.resolve("target/suito.jar"));

        assertThat(launch(project.resolve("suito"), Map.of()).err()).endsWith("[launcher.no_maven]\n");
        maven(1);
        Run failed = launch(project.resolve("suito"), Map.of());
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).endsWith("[launcher.build_failed]\n");
        assertThat(failed.out()).isEmpty();
        assertThat(project.resolve("target/.suito-lock")).doesNotExist();
    }

    /** Says which JDK it is and what it was asked to run, and ends with a status of its own. */
    private void jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name).resolve("bin"))
                .resolve("..")
                .normalize();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(
                home.resolve("bin/java"),
                "#!/bin/sh\necho '" + home.getFileName() + "'\nprintf '%s\\n' \"$@\"\nexit 7\n");
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    }

    private void maven(int status) throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        executable(tools.resolve("mvn"), "#!/bin/sh\necho \"maven: $*\"\n: > target/suito.jar\nexit " + status + "\n");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run launch(Path launcher, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", directory.toString(), "LANG", "C.UTF-8"));
        builder.environment().put("PATH", directory + "/tools:" + basics());
        builder.environment().putAll(environment);
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        int status = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** The tools that the launcher uses, without the java and mvn that may stand beside them. */
    private String basics() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("basics"));
        for (String tool : List.of(
                "bash",
                "env",
                "sed",
                "head",
                "find",
                "dirname",
                "readlink",
                "mkdir",
                "touch",
                "mv",
                "rm",
                "cat",
                "sleep",
                "sh")) {
            for (String place : List.of("/bin/", "/usr/bin/", "/usr/local/bin/")) {
                Path file = tools.resolve(tool);
                if (Files.isExecutable(Path.of(place + tool)) && Files.notExists(file)) {
                    executable(file, "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        return tools.toString();
    }
}
