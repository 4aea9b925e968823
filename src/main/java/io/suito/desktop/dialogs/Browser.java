package io.suito.desktop.dialogs;

import java.awt.Desktop;
import java.awt.Desktop.Action;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The person's browser. */
final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /** Opens a page, beside the window's thread: starting a browser takes its time. */
    static void open(URI page, Runnable otherwise) {
        Thread.ofPlatform().daemon().name("browser").start(() -> {
            if (!isOpened(page)) {
                otherwise.run();
            }
        });
    }

    private static boolean isOpened(URI page) {
        try {
            if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Action.BROWSE)) {
                return false;
            }
            Desktop.getDesktop().browse(page);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.info("no browser: {}", e.toString());
            return false;
        }
    }
}
