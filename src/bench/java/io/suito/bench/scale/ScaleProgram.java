package io.suito.bench.scale;

import io.suito.payouts.Run;
import io.suito.testing.LongLedger;
import io.suito.testing.Marketplace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Does the large things in a process with a small heap, one for each line that it is told, and answers how many
 * milliseconds it took: {@code plan}, {@code free}, {@code pay}, {@code pages}, {@code run}; to {@code heap} how many
 * megabytes are in use once nothing is left to collect. Its arguments: entries of one partner, and items of a run.
 */
public final class ScaleProgram {
    private final Marketplace shop = new Marketplace();
    private final LongLedger ledger;
    private final long items;

    private ScaleProgram(long entries, long items) {
        this.items = items;
        shop.startExecutor();
        shop.stripe().fund(10_000_000_000L);
        for (long i = 0; i < items; i++) {
            shop.partner();
        }
        ledger = LongLedger.in(shop, entries);
    }

    public static void main(String[] args) throws IOException {
        ScaleProgram program = new ScaleProgram(Long.parseLong(args[0]), Long.parseLong(args[1]));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(program.answer(line));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private double answer(String what) {
        return switch (what) {
            case "plan" -> {
                long start = System.nanoTime();
                Run run = ledger.plan();
                double took = since(start);
                ledger.free(run);
                yield took;
            }
            case "free" -> with(ledger.plan(), ledger::free);
            case "pay" -> with(ledger.plan(), ledger::pay);
            case "pages" -> timed(this::pages);
            case "run" -> run();
            case "heap" -> heap();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static double with(Run run, Consumer<Run> work) {
        return timed(() -> work.accept(run));
    }

    /** Everybody else. */
    private double run() {
        shop.update("""
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin)
                select id, 'adjustment', 5000, 'available', now() - interval '1 hour', 'adjustment-' || gen_random_uuid(),
                       'suito' from public.partners where id <> '%s'""".formatted(ledger.partner()));
        Run run = shop.plan();
        if (run.planned() != items) {
            throw new IllegalStateException(run.planned() + " items");
        }
        return timed(() -> {
            shop.execute(run);
            awaitEnd(run);
        });
    }

    /** At Stripe's limits three thousand take more than three minutes. */
    private void awaitEnd(Run run) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
        while (!shop.backoffice.runReports().get(run.runId()).state().equals("completed")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the run has not ended");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private void pages() {
        if (ledger.firstPage().equals(ledger.lastPage())) {
            throw new IllegalStateException("one page only");
        }
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return since(start);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
