package io.suito.bench;

import io.suito.bench.books.BalancesBench;
import io.suito.bench.books.PlanBench;
import io.suito.bench.fx.FxBench;
import io.suito.bench.payout.PayoutRunBench;
import io.suito.bench.scale.ScaleBench;
import io.suito.bench.table.TableBench;
import io.suito.cli.BaseCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code suito bench NAME}: status 0 only when every goal is met. */
@Command(
        name = "bench",
        description = "Measure two ways to do the same thing side by side. Needs no database: it brings its own.")
final class BenchCommand extends BaseCommand {
    private static final List<Bench> BENCHES = List.of(
            new PayoutRunBench(),
            new TableBench(),
            new BalancesBench(),
            new PlanBench(),
            new FxBench(),
            new ScaleBench());
    private static final int ROUNDS = 7;
    private static final int QUICK_ROUNDS = 4;

    @Parameters(paramLabel = "NAME", description = "The bench: payout-run, table, balances, plan, fx, scale.")
    private String name = "";

    @Option(names = "--quick", description = "Less data and fewer rounds.")
    private boolean quick;

    @Option(names = "--size", paramLabel = "N", description = "Another size; what is counted depends on the bench.")
    private @Nullable Long size;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Another number of rounds, at least 2: the first is dropped.")
    private @Nullable Integer chosenRounds;

    @Spec
    private @Nullable CommandSpec own;

    @Override
    public Integer call() {
        Bench bench = bench();
        long rows = size != null ? size : quick ? bench.quickSize() : bench.standardSize();
        int rounds = rounds();
        output().progress(bench.name() + ": " + bench.about());
        List<Measured> results = bench.run(new Setting(rows, rounds, line -> output().progress(line)));
        boolean met = results.stream().allMatch(Measured::met);
        output().result(document(bench, rows, rounds, results, met), () -> show(results, met));
        return met ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
    }

    private int rounds() {
        int rounds = chosenRounds != null ? chosenRounds : quick ? QUICK_ROUNDS : ROUNDS;
        if (rounds < 2) {
            throw new ParameterException(
                    Objects.requireNonNull(own).commandLine(), "Of the rounds the first is dropped: at least 2.");
        }
        return rounds;
    }

    private Bench bench() {
        String known = BENCHES.stream().map(Bench::name).collect(Collectors.joining(", "));
        return BENCHES.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(own).commandLine(),
                        "No bench is called " + name + ". There are: " + known + "."));
    }

    private Map<String, Object> document(Bench bench, long rows, int rounds, List<Measured> results, boolean met) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bench", bench.name());
        document.put("size", rows);
        document.put("rounds", rounds);
        document.put("complete", !quick && rounds >= ROUNDS && rows >= bench.standardSize());
        document.put("results", results.stream().map(Measured::document).toList());
        document.put("met", met);
        return document;
    }

    private void show(List<Measured> results, boolean met) {
        Table table = Table.of("against", "measure", "median", "worst", "goal", "met");
        results.forEach(result -> table.row(
                result.against(),
                result.measure(),
                ratio(result.median()),
                ratio(result.worst()),
                ratio(result.goal()),
                result.met() ? "yes" : "NO"));
        output().table(table);
        output().line(met ? "all goals met" : "NOT ALL GOALS MET");
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", Measured.shown(ratio));
    }
}
