package io.suito.testing;

import java.time.Instant;

/** Since when the schedule watches, on the day of a test. */
public final class ScheduleWatch {
    private ScheduleWatch() {}

    /** Sets the clock, and lets the schedule watch from then on. */
    public static void since(Marketplace shop, Instant instant) {
        shop.setClock(instant);
        shop.backoffice.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            tx.sql("update backoffice.schedule_watch set since = backoffice.clock(), looked_at = null")
                    .update();
        });
    }
}
