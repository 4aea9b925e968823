package io.suito.stripe;

import io.suito.database.Sql;
import io.suito.database.Tx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of commands, attempts and answers, as the sender and the resolver need them. */
final class CommandStore {
    private static final String COLUMNS = """
            c.id, c.subject_kind, c.subject_id, c.group_id, c.step, c.round, c.kind, c.account, c.livemode, c.path,
            cast(c.parameters as text), c.api_version, c.idempotency_key, c.state, c.attempts, c.first_sent_at, c.fence,
            c.sender, c.unknown_before, c.look_up_first, c.lookups, c.error_code""";

    /** What a stopped group has not sent yet; what may be at Stripe already is resolved all the same. */
    private static final String NOT_KEPT_BACK = """
            not (c.state = 'queued'
                               and exists (select from backoffice.stopped_groups g where g.group_id = c.group_id))""";

    /** Whose money it moves: the connected account that pays out, or that the transfer goes to or comes back from. */
    private static final String ACCOUNT = "coalesce(c.money_of, c.path)";

    private CommandStore() {}

    /** A command that has something to do, and the account whose money it moves. */
    record Due(UUID id, String account) {}

    /**
     * Who wants to send.
     *
     * @param except what this process has in its hands: a claim of its own that is not among them was lost on the way
     * @param occupied accounts that nothing may be sent for just now
     */
    record Claim(String lease, boolean livemode, long fence, UUID me, List<UUID> except, List<String> occupied) {
        Sql in(Sql sql) {
            return sql.set("lease", lease)
                    .set("livemode", livemode)
                    .set("fence", fence)
                    .set("me", me)
                    .set("except", except)
                    .set("occupied", String[].class, occupied.toArray(String[]::new));
        }
    }

    /** Something to do now, for whoever claims; nothing while a rejected key stops all sending. */
    private static final String IS_DUE = """
            livemode = :livemode and next_at <= backoffice.clock()
                           and (state in ('queued', 'unknown') or (state = 'sending' and (fence < :fence or sender = :me)))
                           and not id = any (:except) and not\s""" + ACCOUNT + " = any (:occupied) and " + NOT_KEPT_BACK + """

                           and not exists (select from backoffice.sender_pauses where lease_name = :lease)""";

    /** Kinds of command of which one at least has something to do now. */
    static List<String> kindsDue(Tx tx, Claim claim) {
        return claim.in(tx.sql("select kind from unnest(cast(:kinds as text[])) as k(kind)"
                        + " where exists (select from backoffice.stripe_commands c where c.kind = k.kind and " + IS_DUE
                        + ")"))
                .set(
                        "kinds",
                        String[].class,
                        Arrays.stream(StripeCommandKind.values())
                                .map(StripeCommandKind::code)
                                .toArray(String[]::new))
                .list(String.class);
    }

    /** Commands of a kind that have something to do now, oldest first. */
    static List<Due> due(Tx tx, StripeCommandKind kind, Claim claim, int limit) {
        return claim.in(tx.sql("select id, " + ACCOUNT + " from backoffice.stripe_commands c where kind = :kind and "
                        + IS_DUE + " order by next_at, created_at, id limit :limit"))
                .set("kind", kind.code())
                .set("limit", limit)
                .list(Due.class);
    }

    /** The command with its row locked; empty when another transaction has it, or when it is kept back. */
    static Optional<StripeCommand> lock(Tx tx, UUID id) {
        return tx.sql("select " + COLUMNS + " from backoffice.stripe_commands c where id = :id and " + NOT_KEPT_BACK
                        + " for update of c skip locked")
                .set("id", id)
                .optional(StripeCommand.class);
    }

    /** The command with its row locked, waiting for it. */
    static StripeCommand lockWaiting(Tx tx, UUID id) {
        return tx.sql("select " + COLUMNS + " from backoffice.stripe_commands c where id = :id for update")
                .set("id", id)
                .one(StripeCommand.class);
    }

    /** Its fate is open from here on, counted from the sending that left it so; an earlier such moment stays. */
    static void markUnknown(Tx tx, UUID command) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set unknown_since = coalesce(last_sent_at, backoffice.clock())
                         where id = :id and unknown_since is null""").set("id", command).update();
    }

    /** Claims it for sending and writes the attempt; the attempt's id. */
    static UUID markSending(Tx tx, StripeCommand command, long fence, UUID sender) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set unknown_before = unknown_before or state in ('unknown', 'sending'),
                               state = 'sending', attempts = attempts + 1, lookups = 0, fence = :fence, sender = :sender,
                               first_sent_at = coalesce(first_sent_at, backoffice.clock()),
                               last_sent_at = backoffice.clock(), updated_at = backoffice.clock()
                         where id = :id""")
                .set("id", command.id())
                .set("fence", fence)
                .set("sender", sender)
                .update();
        return tx.sql("""
                        insert into backoffice.stripe_attempts (command_id, sender, fence)
                        values (:id, :sender, :fence) returning id""")
                .set("id", command.id())
                .set("fence", fence)
                .set("sender", sender)
                .one(UUID.class);
    }

    /** Appends an answer: a fact, whoever holds the lease now. */
    static void appendAnswer(Tx tx, UUID attempt, StripeAnswer answer) {
        tx.sql("""
                        insert into backoffice.stripe_answers
                          (attempt_id, http_status, verdict, response_id, error_code, request_id, body)
                        values (:attempt, :status, :verdict, :response, :code, :request, cast(:body as jsonb))
                        on conflict do nothing""")
                .set("attempt", attempt)
                .set("status", Integer.class, answer.httpStatus())
                .set("verdict", answer.verdict().name())
                .set("response", String.class, answer.responseId())
                .set("code", String.class, answer.errorCode())
                .set("request", String.class, answer.requestId())
                .set("body", String.class, answer.body())
                .update();
    }

    /** A success that some incarnation wrote down and nobody has acted on. */
    static Optional<StripeAnswer> recordedSuccess(Tx tx, UUID command) {
        record Row(
                @Nullable Integer status,
                String response,
                @Nullable String request,
                String body) {}
        return tx.sql("""
                        select w.http_status, w.response_id, w.request_id, cast(w.body as text)
                          from backoffice.stripe_answers w join backoffice.stripe_attempts a on a.id = w.attempt_id
                         where a.command_id = :id and w.verdict = 'SUCCEEDED' order by w.answered_at limit 1""")
                .set("id", command)
                .optional(Row.class)
                .map(r -> new StripeAnswer(Verdict.SUCCEEDED, r.status(), r.response(), null, r.request(), r.body()));
    }

    /** What Stripe definitely refused it for, if any sending was answered so. */
    static Optional<String> recordedRefusal(Tx tx, UUID command) {
        return tx.sql("""
                        select w.error_code
                          from backoffice.stripe_answers w join backoffice.stripe_attempts a on a.id = w.attempt_id
                         where a.command_id = :id and w.verdict = 'FAILED' order by w.answered_at desc limit 1""").set("id", command).optional(String.class);
    }

    /** Not before a while from now: something of our own went wrong with it. */
    static void rest(Tx tx, UUID command, Duration pause) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set next_at = backoffice.clock() + make_interval(secs => :pause), updated_at = backoffice.clock()
                         where id = :id and state not in ('succeeded', 'failed')""").set("id", command).set("pause", pause.toSeconds()).update();
    }

    static void succeed(Tx tx, StripeCommand command, StripeAnswer answer) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set state = 'succeeded', response_id = :response, request_id = :request, error_code = null,
                               updated_at = backoffice.clock() where id = :id""")
                .set("id", command.id())
                .set("response", String.class, answer.responseId())
                .set("request", String.class, answer.requestId())
                .update();
    }

    static void fail(Tx tx, UUID command, String code, @Nullable String request) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set state = 'failed', error_code = :code, request_id = coalesce(:request, request_id),
                               updated_at = backoffice.clock() where id = :id""")
                .set("id", command)
                .set("code", code)
                .set("request", String.class, request)
                .update();
    }

    /** Back to waiting, to be tried again after a while. */
    static void later(Tx tx, UUID command, String state, @Nullable String code, boolean lookUpFirst, Duration pause) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set state = :state, error_code = coalesce(:code, error_code),
                               look_up_first = look_up_first or :lookUpFirst,
                               next_at = backoffice.clock() + make_interval(secs => :pause),
                               updated_at = backoffice.clock() where id = :id""")
                .set("id", command)
                .set("state", state)
                .set("code", String.class, code)
                .set("lookUpFirst", lookUpFirst)
                .set("pause", pause.toMillis() / 1000.0)
                .update();
    }

    /** Notes an empty look-up; the next one is due after the pause. */
    static void noteLookUp(Tx tx, UUID command, Duration pause) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set state = 'unknown', unknown_before = true, lookups = lookups + 1,
                               looked_up_at = backoffice.clock(),
                               next_at = backoffice.clock() + make_interval(secs => :pause),
                               updated_at = backoffice.clock() where id = :id""").set("id", command).set("pause", pause.toSeconds()).update();
    }

    /** Whether the first sending lies longer back than that. */
    static boolean firstSentBefore(Tx tx, UUID command, Duration age) {
        return tx.sql("""
                        select first_sent_at <= backoffice.clock() - make_interval(secs => :age)
                          from backoffice.stripe_commands where id = :id""").set("id", command).set("age", age.toSeconds()).one(Boolean.class);
    }

    /** Whether some process that ever sent this command may still have it in its hands. */
    static boolean someSenderMayWake(Tx tx, UUID command, UUID me) {
        return tx.sql("""
                        select count(*) from backoffice.stripe_attempts a
                          join backoffice.executors e on e.incarnation = a.sender
                         where a.command_id = :id and a.sender <> :me
                           and e.ended_at is null and e.acknowledged_fence <= a.fence""").set("id", command).set("me", me).one(Long.class) > 0;
    }

    /** Writes the same instruction down again under a new key. */
    static UUID queueAnew(Tx tx, UUID command) {
        return tx.sql("""
                        with fresh as (select backoffice.new_id() as id)
                        insert into backoffice.stripe_commands
                          (id, subject_kind, subject_id, group_id, step, round, kind, account, money_of, livemode,
                           path, parameters, api_version, idempotency_key)
                        select f.id, subject_kind, subject_id, group_id, step, round, kind, account, money_of, livemode,
                               path,
                               jsonb_set(parameters, array['metadata[command_id]'], to_jsonb(cast(f.id as text))),
                               :version, 'suito-' || f.id
                          from backoffice.stripe_commands c cross join fresh f where c.id = :id
                        returning id""")
                .set("id", command)
                .set("version", StripeGateway.apiVersion())
                .one(UUID.class);
    }
}
