package io.suito.request;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asking: the only way in which a person or the schedule changes anything. */
public final class Requests {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Transactions transactions;

    public Requests(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes the request down and lets executors know; who and when the database adds itself. */
    public UUID ask(String kind, Map<String, ?> payload, @Nullable String reason) {
        return insert(kind, payload, reason, "queued");
    }

    /** The login under which this program asks, as the database writes it down. */
    public String login() {
        return transactions.call(tx -> tx.sql("select session_user").one(String.class));
    }

    /** As {@link #ask}, but it waits until another person has approved these very words. */
    public UUID askForApproval(String kind, Map<String, ?> payload, @Nullable String reason) {
        return insert(kind, payload, reason, "waiting_approval");
    }

    private UUID insert(String kind, Map<String, ?> payload, @Nullable String reason, String status) {
        return transactions.call(tx -> tx.sql("""
                        insert into backoffice.requests (kind, payload, reason, status)
                        values (:kind, cast(:payload as jsonb), :reason, :status) returning id""")
                .set("kind", kind)
                .set("payload", Json.write(payload))
                .set("reason", String.class, reason)
                .set("status", status)
                .one(UUID.class));
    }

    /**
     * Approves a waiting request as the person this connection is logged in as.
     *
     * @throws Refusal {@code approval.same_person}, {@code approval.nothing_waits}
     */
    public void approve(UUID id) {
        transactions.run(tx -> approve(tx, id));
    }

    /** As {@link #approve(UUID)}, within a transaction. */
    public static void approve(Tx tx, UUID id) {
        int rows = tx.sql("""
                        insert into backoffice.approvals (request_id, payload_hash)
                        select id, payload_hash from backoffice.requests where id = :id""").set("id", id).update();
        if (rows == 0) {
            throw new Refusal("approval.nothing_waits", id.toString());
        }
    }

    public Answer find(UUID id) {
        return transactions.call(tx -> tx.sql("""
                        select id, kind, status, cast(outcome as text), error_code, cast(error_arguments as text)
                          from backoffice.requests where id = :id""")
                .set("id", id)
                .optional(Answer.class)
                .orElseThrow(() -> new Refusal("request.unknown", id.toString())));
    }

    /** Requests that wait for a second person, oldest first. */
    public List<WaitingRequest> waiting() {
        return transactions.call(tx -> tx.sql("""
                        select id, kind, cast(payload as text), reason, requested_by, requested_at
                          from backoffice.requests where status = 'waiting_approval' order by requested_at""").list(WaitingRequest.class));
    }

    /**
     * The newest requests of people and schedule alike, newest first.
     *
     * @param errorCode why it was refused or failed
     */
    public record Recent(
            UUID id,
            String kind,
            String status,
            @Nullable String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String errorCode) {}

    /** What was asked for lately; jobs that the schedule asked for are left out. */
    public List<Recent> recent(int limit) {
        return transactions.call(tx -> tx.sql("""
                        select id, kind, status, reason, requested_by, requested_at, error_code from backoffice.requests
                         where not (kind like 'job.%' and reason = 'schedule')
                         order by requested_at desc limit :limit""").set("limit", limit).list(Recent.class));
    }

    /**
     * Waits for the answer.
     *
     * @throws Refusal {@code request.no_answer} when nobody has answered in time; the request stays and will be carried
     *     out when an executor runs
     */
    public Answer await(UUID id, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Answer answer = find(id);
            if (answer.isFinal() || answer.status().equals("waiting_approval")) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("request.no_answer", id.toString());
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(e, "request.interrupted");
        }
    }
}
