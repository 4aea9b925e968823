package io.suito.desktop;

import io.suito.app.Workplace;
import io.suito.desktop.look.Rendering;
import io.suito.desktop.memory.FileMemory;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.ModeSight;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/** The desktop program: opens the window on a workplace and stays until it is closed. */
public final class Desktop {
    private Desktop() {}

    /**
     * What to open.
     *
     * @param memory the file that keeps a person's habits
     */
    public record Options(Locale locale, Path memory, ModeSight mode) {}

    /**
     * Opens the window and waits until it is closed.
     *
     * @throws Refusal {@code desktop.no_display} where there is no screen to show it on
     */
    public static void run(Workplace workplace, Options options) {
        // files are read and written here, beside the window's thread
        FileMemory memory = FileMemory.in(options.memory());
        try {
            open(workplace, options, memory);
        } finally {
            memory.close();
        }
    }

    private static void open(Workplace workplace, Options options, Memory memory) {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        start(() -> {
            try {
                show(workplace, options, memory, closed);
            } catch (RuntimeException e) {
                failure.set(e);
                closed.countDown();
            }
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void start(Runnable open) {
        Rendering.prepare();
        try {
            Platform.startup(open);
        } catch (UnsupportedOperationException e) {
            throw new Refusal(e, "desktop.no_display");
        }
    }

    private static void show(Workplace workplace, Options options, Memory memory, CountDownLatch closed) {
        DesktopSession session = DesktopSession.open(workplace, options.locale(), memory, options.mode());
        session.followSystemTheme();
        session.onCloseRequest(closed::countDown);
        session.stage().show();
    }
}
