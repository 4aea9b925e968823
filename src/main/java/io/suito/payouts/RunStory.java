package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a run: who asked for what, which executors sent its money, when it ended. */
public final class RunStory {
    private final Transactions transactions;

    public RunStory(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Something that happened.
     *
     * @param what {@code planned}, {@code asked} (a request; detail is its kind), {@code sending} (an executor began to
     *     send; who is its host), {@code resumed} (another one went on), {@code died} (an executor ended in the middle
     *     without a word), {@code completed}, {@code discarded}, {@code compared}
     * @param who person or host; null where nobody did it
     * @param detail reason, kind, number, as {@code what} says
     */
    public record Event(
            Instant at,
            String what,
            @Nullable String who,
            @Nullable String detail) {}

    private record Sender(
            Instant firstSent,
            Instant lastSent,
            String host,
            long pid,
            long sent,
            @Nullable Instant endedAt,
            boolean gone) {}

    /** Events, the oldest first. @throws io.suito.text.Refusal {@code payouts.no_run} */
    public List<Event> of(UUID run) {
        return transactions.call(tx -> {
            Run about = Runs.get(tx, run);
            List<Event> events = new ArrayList<>();
            events.add(new Event(about.createdAt(), "planned", about.requestedBy(), about.reason()));
            events.addAll(requests(tx, about));
            events.addAll(senders(tx, run));
            events.addAll(ends(tx, run));
            events.sort(Comparator.comparing(Event::at));
            return List.copyOf(events);
        });
    }

    private static List<Event> requests(Tx tx, Run run) {
        return tx.sql("""
                select requested_at, 'asked', requested_by,
                       kind || case when status = 'done' then '' else '|' || status end
                         || case when reason is null then '' else '|' || reason end
                  from backoffice.requests
                 where requested_at >= :since and kind like 'payout-run.%' and payload ->> 'run_id' = :run""")
                .set("since", run.createdAt())
                .set("run", run.runId().toString())
                .list(Event.class);
    }

    /** The second one that sends goes on with what the first one left. */
    private static List<Event> senders(Tx tx, UUID run) {
        List<Sender> senders = tx.sql(SENDERS).set("run", run).list(Sender.class);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < senders.size(); i++) {
            Sender sender = senders.get(i);
            boolean last = i == senders.size() - 1;
            events.add(new Event(
                    sender.firstSent(), i == 0 ? "sending" : "resumed", sender.host(), Long.toString(sender.pid())));
            if (!last && sender.gone()) {
                events.add(new Event(sender.lastSent(), "died", sender.host(), Long.toString(sender.pid())));
            }
        }
        return events;
    }

    private static List<Event> ends(Tx tx, UUID run) {
        return tx.sql("""
                select completed_at, 'completed', cast(null as text), cast(null as text) from public.payout_runs
                 where run_id = :run and completed_at is not null
                union all
                select checked_at, 'compared', null, case when agrees then 'agrees' else 'differs' end
                  from backoffice.run_controls where run_id = :run""").set("run", run).list(Event.class);
    }

    private static final String SENDERS = """
            select min(t.sent_at), max(t.sent_at), e.host, e.pid, count(*), e.ended_at,
                   coalesce(e.ended_how, '') <> 'closed'
              from backoffice.payout_items i
              join backoffice.stripe_commands c on c.subject_id = i.id
              join backoffice.stripe_attempts t on t.command_id = c.id
              join backoffice.executors e on e.incarnation = t.sender
             where i.run_id = :run
             group by e.incarnation order by min(t.sent_at)""";
}
