package io.suito.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.suito.database.Transactions;
import io.suito.schedule.Jobs.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes this process up when a job may be due, by db-scheduler, whose table all executors of a database share: one of
 * them wakes up for a job, and if that one ends, another does. It only asks ({@link Jobs#askIfDue}); whether something
 * is due, and that it is asked for once, the database decides (decision 0026).
 */
public final class WakeUps {
    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);
    private static final String INSTANCE = "suito";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration SOONEST = Duration.ofSeconds(5);

    /** Policies and clocks may change, so nobody sleeps until next Monday. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 5;
    private static final long AGAIN_SECONDS = 5;

    private final UUID me;
    private final DataSource dataSource;
    private final Transactions transactions;
    private final Jobs jobs;

    /** @param me the executor: programs of one machine are several */
    public WakeUps(UUID me, DataSource dataSource, Transactions transactions, Jobs jobs) {
        this.me = me;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.jobs = jobs;
    }

    /** Nothing is stored with a task, and nothing that somebody else stores there is ever made into an object. */
    private static final class Nothing implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            return new byte[0];
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] stored) {
            throw new IllegalStateException("nothing is stored with a task");
        }
    }

    /** Wakes up until the latch is open; begins as soon as the database can be asked. */
    public void keep(CountDownLatch stop) {
        DatabaseClock clock = new DatabaseClock(transactions);
        while (stop.getCount() > 0) {
            Scheduler scheduler = scheduler(clock);
            try {
                forgetTheFarFuture();
                scheduler.start();
                stop.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the schedule does not begin yet: {}", e.toString());
                pause(stop);
            } finally {
                scheduler.stop();
            }
        }
    }

    private static void pause(CountDownLatch stop) {
        try {
            if (stop.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("ended before it began");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No wake-up is ever set so far ahead: the database's clock was put back. */
    private void forgetTheFarFuture() {
        transactions.run(tx -> tx.sql("""
                        update backoffice.scheduled_tasks
                           set execution_time = backoffice.clock(), version = version + 1
                         where not picked and execution_time > backoffice.clock() + make_interval(secs => :latest)""").set("latest", LATEST.toSeconds()).update());
    }

    private Scheduler scheduler(DatabaseClock clock) {
        List<CustomTask<Void>> tasks =
                jobs.all().stream().map(job -> task(job, clock)).toList();
        return Scheduler.create(dataSource)
                .startTasks(tasks)
                .tableName("backoffice.scheduled_tasks")
                .clock(clock)
                .schedulerName(new SchedulerName.Fixed(me.toString()))
                .serializer(new Nothing())
                .threads(1)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .failureLogging(LogLevel.INFO, false)
                .build();
    }

    private CustomTask<Void> task(Job job, DatabaseClock clock) {
        return Tasks.custom(job.kind(), Void.class)
                .scheduleOnStartup(INSTANCE, null, now -> now)
                .onFailureReschedule(FixedDelay.ofSeconds((int) AGAIN_SECONDS))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Instant next = within(jobs.askIfDue(job), clock.now());
                    return (complete, operations) -> operations.reschedule(complete, next);
                });
    }

    private static Instant within(Instant due, Instant now) {
        if (!due.isAfter(now)) {
            // it was asked for a moment ago, and waits or runs
            return now.plus(SOONEST);
        }
        Instant latest = now.plus(LATEST);
        return due.isAfter(latest) ? latest : due;
    }
}
