package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Scheduled runs that were planned and that nobody sends: a person is told after an hour, whoever planned them.
 * Executing or discarding the run settles it.
 */
final class LateNotices {
    static final String KIND = "run_not_sent";
    private static final Duration PATIENCE = Duration.ofHours(1);

    private LateNotices() {}

    private record Late(UUID run, Instant asOf) {}

    /** A plan that was made long after its instant is late only when it has itself been lying for so long. */
    private static final String LYING = """
              from public.payout_runs r
             where r.kind = 'scheduled' and r.state in ('planned', 'awaiting_approval', 'approved')
               and not exists (select from backoffice.attention_items a
                                where a.kind = :kind and a.subject = r.run_id::text and a.resolved_at is null)""";

    private static final String SINCE = "greatest(r.as_of, r.updated_at)";

    /** Tells of those whose time has come. */
    static void raise(Tx tx) {
        tx.sql("select r.run_id, r.as_of" + LYING + " and " + SINCE
                        + " <= backoffice.clock() - make_interval(secs => :patience)")
                .set("kind", KIND)
                .set("patience", PATIENCE.toSeconds())
                .list(Late.class)
                .forEach(late -> Attention.raise(tx, KIND, late.run().toString(), Japan.minutes(late.asOf())));
    }

    /** When the next one is to be told of; empty where none is lying. */
    static Optional<Instant> next(Tx tx) {
        return tx.sql("select " + SINCE + LYING + " order by 1 limit 1")
                .set("kind", KIND)
                .optional(Instant.class)
                .map(since -> since.plus(PATIENCE));
    }
}
