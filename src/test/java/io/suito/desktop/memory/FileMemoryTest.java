package io.suito.desktop.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Habits on disk. */
class FileMemoryTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("memory.json");
    }

    @Test
    void what_was_told_last_is_there_next_time() {
        try (FileMemory memory = FileMemory.in(file())) {
            memory.put("size", "LARGE");
            memory.put("size", "SMALL");
            memory.put("gone", "x");
            memory.forget("gone");
        }

        try (FileMemory memory = FileMemory.in(file())) {
            assertThat(memory.get("size")).contains("SMALL");
            assertThat(memory.get("gone")).isEmpty();
        }
    }

    @Test
    void nothing_is_written_at_every_step_of_a_movement() throws Exception {
        try (FileMemory memory = FileMemory.in(file())) {
            memory.put("width", "0");
            for (int pixel = 1; pixel < 200; pixel++) {
                memory.put("width", Integer.toString(pixel));
                Thread.onSpinWait();
            }
            assertThat(file()).doesNotExist();
        }
        assertThat(Files.readString(file())).contains("199");
    }

    @Test
    void a_word_that_cannot_be_read_is_forgotten_and_no_other() {
        Memory memory = Memory.fleeting();
        memory.put("broken", "{");
        memory.put("other", "{\"a\": \"b\"}");

        assertThat(memory.read("broken", json -> json.path("a").asString())).isEmpty();
        assertThat(memory.get("broken")).isEqualTo(Optional.empty());
        assertThat(memory.read("other", json -> json.path("a").asString())).contains("b");
    }

    @Test
    void two_windows_take_nothing_from_each_other() {
        try (FileMemory one = FileMemory.in(file());
                FileMemory other = FileMemory.in(file())) {
            one.put("view.a", "of one");
            other.put("view.b", "of the other");
        }

        try (FileMemory memory = FileMemory.in(file())) {
            assertThat(memory.names()).containsExactly("view.a", "view.b");
            assertThat(memory.get("view.a")).contains("of one");
        }
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("memory.json", "memory.json.lock");
    }

    @Test
    void many_windows_that_write_at_the_same_moment_lose_nothing() throws Exception {
        List<Thread> windows = new ArrayList<>();
        for (int window = 0; window < 8; window++) {
            String name = "view." + window;
            windows.add(Thread.ofPlatform().start(() -> {
                try (FileMemory memory = FileMemory.in(file())) {
                    memory.put(name, name);
                }
            }));
        }
        for (Thread window : windows) {
            window.join();
        }

        try (FileMemory memory = FileMemory.in(file())) {
            assertThat(memory.names()).hasSize(8);
        }
    }

    @Test
    void what_could_not_be_written_is_written_as_soon_as_it_can() throws Exception {
        Path there = directory.resolve("not yet").resolve("memory.json");
        try (FileMemory memory = FileMemory.in(there)) {
            memory.put("size", "LARGE");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)); // meanwhile it is tried
            Files.createDirectory(there.getParent());

            Marketplace.await("written", () -> Files.exists(there));
        }
        assertThat(Files.readString(there)).contains("LARGE");
    }

    @Test
    void a_damaged_file_is_begun_anew() throws Exception {
        Files.writeString(file(), "{ half");

        try (FileMemory memory = FileMemory.in(file())) {
            memory.put("size", "LARGE");
        }

        try (FileMemory memory = FileMemory.in(file())) {
            assertThat(memory.get("size")).contains("LARGE");
        }
    }
}
