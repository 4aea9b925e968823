package io.suito.app;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.util.List;
import java.util.UUID;

/**
 * Executors that say nothing any more and were in the middle of something. Nobody may declare them dead (they may be
 * asleep), so what they have sent is left to leases and look-ups. A job is another matter: it sends nothing and may run
 * again from the start, also while the sleeper wakes up with it.
 */
final class SilentExecutors {
    private static final String KIND = "executor_silent";
    private static final String SILENT = "e.ended_at is null and e.seen_at < clock_timestamp() - interval '5 minutes'";

    private final Transactions transactions;

    SilentExecutors(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Silent(UUID incarnation, String host, long pid) {}

    /** Puts their jobs back and shows them to a person; settles those that speak again or whose end is known. */
    void look() {
        transactions.run(tx -> {
            for (Silent executor : silent(tx)) {
                tx.sql("""
                                update backoffice.requests set status = 'queued', executor = null, started_at = null
                                 where executor = :id and status = 'running' and kind like 'job.%'""").set("id", executor.incarnation()).update();
                Attention.raise(tx, KIND, executor.incarnation().toString(), executor.host(), executor.pid());
            }
            tx.sql("""
                            update backoffice.attention_items a set resolved_at = backoffice.clock()
                             where a.kind = :kind and a.resolved_at is null
                               and not exists (select from backoffice.executors e
                                                where e.incarnation = cast(a.subject as uuid) and %s)""".formatted(SILENT)).set("kind", KIND).update();
        });
    }

    private static List<Silent> silent(Tx tx) {
        return tx.sql("""
                        select e.incarnation, e.host, e.pid from backoffice.executors e
                         where %s
                           and (exists (select from backoffice.requests r
                                         where r.executor = e.incarnation and r.status = 'running')
                                or exists (select from backoffice.stripe_commands c
                                            where c.sender = e.incarnation and c.state in ('sending', 'unknown')))""".formatted(SILENT)).list(Silent.class);
    }
}
