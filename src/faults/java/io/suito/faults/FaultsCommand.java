package io.suito.faults;

import io.suito.cli.BaseCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Table;
import io.suito.faults.Round.Size;
import io.suito.faults.answers.LostAnswersProof;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.clocks.ClocksProof;
import io.suito.faults.contention.ContentionProof;
import io.suito.faults.crash.CrashProof;
import io.suito.faults.frozen.FrozenExecutorProof;
import io.suito.faults.limits.RateLimitsProof;
import io.suito.faults.loss.DatabaseLossProof;
import io.suito.faults.timeouts.TimeoutsProof;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code suito faults NAME}: one proof; status 0 only when it passed. */
@Command(
        name = "faults",
        description = "Prove that everyone is paid exactly once, whatever goes wrong. Needs no database and no Stripe:"
                + " it brings its own.")
final class FaultsCommand extends BaseCommand {
    /** Every proof there is, by the names of the specification. */
    static final List<Proof> PROOFS = List.of(
            new CrashProof(),
            new LostAnswersProof(),
            new FrozenExecutorProof(),
            new ContentionProof(),
            new RateLimitsProof(),
            new TimeoutsProof(),
            new DatabaseLossProof(),
            new ClocksProof());

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PROOFS.stream().map(Proof::name).iterator();
        }
    }

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "The proof: ${COMPLETION-CANDIDATES}.")
    private String name = "";

    @Option(names = "--quick", description = "Fewer trials: eight minutes at most.")
    private boolean quick;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        Proof proof = proof();
        long start = System.nanoTime();
        output().progress(proof.name() + ": " + proof.about());
        Result result = proof.run(new Round(
                quick ? Size.QUICK : Size.FULL, seed, line -> output().progress(seconds(start) + " s  " + line)));
        output().result(result.document(), () -> show(result, seconds(start)));
        return result.passed() ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
    }

    @Spec
    private @Nullable CommandSpec own;

    private Proof proof() {
        for (Proof proof : PROOFS) {
            if (proof.name().equals(name)) {
                return proof;
            }
        }
        String known = PROOFS.stream().map(Proof::name).collect(Collectors.joining(", "));
        throw new ParameterException(
                Objects.requireNonNull(own).commandLine(),
                "No proof is called " + name + ". There are: " + known + ".");
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }

    private void show(Result result, long seconds) {
        Table table = Table.of("faults", "seed", "trials", "complete", "double", "lost", "stuck", "violations", "s")
                .row(
                        result.faults(),
                        result.seed(),
                        result.trials(),
                        result.complete() ? "yes" : "no",
                        result.findings().count(Kind.DOUBLE),
                        result.findings().count(Kind.LOST),
                        result.findings().count(Kind.STUCK),
                        result.findings().violations().size(),
                        seconds);
        output().table(table);
        result.notes().forEach(output()::line);
        result.findings().violations().forEach(violation -> output().line("  " + violation));
        if (!result.mutants().isEmpty()) {
            Table mutants = Table.of("mutant", "caught");
            result.mutants().forEach(mutant -> mutants.row(mutant.name(), mutant.caught() ? "yes" : "NO"));
            output().line("");
            output().table(mutants);
        }
        output().line(result.passed() ? "passed" : "NOT PASSED");
    }
}
