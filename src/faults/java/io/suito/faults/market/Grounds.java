package io.suito.faults.market;

import io.suito.database.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;

/** Several grounds of the same kind, for programs that live in one process. */
public final class Grounds implements AutoCloseable {
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

    @Override
    public void close() {
        all.forEach(TrialGround::close);
    }
}
