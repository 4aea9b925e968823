package io.suito.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock between the programs of one home, which the operating system gives back when its holder dies in any way.
 *
 * <p>These locks belong to the whole process, and closing <em>any</em> channel of the file gives them back: within one
 * process a file must have one holder only, who shares it out ({@link Users}).
 */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // held, not used: reachable as long as this is
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, if nobody else holds one that excludes it. */
    static Optional<HomeLock> take(Path file, boolean shared) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
                if (lock != null) {
                    return Optional.of(new HomeLock(channel, lock));
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this process holds it, or is just looking.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
