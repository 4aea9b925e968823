package io.suito.stripe;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.request.Lease;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All changes of a command's state, each inside a transaction with the subject's own. They happen only under a lease
 * that still has more time left than an idle transaction is allowed to live (see {@link #LEFT_TO_CLAIM}), so that a
 * process which freezes here has lost its connection before anybody else can hold the lease.
 */
final class CommandRecorder {
    /** More than one request's deadline: what is claimed now is answered or timed out before the lease can end. */
    static final Duration LEFT_TO_CLAIM = Duration.ofSeconds(35);

    static final Duration LEFT_TO_RECORD = Duration.ofSeconds(16);
    private static final Duration KEYS_LAST = Duration.ofHours(23);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Lease lease;
    private final UUID me;
    private final Map<String, CommandSubject> subjects;

    CommandRecorder(Lease lease, UUID me, Map<String, CommandSubject> subjects) {
        this.lease = lease;
        this.me = me;
        this.subjects = subjects;
    }

    /** What a claim leads to: a sending with its attempt, a look-up, or nothing. */
    record Claim(
            @Nullable StripeCommand send,
            @Nullable UUID attempt,
            @Nullable StripeCommand lookUp) {
        static final Claim NOTHING = new Claim(null, null, null);
    }

    Claim claim(Tx tx, UUID id, long fence) {
        if (!lease.isHeld(tx, fence, LEFT_TO_CLAIM)) {
            return Claim.NOTHING;
        }
        tx.sql("set local lock_timeout = '5s'").update();
        Optional<StripeCommand> locked = CommandStore.lock(tx, id);
        if (locked.isEmpty()) {
            return Claim.NOTHING;
        }
        StripeCommand command = locked.get();
        boolean lost = isLost(command, fence);
        if (command.state().equals("queued") && !command.unknownBefore()) {
            return claimFirst(tx, command, fence);
        }
        return lost || command.state().equals("unknown") || command.state().equals("queued")
                ? claimUnknown(tx, command, fence)
                : Claim.NOTHING;
    }

    /** Somebody's sending under an older fence, or our own whose claim we never saw succeed. */
    boolean isLost(StripeCommand command, long fence) {
        Long of = command.fence();
        return command.state().equals("sending") && of != null && (of < fence || me.equals(command.sender()));
    }

    private Claim claimFirst(Tx tx, StripeCommand command, long fence) {
        String hold = subject(command).beforeSending(tx, command);
        if (hold != null) {
            CommandStore.fail(tx, command.id(), hold, null);
            return Claim.NOTHING;
        }
        return send(tx, command, fence);
    }

    /** The lease is looked at again as the last thing: waiting for a row may have taken its time. */
    private Claim send(Tx tx, StripeCommand command, long fence) {
        UUID attempt = CommandStore.markSending(tx, command, fence, me);
        if (!lease.isHeld(tx, fence, LEFT_TO_CLAIM)) {
            throw new Refusal("stripe.lease_lost", lease.name());
        }
        return new Claim(command, attempt, null);
    }

    private Claim claimUnknown(Tx tx, StripeCommand command, long fence) {
        CommandStore.markUnknown(tx, command.id());
        Optional<StripeAnswer> success = CommandStore.recordedSuccess(tx, command.id());
        if (success.isPresent()) {
            succeed(tx, command, success.get());
            return Claim.NOTHING;
        }
        boolean sameKeyServes = !command.lookUpFirst()
                && !CommandStore.firstSentBefore(tx, command.id(), KEYS_LAST)
                && subject(command).mayResend(tx, command);
        return sameKeyServes ? send(tx, command, fence) : new Claim(null, null, command);
    }

    /** Appends the answer, and acts on it if the command is still ours. */
    void record(Tx tx, UUID id, UUID attempt, long fence, StripeAnswer answer) {
        CommandStore.appendAnswer(tx, attempt, answer);
        if (!lease.isHeld(tx, fence, LEFT_TO_RECORD)) {
            return;
        }
        StripeCommand command = CommandStore.lockWaiting(tx, id);
        boolean ours = command.state().equals("sending")
                && Objects.equals(command.fence(), fence)
                && me.equals(command.sender());
        if (ours) {
            act(tx, command, answer);
        }
    }

    private void act(Tx tx, StripeCommand command, StripeAnswer answer) {
        if (answer.verdict() == Verdict.SUCCEEDED) {
            succeed(tx, command, answer);
            return;
        }
        String code = Objects.requireNonNullElse(answer.errorCode(), "unknown");
        if (answer.verdict() == Verdict.KEY_REJECTED) {
            KeyPause.pause(tx, lease.name(), code);
        }
        if (answer.verdict() == Verdict.UNKNOWN && "idempotency_error".equals(code)) {
            Attention.raise(tx, "command_key_reused", command.id().toString(), command.idempotencyKey());
        }
        if (command.unknownBefore() || isUnknown(answer)) {
            stayUnknown(tx, command, answer, code);
        } else if (answer.verdict() == Verdict.FAILED) {
            CommandStore.fail(tx, command.id(), code, answer.requestId());
            subject(command).failed(tx, command, code);
        } else if (answer.verdict() == Verdict.SHORT_OF_FUNDS) {
            CommandStore.fail(tx, command.id(), code, answer.requestId());
            subject(command).shortOfFunds(tx, command);
        } else {
            CommandStore.later(tx, command.id(), "queued", code, false, pause(command));
            subject(command).turnedAway(tx, command);
        }
    }

    private static boolean isUnknown(StripeAnswer answer) {
        return answer.verdict() == Verdict.UNKNOWN || answer.verdict() == Verdict.UNKNOWN_LOOK_UP;
    }

    /** A refusal after an unknown sending proves nothing by itself: only a look-up can tell. */
    private static void stayUnknown(Tx tx, StripeCommand command, StripeAnswer answer, String code) {
        boolean refused = answer.verdict() == Verdict.FAILED || answer.verdict() == Verdict.SHORT_OF_FUNDS;
        boolean lookUp = refused || answer.verdict() == Verdict.UNKNOWN_LOOK_UP;
        CommandStore.markUnknown(tx, command.id());
        CommandStore.later(tx, command.id(), "unknown", code, lookUp, pause(command));
    }

    /** Success and its effect, together. */
    void succeed(Tx tx, StripeCommand command, StripeAnswer answer) {
        CommandStore.succeed(tx, command, answer);
        subject(command).succeeded(tx, command, answer);
    }

    CommandSubject subject(StripeCommand command) {
        return Objects.requireNonNull(subjects.get(command.subjectKind()), command.subjectKind());
    }

    private static Duration pause(StripeCommand command) {
        Duration pause = Duration.ofMillis(250L << Math.min(command.attempts(), 8));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
