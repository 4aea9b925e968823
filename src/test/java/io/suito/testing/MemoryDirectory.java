package io.suito.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory in memory, on machines that have one to spare (Linux: {@code /dev/shm}). It goes with the process; what a
 * killed process left behind is removed by the next one, for it would fill the memory.
 */
final class MemoryDirectory {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "suito-test-";
    private static final long ENOUGH_BYTES = 3L << 30;

    private MemoryDirectory() {}

    /** Makes it; empty where there is no such place, or too little room in it. */
    static Optional<Path> make() {
        if (!Files.isWritable(SHARED_MEMORY)) {
            return Optional.empty();
        }
        try {
            removeLeftBehind();
            if (Files.getFileStore(SHARED_MEMORY).getUsableSpace() < ENOUGH_BYTES) {
                return Optional.empty();
            }
            Path directory = Files.createDirectory(
                    SHARED_MEMORY.resolve(PREFIX + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> TemporaryDirectory.remove(directory)));
            return Optional.of(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeLeftBehind() throws IOException {
        try (Stream<Path> directories = Files.list(SHARED_MEMORY)) {
            directories
                    .filter(each -> each.getFileName().toString().matches(PREFIX + "[0-9]{1,9}"))
                    .filter(each -> ProcessHandle.of(pid(each)).isEmpty())
                    .forEach(TemporaryDirectory::remove);
        }
    }

    private static long pid(Path directory) {
        return Long.parseLong(directory.getFileName().toString().substring(PREFIX.length()));
    }
}
