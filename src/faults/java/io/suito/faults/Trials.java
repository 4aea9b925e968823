package io.suito.faults;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several trials at a time; they mostly wait. */
public final class Trials {
    private static final int TELL_EVERY = 25;

    private final Round round;
    private final int atOnce;
    private final Findings findings = new Findings();
    private int done;

    public Trials(Round round, int atOnce) {
        this.round = round;
        this.atOnce = atOnce;
    }

    /** As many as this machine does well side by side. */
    public static Trials sideBySide(Round round) {
        return new Trials(round, Math.max(3, Runtime.getRuntime().availableProcessors() * 2));
    }

    /**
     * One trial, or some that share a process.
     *
     * @param counts as how many trials of the product
     */
    public record Trial(String name, Callable<Findings> work, int counts) {
        public Trial(String name, Callable<Findings> work) {
            this(name, work, 1);
        }

        /** Work that is done among the trials without being one. */
        public static Trial uncounted(String name, Runnable work) {
            return new Trial(
                    name,
                    () -> {
                        work.run();
                        return new Findings();
                    },
                    0);
        }
    }

    /** Does them all; what they found is collected. */
    public void run(String what, List<Trial> trials) {
        run(what, trials, atOnce);
    }

    /** The same for trials that wait more than they work: more of them side by side. */
    public void runWaiting(String what, List<Trial> trials) {
        run(what, trials, 2 * atOnce);
    }

    private void run(String what, List<Trial> trials, int sideBySide) {
        int all = trials.stream().mapToInt(Trial::counts).sum();
        try (ExecutorService workers = Executors.newFixedThreadPool(sideBySide)) {
            List<Future<?>> results = new ArrayList<>();
            for (Trial trial : trials) {
                results.add(workers.submit(() -> one(what, trial, all)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void one(String what, Trial trial, int of) {
        Findings found = new Findings();
        try {
            found = trial.work().call();
        } catch (Exception e) {
            // a proof that breaks down has not proved anything
            found.add(Kind.OTHER, "the trial broke down: " + e);
        }
        synchronized (this) {
            boolean worthTelling = (done + trial.counts()) / TELL_EVERY > done / TELL_EVERY;
            done += trial.counts();
            findings.addAll(trial.name(), found);
            if (!found.isEmpty()) {
                round.say(trial.name() + ": " + found);
            }
            if (worthTelling) {
                round.say(what + ": " + done + " trials done (" + of + " in this part), "
                        + findings.violations().size() + " violations");
            }
        }
    }

    public synchronized int done() {
        return done;
    }

    public synchronized Findings findings() {
        return findings;
    }
}
