package io.suito.tour;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.Workplace;
import io.suito.desktop.DesktopSession;
import io.suito.desktop.look.Rendering;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.ModeSight;
import io.suito.desktop.shell.Workforce;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Opens windows and does in them what a person does, from outside the window's thread. */
final class Stagehand implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Workplace office;

    Stagehand(Workplace office) {
        this.office = office;
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Rendering.prepare();
        Platform.startup(() -> started.complete(true));
        Platform.setImplicitExit(false);
        wait(started);
        office.act().ifPresent(Executor::keepSchedule);
    }

    /** What other people do meanwhile, they do here. */
    Workplace office() {
        return office;
    }

    DesktopSession open(Look look) {
        return on(() ->
                show(DesktopSession.open(office, look.locale(), Memory.fleeting(), ModeSight.of(Mode.SANDBOX)), look));
    }

    /** A window on a database of its own way to it. */
    DesktopSession open(Look look, Backoffice backoffice) {
        Workforce here = () -> new Workforce.Standing(Workforce.State.HERE, List.of());
        return on(() -> show(
                DesktopSession.open(
                        backoffice, here, office.given(), look.locale(), Memory.fleeting(), ModeSight.of(Mode.SANDBOX)),
                look));
    }

    private static DesktopSession show(DesktopSession session, Look look) {
        session.dress(look.theme());
        session.stage().setWidth(look.width());
        session.stage().setHeight(look.height());
        session.stage().show();
        // so that lines and texts lie on whole pixels of the pictures, as they do on a screen of this scale
        session.stage().setRenderScaleX(look.scale());
        session.stage().setRenderScaleY(look.scale());
        return session;
    }

    /** Does something on the window's thread and waits for it. */
    <T> T on(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return wait(result);
    }

    /** As {@link #on(Supplier)}, without a result. */
    void run(Runnable action) {
        on(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until something holds in the window. */
    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Lets pictures settle: layout, icons, focus. */
    void settle() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
        run(() -> {});
    }

    private static <T> T wait(CompletableFuture<T> future) {
        try {
            return future.get(3, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Platform.exit();
    }
}
