package io.suito.app;

import io.suito.text.Refusal;
import io.suito.text.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** Files and directories that only their owner may read: secrets, and what stands beside them. */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OTHERS_READ = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    private static final SecureRandom RANDOM = new SecureRandom();

    private PrivateFiles() {}

    /** Makes a directory (0700) and its parents where they are missing; leaves an existing one as it is. */
    public static void directory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (POSIX) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Writes a file (0600) so that a reader sees the old or the new text, whole, also after a power cut. */
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(draft);
        if (POSIX) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The secret kept in a file; made from 24 random bytes after the given prefix at the first call. */
    public static Secret keptSecret(Path file, String prefix) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            RANDOM.nextBytes(random);
            // Letters and digits only: a Stripe key has nothing else, and nothing needs quoting.
            String text = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(random)
                    .replace('-', 'x')
                    .replace('_', 'y');
            write(file, prefix + text + "\n");
        }
        return Secret.of(Files.readString(file, StandardCharsets.UTF_8).strip());
    }

    /**
     * Whether group or others may read or change the file. Windows homes are private by their access lists: never
     * there.
     *
     * @throws Refusal {@code config.unreadable} when the file cannot be looked at
     */
    static boolean openToOthers(Path file) {
        if (!POSIX) {
            return false;
        }
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS_READ::contains);
        } catch (IOException e) {
            throw new Refusal(e, "config.unreadable", file.toString());
        }
    }

    /**
     * The one line of a secret's file, without the line end.
     *
     * @throws Refusal {@code config.unreadable}, {@code config.readable_by_others} or {@code config.secret_empty}
     */
    static Secret readSecret(Path file) {
        String text;
        try {
            if (Files.size(file) > 10_000) {
                throw new Refusal("config.secret_empty", file.toString());
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(e, "config.unreadable", file.toString());
        }
        if (openToOthers(file)) {
            throw new Refusal("config.readable_by_others", file.toString());
        }
        String line = text.replaceFirst("^\uFEFF", "").replaceFirst("\\R[\\s]*$", "");
        if (line.isBlank() || line.lines().count() != 1) {
            throw new Refusal("config.secret_empty", file.toString());
        }
        return Secret.of(line);
    }
}
