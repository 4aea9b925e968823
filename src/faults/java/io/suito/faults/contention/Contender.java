package io.suito.faults.contention;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.TappedDataSource;
import io.suito.request.Answer;
import io.suito.text.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One of several programs on the same database: it asks, and it carries out what anybody asked for. */
interface Contender extends AutoCloseable {
    Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What came of a request.
     *
     * @param code of a refusal, empty where there was none
     */
    record Reply(String status, String code) {
        static Reply of(Answer answer) {
            return new Reply(answer.status(), answer.errorCode() == null ? "" : answer.errorCode());
        }
    }

    /** Asks and waits for the answer. */
    Reply ask(String kind, Map<String, ?> payload);

    @Override
    void close();

    /** A program in this process, with its own connections, home and executor. */
    static Contender here(TrialGround ground, Wiring wiring, String home) {
        Backoffice backoffice = Backoffice.open(ground.settings(), TappedDataSource.through(wiring.sql()));
        Executor executor = backoffice.startExecutor(
                TrialGround.stripeSide(ground.stripeAddress(), wiring.http()), ground.home(home));
        return new Contender() {
            @Override
            public Reply ask(String kind, Map<String, ?> payload) {
                return Reply.of(
                        backoffice.requests().await(backoffice.requests().ask(kind, payload, "proof"), PATIENCE));
            }

            @Override
            public void close() {
                executor.close();
                backoffice.close();
            }
        };
    }

    /** A process of its own. */
    static Contender elsewhere(ChildJvms jvms, TrialGround ground, String home) {
        Child child = jvms.start(
                ContenderProgram.class,
                List.of(
                        ground.settings().url(),
                        ground.stripeAddress().toString(),
                        ground.home(home).toString()));
        return new Contender() {
            @Override
            public Reply ask(String kind, Map<String, ?> payload) {
                int before = child.said("reply ").size();
                child.tell(kind + " " + Json.write(payload));
                long deadline = System.nanoTime() + 2 * PATIENCE.toNanos();
                while (child.said("reply ").size() == before) {
                    if (!child.isAlive() || System.nanoTime() > deadline) {
                        throw new IllegalStateException("no reply to " + kind + child.errors());
                    }
                    LockSupport.parkNanos(2_000_000);
                }
                String[] reply = child.said("reply ").get(before).split(" ", -1);
                return new Reply(reply[0], reply[1]);
            }

            @Override
            public void close() {
                child.close();
            }
        };
    }
}
