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
     * @param what {@code planned} (detail is the hash of its plan), {@code asked} (a request; detail is its kind,
     *     status how it stands), {@code sending} (an executor began to send; who is its host, detail its process),
     *     {@code continued} (the next one sent after it), {@code died} (an executor ended in the middle without a
     *     word), {@code resumed} (the next one after that went on), {@code completed}, {@code compared} (detail is
     *     {@code agrees} or {@code differs})
     * @param who person or host; null where nobody did it
     * @param detail hash, kind, process, verdict, as {@code what} says
     * @param status of a request: {@code waiting_approval}, {@code queued}, {@code running}, {@code done},
     *     {@code refused}, {@code failed}; null for everything else
     * @param reason what the person gave as reason
     */
    public record Event(
            Instant at,
            String what,
            @Nullable String who,
            @Nullable String detail,
            @Nullable String status,
            @Nullable String reason) {
        Event(Instant at, String what, @Nullable String who, @Nullable String detail) {
            this(at, what, who, detail, null, null);
        }
    }

    /** @param died whether it ended, and not in good order; one that is only silent may live */
    private record Sender(Instant firstSent, Instant lastSent, String host, long pid, boolean died) {}

    /** Events, the oldest first. @throws io.suito.text.Refusal {@code payouts.no_run} */
    public List<Event> of(UUID run) {
        return transactions.call(tx -> {
            Run about = Runs.get(tx, run);
            List<Event> events = new ArrayList<>();
            events.add(new Event(
                    about.createdAt(), "planned", about.requestedBy(), about.planHash(), null, about.reason()));
            events.addAll(requests(tx, about));
            events.addAll(senders(tx, run));
            events.addAll(ends(tx, run));
            events.sort(Comparator.comparing(Event::at));
            return List.copyOf(events);
        });
    }

    private static List<Event> requests(Tx tx, Run run) {
        return tx.sql("""
                select requested_at, 'asked', requested_by, kind, status, reason
                  from backoffice.requests
                 where requested_at >= :since and kind like 'payout-run.%' and payload ->> 'run_id' = :run""")
                .set("since", run.createdAt())
                .set("run", run.runId().toString())
                .list(Event.class);
    }

    /** Each one that sends goes on with what the one before left: handed over, or left when that died. */
    private static List<Event> senders(Tx tx, UUID run) {
        List<Event> events = new ArrayList<>();
        Sender before = null;
        for (Sender sender : tx.sql(SENDERS).set("run", run).list(Sender.class)) {
            String what = before == null ? "sending" : before.died() ? "resumed" : "continued";
            if (before != null && before.died()) {
                events.add(event(before.lastSent(), "died", before));
            }
            events.add(event(sender.firstSent(), what, sender));
            before = sender;
        }
        return events;
    }

    private static Event event(Instant at, String what, Sender sender) {
        return new Event(at, what, sender.host(), Long.toString(sender.pid()));
    }

    private static List<Event> ends(Tx tx, UUID run) {
        return tx.sql("""
                select completed_at, 'completed', cast(null as text), cast(null as text), cast(null as text),
                       cast(null as text)
                  from public.payout_runs where run_id = :run and completed_at is not null
                union all
                select checked_at, 'compared', null, case when agrees then 'agrees' else 'differs' end, null, null
                  from backoffice.run_controls where run_id = :run""").set("run", run).list(Event.class);
    }

    /** What is sent after the end belongs to single items, on which somebody works again, and not to the run. */
    private static final String SENDERS = """
            select min(t.sent_at), max(t.sent_at), e.host, e.pid,
                   e.ended_at is not null and coalesce(e.ended_how, '') <> 'closed'
              from backoffice.payout_items i
              join public.payout_runs r on r.run_id = i.run_id
              join backoffice.stripe_commands c on c.subject_id = i.id
              join backoffice.stripe_attempts t on t.command_id = c.id
              join backoffice.executors e on e.incarnation = t.sender
             where i.run_id = :run and (r.completed_at is null or t.sent_at < r.completed_at)
             group by e.incarnation order by min(t.sent_at)""";
}
