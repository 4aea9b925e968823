package io.suito.stripe;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.request.Lease;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a command when sending it again would prove nothing: after 23 hours, or after an error that
 * Stripe may have stored. Two complete look-ups, at least five minutes apart, must both be empty, and nobody who ever
 * held the command may still wake up with it, before it counts as not done.
 */
final class Resolver {
    private static final Logger LOG = LoggerFactory.getLogger(Resolver.class);
    private static final Duration BETWEEN_LOOK_UPS = Duration.ofMinutes(5);
    private static final int LOOK_UPS_NEEDED = 2;

    private final Transactions transactions;
    private final LookUp lookUp;
    private final CommandRecorder recorder;
    private final Lease lease;
    private final UUID me;

    Resolver(Transactions transactions, LookUp lookUp, CommandRecorder recorder, Lease lease, UUID me) {
        this.transactions = transactions;
        this.lookUp = lookUp;
        this.recorder = recorder;
        this.lease = lease;
        this.me = me;
    }

    void lookUp(StripeCommand command, long fence) {
        Optional<StripeAnswer> found;
        try {
            found = lookUp.find(command);
        } catch (Refusal e) {
            LOG.info("look-up of command {} did not succeed: {}", command.id(), e.code());
            transactions.run(tx -> tryLater(tx, command, fence, e));
            if (e.code().equals("stripe.key_rejected")) {
                throw e; // not this command's matter: the sender gives up
            }
            return;
        }
        transactions.run(tx -> conclude(tx, command.id(), fence, found));
    }

    private void tryLater(Tx tx, StripeCommand command, long fence, Refusal why) {
        if (why.code().equals("stripe.other_object")) {
            Attention.raise(
                    tx,
                    "command_other_object",
                    command.id().toString(),
                    String.valueOf(why.arguments().get(0)));
        }
        if (isStillOurs(tx, CommandStore.lockWaiting(tx, command.id()), fence)) {
            CommandStore.later(tx, command.id(), "unknown", null, false, Duration.ofSeconds(10));
        }
    }

    private boolean isStillOurs(Tx tx, StripeCommand now, long fence) {
        boolean open = now.state().equals("unknown") || now.state().equals("queued") || recorder.isLost(now, fence);
        return open && lease.isHeld(tx, fence, CommandRecorder.LEFT_TO_RECORD);
    }

    private void conclude(Tx tx, UUID id, long fence, Optional<StripeAnswer> found) {
        StripeCommand command = CommandStore.lockWaiting(tx, id);
        if (!isStillOurs(tx, command, fence)) {
            return;
        }
        if (found.isPresent()) {
            recorder.succeed(tx, command, found.get());
            return;
        }
        if (command.lookups() + 1 < LOOK_UPS_NEEDED) {
            CommandStore.noteLookUp(tx, id, BETWEEN_LOOK_UPS);
            return;
        }
        if (CommandStore.someSenderMayWake(tx, id, me)) {
            Attention.raise(tx, "command_sender_may_wake", id.toString());
            CommandStore.noteLookUp(tx, id, BETWEEN_LOOK_UPS);
            return;
        }
        notDone(tx, command);
    }

    /** Definitely not done. If Stripe had refused it, that is the answer; otherwise it is sent anew under a new key. */
    private void notDone(Tx tx, StripeCommand command) {
        Optional<String> refusal = CommandStore.recordedRefusal(tx, command.id());
        CommandStore.fail(tx, command.id(), refusal.orElse("looked_up_absent"), null);
        if (refusal.isPresent()) {
            recorder.subject(command).failed(tx, command, refusal.get());
        } else {
            UUID again = CommandStore.queueAnew(tx, command.id());
            LOG.info("command {} did not take effect; written again as {}", command.id(), again);
        }
    }
}
