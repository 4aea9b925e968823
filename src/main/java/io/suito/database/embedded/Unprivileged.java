package io.suito.database.embedded;

import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL refuses to run as root. For root this puts a command before its programs that takes the privilege away and
 * still lets them at their files: a user namespace where the system allows it, else another user who keeps only the
 * right to pass the directories.
 */
final class Unprivileged {
    private static final Logger LOG = LoggerFactory.getLogger(Unprivileged.class);
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override",
            // or access(2), by which PostgreSQL looks for its own programs, would not count that right
            "--securebits=+no_setuid_fixup");

    private Unprivileged() {}

    /**
     * What goes before a command of PostgreSQL; nothing for an ordinary user.
     *
     * @throws Refusal {@code embedded.root} when this process is root and neither way works here
     */
    static List<String> prefix() {
        if (PostgresBinaries.windows() || !answersRoot(List.of())) {
            return List.of();
        }
        for (List<String> way : List.of(NAMESPACE, NOBODY)) {
            if (works(way)) {
                return way;
            }
        }
        throw new Refusal("embedded.root");
    }

    private static boolean works(List<String> way) {
        try {
            String user = userId(way);
            return !user.isEmpty() && !user.equals("0");
        } catch (IOException e) {
            LOG.debug("{} does not work here", way.get(0), e);
            return false;
        }
    }

    private static boolean answersRoot(List<String> prefix) {
        try {
            return userId(prefix).equals("0");
        } catch (IOException e) {
            LOG.debug("no id command", e);
            return false;
        }
    }

    /** What {@code id -u} says; empty when the command fails. */
    private static String userId(List<String> prefix) throws IOException {
        Process process = new ProcessBuilder(Programs.command(prefix, "id", "-u"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
