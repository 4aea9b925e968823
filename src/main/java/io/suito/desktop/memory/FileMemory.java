package io.suito.desktop.memory;

import io.suito.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In a file of this installation, written beside the window's thread at most twice a second, however often somebody
 * moves an edge. A damaged file is begun anew.
 */
public final class FileMemory implements Memory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private static final long WRITE_MILLIS = 500;

    private final Path file;
    private final Map<String, String> words = new ConcurrentSkipListMap<>();
    private final AtomicBoolean unwritten = new AtomicBoolean();
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
            if (Files.exists(file)) {
                Json.read(Files.readString(file))
                        .properties()
                        .forEach(word ->
                                memory.words.put(word.getKey(), word.getValue().asString()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is unreadable and begun anew: {}", file, e.toString());
        }
        return memory;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(words.get(name));
    }

    @Override
    public void put(String name, String value) {
        if (!value.equals(words.put(name, value))) {
            changed();
        }
    }

    @Override
    public void forget(String name) {
        if (words.remove(name) != null) {
            changed();
        }
    }

    private void changed() {
        if (!unwritten.getAndSet(true)) {
            Future<?> due = writer.schedule(this::write, WRITE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.trace("write: {}", due);
        }
    }

    private void write() {
        if (!unwritten.getAndSet(false)) {
            return;
        }
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, Json.write(new TreeMap<>(words)), StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} could not be written: {}", file, e.toString());
        }
    }

    /** What was told last is on disk then. */
    @Override
    public void close() {
        writer.close();
        write();
    }
}
