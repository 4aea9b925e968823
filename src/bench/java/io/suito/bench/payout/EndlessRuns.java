package io.suito.bench.payout;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.bench.ChildJvm;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A marketplace that pays all the time: one run after another, at the limits of Stripe's live mode, by an executor in
 * this process, as a window's own program does it. Stripe is in a process of its own.
 */
public final class EndlessRuns implements AutoCloseable {
    private final Place place;
    private final ChildJvm sandboxes;
    private final Shop shop;
    private final Backoffice backoffice;
    private final Executor executor;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean ending;

    /** Begins to pay so many partners. */
    public EndlessRuns(long partners) {
        place = Place.temporary();
        sandboxes = ChildJvm.ofOthers(SandboxProgram.class);
        Path directory = place.directory();
        shop = Shop.open(Shop.template(sandboxes, directory, partners), sandboxes, directory.resolve("shop"), partners);
        backoffice = Backoffice.open(shop.settings());
        executor = backoffice.startExecutor(Shop.stripeSide(shop.address()), directory.resolve("payer"));
        Thread.ofPlatform().daemon().name("runs").start(this::payAgainAndAgain);
    }

    public Backoffice backoffice() {
        return backoffice;
    }

    private void payAgainAndAgain() {
        try {
            while (!ending) {
                Ours.payAll(backoffice);
                backoffice.transactions().run(tx -> tx.sql("""
                        insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key,
                                                   origin)
                        select id, 'adjustment', 5000, 'available', clock_timestamp() - interval '1 second',
                               'adjustment-' || gen_random_uuid(), 'suito' from public.partners""").update());
            }
        } catch (RuntimeException e) {
            if (!ending) {
                failure.set(e);
            }
        }
    }

    /** Whoever measures beside it must know that it has been going all the time. */
    public void requireGoing() {
        RuntimeException reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("the runs have ended", reason);
        }
    }

    /** Ends in the middle. */
    @Override
    public void close() {
        ending = true;
        executor.close();
        backoffice.close();
        shop.close();
        sandboxes.close();
        place.close();
    }
}
