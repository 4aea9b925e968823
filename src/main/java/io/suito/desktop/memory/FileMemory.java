package io.suito.desktop.memory;

import io.suito.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private final Path file;
    private final Map<String, String> words = new ConcurrentSkipListMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor writer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("desktop-memory").factory());

    private FileMemory(Path file) {
        this.file = file;
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Reads what was remembered. */
    public static FileMemory in(Path file) {
        FileMemory memory = new FileMemory(file);
        memory.read().ifPresent(memory.words::putAll);
        return memory;
    }

    /** What stands in the file; empty when that cannot be read. */
    private Optional<Map<String, String>> read() {
        Map<String, String> read = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                Json.read(Files.readString(file))
                        .properties()
                        .forEach(word -> read.put(word.getKey(), word.getValue().asString()));
            }
            return Optional.of(read);
        } catch (IOException | RuntimeException e) {
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
        if (!due.getAndSet(true)) {
            Future<?> later = writer.schedule(this::write, WRITE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.trace("write: {}", later);
        }
    }

    private void write() {
        due.set(false);
        List<String> changed = List.copyOf(unwritten);
        if (changed.isEmpty()) {
            return;
        }
        unwritten.removeAll(changed);
        Map<String, String> all = read().orElseGet(() -> new TreeMap<>(words));
        changed.forEach(name -> get(name).ifPresentOrElse(value -> all.put(name, value), () -> all.remove(name)));
        try {
            replaceBy(Json.write(all));
        } catch (IOException e) {
            unwritten.addAll(changed);
            LOG.warn("{} could not be written: {}", file, e.toString());
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
        write();
    }
}
