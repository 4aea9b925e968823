package io.suito.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.faults.Round.Size;
import io.suito.faults.answers.LostAnswersProof;
import io.suito.faults.clocks.ClocksProof;
import io.suito.faults.contention.ContentionProof;
import io.suito.faults.crash.CrashProof;
import io.suito.faults.frozen.FrozenExecutorProof;
import io.suito.faults.limits.RateLimitsProof;
import io.suito.faults.loss.DatabaseLossProof;
import io.suito.faults.timeouts.TimeoutsProof;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A handful of the quick proofs with every build; {@code suito faults} does the rest, and the slow one. */
@Isolated("they judge what is finished in time")
class FaultProofsTest {
    /** It waits a minute for a lease to end, doing nothing; the others run meanwhile. */
    private static final FutureTask<Result> FROZEN = new FutureTask<>(() -> smoke(new FrozenExecutorProof()));

    @BeforeAll
    static void freeze() {
        Thread.ofPlatform().daemon().name("frozen-executor").start(FROZEN);
    }

    @Test
    void an_executor_frozen_past_its_lease_changes_nothing_when_it_wakes() throws Exception {
        Result result = FROZEN.get();

        assertThat(result.findings().violations()).isEmpty();
        assertThat(result.passed()).isTrue();
    }

    @Test
    void ended_anywhere_and_started_again_the_program_pays_everyone_exactly_once() {
        Result result = smoke(new CrashProof());

        assertThat(result.findings().violations()).isEmpty();
        assertThat(result.mutants()).isNotEmpty().allMatch(Result.Caught::caught);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void lost_answers_stored_errors_and_forgotten_keys_cost_nobody_a_yen() {
        Result result = smoke(new LostAnswersProof());

        assertThat(result.findings().violations()).isEmpty();
        assertThat(result.mutants()).isNotEmpty().allMatch(Result.Caught::caught);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void several_programs_that_want_the_same_run_make_one() {
        holds(smoke(new ContentionProof()));
    }

    @Test
    void whoever_is_turned_away_asks_again_and_hardly_once_too_often() {
        holds(smoke(new RateLimitsProof()));
    }

    @Test
    void answers_that_come_too_late_or_never_are_not_failures() {
        holds(smoke(new TimeoutsProof()));
    }

    @Test
    void a_database_that_is_lost_in_mid_run_costs_nobody_a_yen() {
        Result result = smoke(new DatabaseLossProof());

        assertThat(result.findings().violations()).isEmpty();
        assertThat(result.passed()).isTrue();
    }

    @Test
    void whatever_the_machines_clocks_say_each_run_date_is_one_run() {
        holds(smoke(new ClocksProof()));
    }

    private static void holds(Result result) {
        assertThat(result.findings().violations()).isEmpty();
        assertThat(result.mutants()).isNotEmpty().allMatch(Result.Caught::caught);
        assertThat(result.passed()).isTrue();
    }

    private static Result smoke(Proof proof) {
        return proof.run(new Round(Size.SMOKE, 1, line -> {}));
    }
}
