package io.suito.desktop.shell;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.stripe.StripeBinding;
import io.suito.testing.Marketplace;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A window that was opened before anybody could say which Stripe stands behind it. */
@Execution(ExecutionMode.SAME_THREAD)
class ModeSightTest {
    @Test
    void the_banner_names_the_mode_as_soon_as_an_executor_has_bound_the_database() {
        try (Marketplace shop = new Marketplace()) {
            Supplier<Mode> bound = () -> Mode.of(false, StripeBinding.livemode(shop.backoffice.transactions()));
            try (TestWindow window = TestWindow.open(shop.backoffice, new ModeSight(bound.get(), bound))) {
                Label banner = window.find(Label.class, ".mode");
                FxThread.until("nobody can say", () -> banner.getText().equals("STRIPE NOT CONNECTED"));

                shop.startExecutor();

                FxThread.until("bound", () -> banner.getText().equals("TEST MODE"));
            }
        }
    }
}
