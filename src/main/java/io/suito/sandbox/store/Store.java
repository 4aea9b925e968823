package io.suito.sandbox.store;

import io.suito.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's memory on disk.
 *
 * <p>Effects are made one at a time, each wholly or not at all; a commit happens between effects only and is forced to
 * the disk before anybody who saw the effect is answered. One thread commits, so that requests that wait together share
 * one force.
 */
public final class Store implements AutoCloseable {
    /** The collections of the store. */
    enum Table {
        OBJECTS,
        INDEX,
        KEYS,
        BALANCES,
        DUE,
        SETTINGS
    }

    private static final String NUMBER = "number";
    private static final long NUMBERS_SKIPPED_AT_START = 1_000_000;
    private static final int FREE_CHUNKS_AFTER_MILLIS = 1_000;
    private static final int COMMITS_BETWEEN_COMPACTIONS = 200;

    private final MVStore file;
    private final Map<Table, MVMap<String, String>> maps = new EnumMap<>(Table.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition dirty = lock.newCondition();
    private final ReentrantLock durableLock = new ReentrantLock();
    private final Condition durableGrew = durableLock.newCondition();
    private final AtomicLong number;
    private final Ids ids;
    private final Thread committer;

    private long applied;
    private volatile long durable;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException broken;

    private Store(MVStore file, long seed) {
        this.file = file;
        this.ids = new Ids(seed);
        for (Table table : Table.values()) {
            MVMap.Builder<String, String> map = new MVMap.Builder<String, String>()
                    .keyType(StringDataType.INSTANCE)
                    .valueType(StringDataType.INSTANCE);
            maps.put(table, file.openMap(table.name(), map));
        }
        String last = map(Table.SETTINGS).get(NUMBER);
        this.number = new AtomicLong(last == null ? 1 : Long.parseLong(last) + NUMBERS_SKIPPED_AT_START);
        this.committer = Thread.ofPlatform().name("sandbox-commit").daemon().unstarted(this::commitUntilClosed);
    }

    /**
     * Opens or creates the store in a directory.
     *
     * @throws Refusal {@code sandbox.store_in_use} when another sandbox has it open
     */
    public static Store open(Path directory, long seed) {
        try {
            Files.createDirectories(directory);
            MVStore file = new MVStore.Builder()
                    .fileName(directory.resolve("sandbox.mv").toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(64)
                    .compress()
                    .open();
            file.setVersionsToKeep(0);
            file.setRetentionTime(FREE_CHUNKS_AFTER_MILLIS);
            Store store = new Store(file, seed);
            store.committer.start();
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new Refusal(e, "sandbox.store_in_use", directory.toString());
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody asked while the sandbox was being closed. */
    public static final class Closed extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    /** What the work made, and whether that may be told already. */
    public record Outcome<T>(T value, boolean wrote, long mark) {}

    /** Runs work alone; its changes are applied together when it returns, and not at all when it throws. */
    public <T> Outcome<T> run(Function<Tx, T> work) {
        return run(work, true);
    }

    /** As {@link #run(Function)}, but forgets the changes where {@code keep} is false. */
    public <T> Outcome<T> run(Function<Tx, T> work, boolean keep) {
        lock.lock();
        try {
            RuntimeException failure = broken;
            if (failure != null) {
                throw failure;
            }
            if (closing) {
                throw new Closed();
            }
            Tx tx = new Tx(this);
            T value = work.apply(tx);
            if (keep && tx.dirty()) {
                tx.put(Table.SETTINGS, NUMBER, Long.toString(number.get()));
                tx.apply();
                applied++;
                dirty.signal();
            }
            return new Outcome<>(value, keep && tx.wroteObjects(), applied);
        } finally {
            lock.unlock();
        }
    }

    /** Runs several effects with nobody else's in between. */
    public <T> T alone(Supplier<T> effects) {
        lock.lock();
        try {
            return effects.get();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when everything applied up to the mark is on the disk. */
    public void awaitDurable(long mark) {
        durableLock.lock();
        try {
            while (durable < mark) {
                RuntimeException failure = broken;
                if (failure != null) {
                    throw failure;
                }
                durableGrew.awaitUninterruptibly();
            }
        } finally {
            durableLock.unlock();
        }
    }

    MVMap<String, String> map(Table table) {
        MVMap<String, String> map = maps.get(table);
        if (map == null) {
            throw new IllegalStateException(table.name());
        }
        return map;
    }

    long nextNumber() {
        return number.incrementAndGet();
    }

    Ids ids() {
        return ids;
    }

    private void commitUntilClosed() {
        int commits = 0;
        try {
            while (awaitWork()) {
                long mark = commit();
                file.sync();
                tell(mark);
                if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
                    compact();
                }
            }
        } catch (RuntimeException e) {
            broken = e;
            tell(durable);
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (applied == durable && !closing) {
                dirty.awaitUninterruptibly();
            }
            return applied != durable || !closing;
        } finally {
            lock.unlock();
        }
    }

    private long commit() {
        lock.lock();
        try {
            file.commit();
            return applied;
        } finally {
            lock.unlock();
        }
    }

    private void compact() {
        lock.lock();
        try {
            file.compact(60, 4 * 1024 * 1024);
        } finally {
            lock.unlock();
        }
    }

    private void tell(long mark) {
        durableLock.lock();
        try {
            durable = mark;
            durableGrew.signalAll();
        } finally {
            durableLock.unlock();
        }
    }

    /** Writes what is left and gives the directory free. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            dirty.signal();
        } finally {
            lock.unlock();
        }
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
