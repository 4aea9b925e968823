package io.suito.desktop.testing;

import io.suito.desktop.look.Rendering;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window's thread, started once for all tests of this process by TestFX. */
public final class FxThread {
    private static final long PATIENCE_SECONDS = 60;
    private static boolean started;

    private FxThread() {}

    /** Starts it; windows are drawn as in the program, or benches would measure something else. */
    public static synchronized void start() {
        Rendering.prepare();
        if (started) {
            return;
        }
        try {
            keepOutOfOtherTests();
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError("the toolkit does not start", e);
        }
        Platform.setImplicitExit(false);
        started = true;
    }

    /** TestFX would listen to every thread of the process and blame whichever test comes next. */
    private static void keepOutOfOtherTests() {
        @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        WaitForAsyncUtils.checkAllExceptions = false;
        WaitForAsyncUtils.autoCheckException = false;
        WaitForAsyncUtils.printException = false;
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** Does something there and waits for its result. */
    public static <T> T on(Supplier<T> action) {
        start();
        Callable<T> work = action::get;
        try {
            return WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
        } catch (TimeoutException e) {
            throw new AssertionError("the window's thread does not answer", e);
        } catch (RuntimeException e) {
            throw thrownThere(e);
        }
    }

    private static RuntimeException thrownThere(RuntimeException wrapped) {
        if (wrapped.getCause() instanceof Error failure) {
            throw failure;
        }
        return wrapped.getCause() instanceof RuntimeException failure ? failure : wrapped;
    }

    /** As {@link #on}, without a result. */
    public static void run(Runnable action) {
        on(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until it is so. */
    public static void until(String what, BooleanSupplier condition) {
        Callable<Boolean> now = () -> on(condition::getAsBoolean);
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, now);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain: " + what, e);
        }
    }
}
