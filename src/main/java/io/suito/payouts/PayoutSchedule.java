package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When scheduled runs are. */
final class PayoutSchedule {
    private PayoutSchedule() {}

    /** The instant of the scheduled run of a date: the policy's time of day (09:00) in JST. Also its cut-off. */
    static Instant at(Tx tx, LocalDate date) {
        LocalTime time = LocalTime.parse(tx.sql("""
                        select to_char((backoffice.policy(:morning)).run_time, 'HH24:MI:SS')""")
                .set("morning", Japan.instant(date, LocalTime.MIDNIGHT))
                .one(String.class));
        return Japan.instant(date, time);
    }
}
