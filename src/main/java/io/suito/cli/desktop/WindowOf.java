package io.suito.cli.desktop;

import io.suito.app.Workplace;
import io.suito.cli.Context;
import io.suito.desktop.Desktop;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.ModeSight;
import io.suito.text.Refusal;
import java.util.function.Supplier;

/** Opens the window of a workplace. */
final class WindowOf {
    private final Context context;
    private final Workplace office;

    WindowOf(Context context, Workplace office) {
        this.context = context;
        this.office = office;
    }

    /** On Linux a display is announced by the environment; elsewhere there always is one. */
    static void requireDisplay() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        boolean announced = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        if (linux && !announced && !headless) {
            throw new Refusal("desktop.no_display");
        }
    }

    void open(boolean embedded) {
        requireDisplay();
        Supplier<Mode> mode = () -> Mode.of(embedded, office.livemode());
        Desktop.run(
                office,
                new Desktop.Options(
                        context.locale(),
                        context.home().directory().resolve("desktop.json"),
                        new ModeSight(mode.get(), mode)));
    }
}
