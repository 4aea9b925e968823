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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In a file of this installation, written a moment later beside the window's thread. A damaged file is begun anew. */
public final class FileMemory implements Memory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private final Path file;
    private final Map<String, String> words = new ConcurrentSkipListMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("desktop-memory").factory());

    private FileMemory(Path file) {
        this.file = file;
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
            writer.execute(this::write);
        }
    }

    private void write() {
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
    }
}
