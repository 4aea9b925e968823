package io.suito.request;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is alive. Each executor holds a file lock in its home; the operating system frees it when the process ends,
 * however it ends. So another program of the same home can state as a fact that an incarnation has ended, which a
 * silent network connection never proves. The free copy of a lock file proves nothing either (see {@link LockProof}).
 */
public final class Incarnations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Incarnations.class);

    private final Transactions transactions;
    private final Path directory;
    private final Incarnation self;
    private final FileChannel channel;

    private Incarnations(Transactions transactions, Path directory, Incarnation self, FileChannel channel) {
        this.transactions = transactions;
        this.directory = directory;
        this.self = self;
        this.channel = channel;
    }

    /** Registers this process as an executor of the given home. */
    public static Incarnations register(Transactions transactions, Path home) {
        Path directory = home.resolve("executors");
        UUID id = UUID.randomUUID();
        try {
            Files.createDirectories(directory);
            FileChannel channel = guarded(directory, () -> lockFile(directory.resolve(id + ".lock")));
            Incarnation self =
                    new Incarnation(id, hostName(), ProcessHandle.current().pid(), id + ".lock");
            String proof = LockProof.of(directory.resolve(id + ".lock"));
            transactions.run(tx -> insert(tx, self, proof));
            Incarnations incarnations = new Incarnations(transactions, directory, self, channel);
            incarnations.buryTheDead();
            return incarnations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface FileWork<T> {
        T run() throws IOException;
    }

    /** Making a lock and looking for free ones exclude each other, or a lock just being made would look free. */
    private static synchronized <T> T guarded(Path directory, FileWork<T> work) throws IOException {
        try (FileChannel guard = FileChannel.open(
                        directory.resolve("guard"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = guard.lock()) {
            LOG.trace("guard {}", lock);
            return work.run();
        }
    }

    private static FileChannel lockFile(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    private static void insert(Tx tx, Incarnation self, String proof) {
        tx.sql("""
                        insert into backoffice.executors (incarnation, host, pid, home_lock, lock_proof)
                        values (:id, :host, :pid, :lock, :proof)""")
                .set("id", self.id())
                .set("host", self.host())
                .set("pid", self.pid())
                .set("lock", String.class, self.homeLock())
                .set("proof", proof)
                .update();
    }

    public Incarnation self() {
        return self;
    }

    /** Says that this process lives, and records which others of this home have ended. */
    public void heartbeat() {
        transactions.run(
                tx -> tx.sql("update backoffice.executors set seen_at = clock_timestamp() where incarnation = :id")
                        .set("id", self.id())
                        .update());
        buryTheDead();
    }

    private void buryTheDead() {
        try {
            Map<UUID, String> free = guarded(directory, this::freeLocks);
            if (!free.isEmpty()) {
                transactions.call(tx -> bury(tx, free)).forEach(id -> deleteQuietly(directory.resolve(id + ".lock")));
            }
        } catch (IOException e) {
            LOG.warn("executor locks cannot be read: {}", e.toString());
        }
    }

    private record Registered(UUID id, @Nullable String proof, boolean ended) {}

    /** Ends those whose own lock file is free, not a copy of it; all whose end is known now, and whose files may go. */
    private static List<UUID> bury(Tx tx, Map<UUID, String> free) {
        List<UUID> ended = new ArrayList<>();
        for (Registered executor : tx.sql("""
                        select incarnation, lock_proof, ended_at is not null from backoffice.executors
                         where incarnation = any (:ids)""").set("ids", free.keySet()).list(Registered.class)) {
            boolean proved = Objects.equals(executor.proof(), free.get(executor.id()));
            if (proved && !executor.ended()) {
                end(tx, executor.id(), "process ended");
            }
            if (proved || executor.ended()) {
                ended.add(executor.id());
            }
        }
        return ended;
    }

    /** Locks in this home that nobody holds, each with the proof of its file. */
    private Map<UUID, String> freeLocks() throws IOException {
        Map<UUID, String> free = new HashMap<>();
        for (Path file : lockFiles()) {
            UUID id = idOf(file);
            // never open our own: closing any channel on a file gives up the process's lock on it
            if (id != null && !id.equals(self.id()) && isFree(file)) {
                free.put(id, LockProof.of(file));
            }
        }
        return free;
    }

    private List<Path> lockFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static @Nullable UUID idOf(Path file) {
        String name = file.getFileName().toString();
        try {
            return UUID.fromString(name.substring(0, name.length() - ".lock".length()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A lock that can be had belongs to nobody who lives; within this JVM an overlapping lock is somebody's. */
    private static boolean isFree(Path file) {
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    /** Whether a process that lives holds this executor's lock in a home: known for those of the same home only. */
    static boolean isLocked(Path home, UUID id) {
        Path file = home.resolve("executors").resolve(id + ".lock");
        return Files.exists(file) && !isFree(file);
    }

    static void end(Tx tx, UUID id, String how) {
        tx.sql("""
                        update backoffice.executors set ended_at = clock_timestamp(), ended_how = :how
                         where incarnation = :id and ended_at is null""").set("id", id).set("how", how).update();
        tx.sql("""
                        update backoffice.leases set expires_at = clock_timestamp()
                         where holder = :id and expires_at > clock_timestamp()""").set("id", id).update();
        tx.sql("""
                        update backoffice.requests set status = 'queued', executor = null, started_at = null
                         where executor = :id and status = 'running'""").set("id", id).update();
    }

    /** Ends in good order; nothing may be in flight any more. */
    @Override
    public void close() {
        try {
            transactions.run(tx -> end(tx, self.id(), "closed"));
            deleteQuietly(directory.resolve(self.id() + ".lock"));
        } catch (RuntimeException e) {
            LOG.warn("the end of executor {} could not be recorded: {}", self.id(), e.toString());
        } finally {
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("executor lock: {}", e.toString());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("executor lock {} stays: {}", file.getFileName(), e.toString());
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
