package io.suito.cli.jobs;

import io.suito.app.Executor;
import io.suito.app.Workplace;
import io.suito.cli.BaseCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code suito daemon}: an executor without a window, until somebody ends it. */
@Command(
        name = "daemon",
        description = "Carry out requests and jobs and send to Stripe, without a window, until Ctrl-C or SIGTERM.")
public final class DaemonCommand extends BaseCommand {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonCommand.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** A program that is to run for months does not give up because something else is not up yet. */
    private static final Set<String> PASSING = Set.of("db.unreachable", "db.connection_lost", "stripe.unreachable");

    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public Integer call() {
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(closed), "suito-daemon-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            serve();
            return CommandLineProgram.DONE;
        } finally {
            closed.countDown();
        }
    }

    /** The signal: lets the main thread end in good order, and keeps the process alive until it has. */
    private void stop(CountDownLatch closed) {
        end.countDown();
        try {
            if (!closed.await(1, TimeUnit.MINUTES)) {
                LOG.warn("not everything ended in time; the next start resolves it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (end.getCount() > 0) {
            try (Workplace office = openOffice()) {
                Executor executor = begin(office);
                while (!end.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    executor.requireAlive();
                }
                LOG.info("the executor ends");
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Refusal e) {
                if (!PASSING.contains(e.code())) {
                    throw e;
                }
                LOG.warn("{}", e.sentence(output().locale()));
                pause();
            }
        }
    }

    private Executor begin(Workplace office) {
        Executor executor = office.act()
                .orElseThrow(() -> new Refusal(
                        "config.stripe_key_missing", context().home().settings().toString()));
        executor.keepSchedule();
        LOG.info("executor {} runs", executor.incarnation());
        output().result(
                        Map.of(
                                "executor",
                                executor.incarnation(),
                                "home",
                                context().home().directory()),
                        () -> output().say(
                                        "daemon.running", executor.incarnation().toString()));
        return executor;
    }

    private void pause() {
        try {
            if (end.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("ended while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.countDown();
        }
    }
}
