package io.suito.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells PostgreSQL's processes from others: a process number alone may have been given away since. */
final class ServerProcess {
    private ServerProcess() {}

    /** Whether this process is the server on these files. One that has ended and was not yet reaped is not. */
    static boolean runsOn(ProcessHandle process, Path data) {
        if (!process.isAlive()) {
            return false;
        }
        Path words = Path.of("/proc/" + process.pid() + "/cmdline");
        if (!Files.exists(words)) {
            return isPostgres(process);
        }
        try {
            return new String(Files.readAllBytes(words), StandardCharsets.UTF_8).contains("\0" + data + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether any process may be running this program; in doubt, yes. */
    static boolean anyRuns(Path program) {
        return ProcessHandle.allProcesses()
                .filter(ServerProcess::isPostgres)
                .anyMatch(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).equals(program))
                        .orElse(true));
    }

    private static boolean isPostgres(ProcessHandle process) {
        Path name = Path.of("/proc/" + process.pid() + "/comm");
        try {
            if (Files.exists(name)) {
                return Files.readString(name, StandardCharsets.UTF_8).startsWith("postgres");
            }
        } catch (IOException e) {
            return false;
        }
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(file -> file.startsWith("postgres"))
                .isPresent();
    }
}
