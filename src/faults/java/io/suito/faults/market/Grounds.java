package io.suito.faults.market;

import io.suito.database.DatabaseSettings;
import io.suito.faults.check.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several grounds of the same kind, for programs that live in one process. */
public final class Grounds implements AutoCloseable {
    private static final int AT_ONCE = 3;

    private final List<TrialGround> all = new ArrayList<>();

    private Grounds() {}

    /** Prepares some. */
    public static Grounds prepare(DatabaseSettings template, long seed, int number) {
        Grounds grounds = new Grounds();
        try {
            for (int i = 0; i < number; i++) {
                grounds.all.add(TrialGround.prepare(template, seed));
            }
            return grounds;
        } catch (RuntimeException e) {
            grounds.close();
            throw e;
        }
    }

    public List<TrialGround> all() {
        return List.copyOf(all);
    }

    public TrialGround get(int index) {
        return all.get(index);
    }

    /**
     * Starts the program again on each of them, a few side by side, and judges.
     *
     * @param names of the grounds, for what is found on them
     */
    public Findings finishAll(List<String> names) {
        Findings findings = new Findings();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Findings>> finished = all.stream()
                    .map(ground -> threads.submit(() -> Resumption.of(ground).finish()))
                    .toList();
            for (int i = 0; i < finished.size(); i++) {
                findings.addAll(names.get(i), finished.get(i).get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return findings;
    }

    @Override
    public void close() {
        all.forEach(TrialGround::close);
    }
}
