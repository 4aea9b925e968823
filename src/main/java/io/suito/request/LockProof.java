package io.suito.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What tells a lock file from a copy of it. A home that is copied or restored brings along the files of executors that
 * may only be asleep on the machine it came from; a copy is free, and says nothing about them.
 *
 * <p>A copy is another file: it has another inode, and where there are none (Windows) another time of creation. The
 * name of the machine tells apart what keeps even these. All of it survives restarts of process and machine. Only the
 * image of a whole disk takes everything along; and whatever else differs leaves the decision to a person.
 */
final class LockProof {
    private static final List<Path> MACHINE_IDS =
            List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

    private LockProof() {}

    /** The proof of this file, as a hash: the names of machines are nobody's business. */
    static String of(Path file) throws IOException {
        return sha256(identity(file) + "\n" + machine());
    }

    private static String identity(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "inode " + Files.getAttribute(file, "unix:ino");
        }
        return "created "
                + Files.readAttributes(file, BasicFileAttributes.class).creationTime();
    }

    /** A name that does not change with the network; empty where the system has none. */
    private static String machine() throws IOException {
        for (Path id : MACHINE_IDS) {
            if (Files.isReadable(id)) {
                return Files.readString(id).strip();
            }
        }
        return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
