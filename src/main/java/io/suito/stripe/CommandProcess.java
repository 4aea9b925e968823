package io.suito.stripe;

import io.suito.attention.Attention;
import io.suito.database.SqlErrors;
import io.suito.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command's way: claim it in one transaction, send it outside of any, record the answer in another. */
final class CommandProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CommandProcess.class);
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final StripeGateway gateway;
    private final CommandRecorder recorder;
    private final Resolver resolver;
    private final InstantSource wall;

    CommandProcess(
            Transactions transactions,
            StripeGateway gateway,
            CommandRecorder recorder,
            Resolver resolver,
            InstantSource wall) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.recorder = recorder;
        this.resolver = resolver;
        this.wall = wall;
    }

    /**
     * Claims and sends, or resolves.
     *
     * @param permit its turn, for which it may have to wait after claiming
     * @param alive false once the process is to end: then an answer that cannot be recorded is left to the resolver
     * @return Stripe's answer, if something was sent
     */
    Optional<StripeAnswer> run(UUID id, long fence, Pacer.Permit permit, BooleanSupplier alive) {
        Instant claimedAt = wall.instant();
        CommandRecorder.Claim claim = claim(id, fence, permit);
        StripeCommand command = claim.send();
        if (command == null || claim.attempt() == null) {
            permit.giveBack();
            if (claim.lookUp() != null) {
                resolver.lookUp(claim.lookUp(), fence);
            }
            return Optional.empty();
        }
        permit.await();
        if (hasSlept(claimedAt)) {
            // Stripe may have forgotten the key since, and others may have resolved it: found again by look-up
            LOG.warn("command {} is not sent: this machine slept after claiming it", id);
            permit.giveBack();
            return Optional.empty();
        }
        StripeAnswer answer = DeadlineHttpClient.leaving(permit::depart, () -> gateway.send(command));
        pace(permit, answer);
        record(command, claim.attempt(), fence, answer, alive);
        return Optional.of(answer);
    }

    private CommandRecorder.Claim claim(UUID id, long fence, Pacer.Permit permit) {
        try {
            return transactions.call(tx -> recorder.claim(tx, id, fence));
        } catch (RuntimeException e) {
            permit.giveBack();
            throw e;
        }
    }

    /** The wall clock: it goes on while a machine is suspended, other clocks stand still. */
    private boolean hasSlept(Instant since) {
        return Duration.between(since, wall.instant()).compareTo(CommandRecorder.LEFT_TO_CLAIM) > 0;
    }

    private static void pace(Pacer.Permit permit, StripeAnswer answer) {
        if (answer.isTooFast()) {
            permit.turnedAway();
        } else if (!answer.isLockTimeout()) {
            permit.accepted();
        }
    }

    /**
     * The answer is in our hands only: while the database is away and we live, we try to write it down. Where acting on
     * it is what fails, trying again changes nothing: the fact is kept, and the command is found again like a lost one.
     */
    private void record(StripeCommand sent, UUID attempt, long fence, StripeAnswer answer, BooleanSupplier alive) {
        for (int failures = 0; ; failures++) {
            RuntimeException problem = tryRecord(sent, attempt, fence, answer);
            if (problem == null) {
                return;
            }
            LOG.warn("answer to command {} not recorded yet: {}", sent.id(), problem.toString());
            boolean kept = isFactKept(attempt, answer);
            if (kept && failures >= TRIES && !SqlErrors.isOutage(problem)) {
                transactions.run(tx ->
                        Attention.raise(tx, "command_effect_fails", sent.id().toString()));
                throw problem;
            }
            if (!alive.getAsBoolean() && failures > TRIES) {
                throw problem;
            }
            Pacer.pause(failures);
        }
    }

    /** Even where acting on it fails, what Stripe said is kept: whoever sends next finds it. */
    private boolean isFactKept(UUID attempt, StripeAnswer answer) {
        try {
            transactions.run(tx -> CommandStore.appendAnswer(tx, attempt, answer));
            return true;
        } catch (RuntimeException e) {
            LOG.debug("not even appended: {}", e.toString());
            return false;
        }
    }

    private @Nullable RuntimeException tryRecord(StripeCommand sent, UUID attempt, long fence, StripeAnswer answer) {
        try {
            transactions.run(tx -> recorder.record(tx, sent.id(), attempt, fence, answer));
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
