package io.suito.cli;

import io.suito.app.SuitoHome;
import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** Tells logging where its files go. Must run before the first logger is made. */
final class Logs {
    private static final String DIRECTORY = "suito.logs";
    private static final String CONFIGURATION = "logback.configurationFile";

    private Logs() {}

    /**
     * Logs to files under the home; where these cannot be written, to standard error only.
     *
     * @param talkative whether what is done is told on standard error too, and not only what went wrong
     */
    static void direct(SuitoHome home, boolean talkative) {
        if (talkative) {
            System.setProperty("suito.console", "INFO");
        }
        if (System.getProperty(DIRECTORY) != null) {
            return;
        }
        // The JDBC driver speaks to java.util.logging, which would write to the person's terminal.
        LogManager.getLogManager().reset();
        System.setProperty("suito.pid", Long.toString(ProcessHandle.current().pid()));
        try {
            home.make();
            Files.createDirectories(home.logs());
            if (Files.isWritable(home.logs())) {
                System.setProperty(DIRECTORY, home.logs().toString());
                return;
            }
        } catch (IOException | Refusal e) {
            // The command itself will say so when it needs the home; --help and --version do not.
        }
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "logback-stderr.xml");
        }
    }

    /** Where the log files of this process are. */
    static Path directory() {
        return Path.of(System.getProperty(DIRECTORY, "-"));
    }
}
