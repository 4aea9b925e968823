package io.suito.bench.books;

import io.suito.app.Backoffice;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Somebody who posts two entries at a time, for one partner with money due after the other, until told to end. */
final class Postings {
    private static final long PAUSE_NANOS = 2_000_000;

    private final Backoffice backoffice;
    private final long partners;
    private final Thread thread;
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean ending;

    private Postings(Backoffice backoffice, long partners) {
        this.backoffice = backoffice;
        this.partners = partners;
        this.thread = Thread.ofPlatform().daemon().name("postings").start(this::post);
    }

    /** Begins, for so many partners with money due. */
    static Postings of(Backoffice backoffice, long partners) {
        return new Postings(backoffice, partners);
    }

    private void post() {
        try {
            while (!ending) {
                long start = System.nanoTime();
                two(backoffice, number.get() % partners);
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                number.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** Posts two entries of a partner with money due and commits. */
    static void two(Backoffice backoffice, long partner) {
        backoffice
                .transactions()
                .run(tx -> tx.sql("""
                        insert into public.ledger (partner_id, type, amount_cents, status, available_at,
                                                   idempotency_key, origin)
                        select %s, 'adjustment', e.yen, 'available', now(), 'adjustment-' || gen_random_uuid(), 'suito'
                          from (values (1000), (-60)) e(yen)""".formatted(BigBooks.duePartner(partner))).update());
    }

    /** How many were posted so far. */
    long number() {
        return number.get();
    }

    /** Ends; nanoseconds that the longest posting took. A failed posting is one that nobody may overlook. */
    long end() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("a posting failed", reason);
        }
        return longest.get();
    }
}
