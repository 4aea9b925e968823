package io.suito.cli.payouts;

import io.suito.app.Executor;
import io.suito.app.Outage;
import io.suito.app.Workplace;
import io.suito.cli.Output;
import io.suito.payouts.RunPace;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.text.Messages;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a run and tells how far it is. */
final class RunWatch {
    private static final Set<String> GOING_ON =
            Set.of("planned", "awaiting_approval", "approved", "executing", "paused");
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 250;
    private static final long STILL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Workplace office;
    private final Output output;
    private final Duration patience;
    private final RunPace pace = new RunPace(System::nanoTime);
    private long moved = System.nanoTime();
    private long told = moved;
    private @Nullable RunStatus last;

    /** @param patience how long nothing may move before the watch is given up */
    RunWatch(Workplace office, Output output, Duration patience) {
        this.office = office;
        this.output = output;
        this.patience = patience;
    }

    /**
     * The run when nothing of it moves any more.
     *
     * @throws Refusal {@code payouts.paused}, {@code payouts.short_of_funds}, {@code payouts.not_moving},
     *     {@code stripe.key_rejected}, {@code stripe.unreachable}, {@code db.connection_lost}: the run itself goes on
     *     at the next start
     */
    RunStatus untilOver(UUID run) {
        Outage outage =
                new Outage(patience.compareTo(AWAY) < 0 ? patience : AWAY, () -> output.progress(text("db.away")));
        RunReports reports = office.backoffice().runReports();
        while (true) {
            RunStatus status = outage.ride(() -> reports.status(run));
            if (!GOING_ON.contains(status.state()) && status.moving() == 0) {
                return status;
            }
            refuseWhatStandsStill(status, outage);
            tell(status);
            pause();
        }
    }

    private void refuseWhatStandsStill(RunStatus status, Outage outage) {
        if (status.state().equals("paused")) {
            throw paused(office, status.runId(), status.pausedReason());
        }
        Optional<String> problem = outage.ride(() -> office.act().flatMap(Executor::keyProblem));
        if (problem.isPresent()) {
            throw new Refusal("stripe.key_rejected");
        }
        office.act().ifPresent(Executor::requireAlive);
        if (last == null || !last.equals(status)) {
            moved = System.nanoTime();
        } else if (System.nanoTime() - moved > STILL_NANOS && obstacle().isPresent()) {
            throw obstacle().get();
        } else if (System.nanoTime() - moved > patience.toNanos()) {
            throw new Refusal("payouts.not_moving", status.runId().toString(), status.moving(), status.unknown());
        }
        last = status;
    }

    /** Why this program cannot send; another one may, and then something moves. */
    private Optional<Refusal> obstacle() {
        return office.act().flatMap(Executor::obstacle);
    }

    /** Why a paused run does not go on by itself. */
    static Refusal paused(Workplace office, UUID run, @Nullable String reason) {
        if ("short_of_funds".equals(reason)) {
            RunReports reports = office.backoffice().runReports();
            long available = reports.funds().map(funds -> funds.available()).orElse(0L);
            return new Refusal("payouts.short_of_funds", reports.unsent(run).yen(), available);
        }
        return new Refusal("payouts.paused", run.toString(), reason == null ? "" : reason);
    }

    private void tell(RunStatus status) {
        String left = pace.left(status.moving())
                .map(time -> text("payouts.left", time.toSeconds()))
                .orElse("");
        long now = System.nanoTime();
        if (output.overwritesProgress() || now - told > TELL_NANOS) {
            told = now;
            int done = status.planned() - status.moving();
            output.progress(text("payouts.progress", done, status.planned(), left));
        }
    }

    private String text(String key, Object... arguments) {
        return Messages.text(output.locale(), key, arguments);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(e, "request.interrupted");
        }
    }
}
