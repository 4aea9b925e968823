package io.suito.desktop.memory;

import io.suito.text.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In a file of this installation, written beside the window's thread at most twice a second, however often somebody
 * moves an edge. Only what was told here is written: two windows of one installation take nothing from each other. A
 * damaged file is begun anew.
 */
public final class FileMemory implements Memory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private static final long WRITE_MILLIS = 500;
    /** A lock on a file is one of the whole program. */
    private static final Object ONE_OF_THIS_PROGRAM = new Object();

    private final Path file;
    private final Map<String, String> words = new ConcurrentSkipListMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean failed;
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("desktop-memory").factory());

    private FileMemory(Path file) {
        this.file = file;
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Reads what was remembered. */
    public static FileMemory in(Path file) {
        FileMemory memory = new FileMemory(file);
        try {
            memory.read().ifPresent(memory.words::putAll);
        } catch (IOException e) {
            LOG.warn("{} could not be read: {}", file, e.toString());
        }
        return memory;
    }

    /** What stands in the file; empty when that is no text of ours. */
    private Optional<Map<String, String>> read() throws IOException {
        Map<String, String> read = new TreeMap<>();
        if (!Files.exists(file)) {
            return Optional.of(read);
        }
        String text = Files.readString(file);
        try {
            Json.read(text)
                    .properties()
                    .forEach(word -> read.put(word.getKey(), word.getValue().asString()));
            return Optional.of(read);
        } catch (RuntimeException e) {
            LOG.warn("{} is unreadable and begun anew: {}", file, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(words.get(name));
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(words.keySet());
    }

    @Override
    public void put(String name, String value) {
        if (!value.equals(words.put(name, value))) {
            changed(name);
        }
    }

    @Override
    public void forget(String name) {
        if (words.remove(name) != null) {
            changed(name);
        }
    }

    private void changed(String name) {
        unwritten.add(name);
        writeLater();
    }

    private void writeLater() {
        if (!due.getAndSet(true)) {
            Future<?> later = writer.schedule(this::writeAndTryAgain, WRITE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.trace("write: {}", later);
        }
    }

    private void writeAndTryAgain() {
        due.set(false);
        if (!write()) {
            writeLater();
        }
    }

    /** Whether everything that was told is on disk. */
    private boolean write() {
        List<String> changed = List.copyOf(unwritten);
        if (changed.isEmpty()) {
            return true;
        }
        unwritten.removeAll(changed);
        try {
            write(changed);
            failed = false;
            return true;
        } catch (IOException e) {
            unwritten.addAll(changed);
            if (!failed) {
                LOG.warn("{} could not be written, and is tried again: {}", file, e.toString());
            }
            failed = true;
            return false;
        }
    }

    /** One window at a time: what another one has written since is kept. */
    private void write(List<String> changed) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (ONE_OF_THIS_PROGRAM) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                LOG.trace("held: {}", held);
                Map<String, String> all = read().orElseGet(() -> new TreeMap<>(words));
                changed.forEach(
                        name -> get(name).ifPresentOrElse(value -> all.put(name, value), () -> all.remove(name)));
                replaceBy(Json.write(all));
            }
        }
    }

    /** In one step, and beside no other window's half file. */
    private void replaceBy(String text) throws IOException {
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "memory", ".new");
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** What was told last is on disk then. */
    @Override
    public void close() {
        writer.close();
        if (!write()) {
            LOG.warn("{} is left as it was", file);
        }
    }
}
