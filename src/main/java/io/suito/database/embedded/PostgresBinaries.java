package io.suito.database.embedded;

import io.suito.text.Refusal;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the class path into a directory of this installation: never into a shared
 * temporary one, where somebody else could have put something under the same name.
 *
 * @param directory what holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path directory) {
    /** Unpacks what is not unpacked yet; safe to be killed at any point and to be called again. */
    static PostgresBinaries unpack(Path parent) {
        try {
            byte[] archive = archive();
            Path directory = parent.resolve("postgres-" + fingerprint(archive));
            if (Files.notExists(directory)) {
                Path draft =
                        parent.resolve("unpacking-" + ProcessHandle.current().pid());
                delete(draft);
                extract(archive, draft);
                publish(draft, directory);
            }
            return new PostgresBinaries(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL under " + parent, e);
        }
    }

    /** The file of one program: {@code initdb}, {@code postgres}, {@code pg_ctl}. */
    Path program(String name) {
        return directory.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    private static byte[] archive() throws IOException {
        String architecture = System.getProperty("os.arch", "");
        String machine = architecture.equals("amd64") ? "x86_64" : architecture;
        InputStream found;
        try {
            found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine);
        } catch (IllegalStateException e) {
            throw new Refusal(e, "embedded.no_binaries", system(), machine);
        }
        if (found == null) {
            throw new Refusal("embedded.no_binaries", system(), machine);
        }
        try (found) {
            return found.readAllBytes();
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (windows()) {
            return "Windows";
        }
        return name.contains("mac") ? "Darwin" : "Linux";
    }

    static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, inside(target, entry.getName()));
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("unexpected hard link " + entry.getName());
        } else {
            Files.copy(tar, file);
            if (entry.getName().matches("(\\./)?bin/[^/]+") && !file.toFile().setExecutable(true, false)) {
                throw new IOException("cannot be made executable: " + file);
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("outside of the archive: " + name);
        }
        return file;
    }

    private static void publish(Path draft, Path directory) throws IOException {
        try {
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            if (Files.notExists(directory)) {
                throw e;
            }
            delete(draft);
        }
    }

    /** Deletes a directory and all in it; fine when it is not there. */
    static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
