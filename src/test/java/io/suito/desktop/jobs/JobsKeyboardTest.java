package io.suito.desktop.jobs;

import io.suito.desktop.testing.Keyboard;
import io.suito.desktop.testing.TestWindow;
import io.suito.testing.Marketplace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Jobs with the keyboard alone, in the real window. */
@Execution(ExecutionMode.SAME_THREAD)
class JobsKeyboardTest {
    private final Marketplace shop = new Marketplace();
    private final TestWindow window = TestWindow.open(shop.backoffice);
    private final Keyboard keys = new Keyboard(window);

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    @Test
    void a_job_is_run_now() {
        shop.startExecutor();
        keys.find("Jobs");
        keys.rows("Jobs");

        keys.press("job-run");
        keys.agree();

        Marketplace.await(
                "run",
                () -> shop.value(
                                Long.class,
                                "select count(*) from backoffice.requests where kind = 'job.payout-status' and status = 'done'")
                        == 1);
    }
}
