package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.money.Yen;
import io.suito.payouts.ItemAction;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suito payouts retry}: sends again what was refused before money moved. */
@Command(name = "retry", description = "Send again what failed in a run, under new commands, and wait.")
final class RetryCommand extends Executing {
    @Parameters(arity = "1", paramLabel = "RUN", description = "The run's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID run;

    @Option(
            names = "--item",
            arity = "1..*",
            split = ",",
            paramLabel = "ID",
            description = "Only these items; held ones too.")
    private List<UUID> items = new ArrayList<>();

    @Override
    protected int run(Workplace office) {
        RunReports reports = office.backoffice().runReports();
        reports.get(run);
        List<ItemLine> chosen = items.isEmpty()
                ? reports.items(run, "failed")
                : items.stream().distinct().map(item -> ofRun(reports, item)).toList();
        long total = chosen.stream().mapToLong(ItemLine::amount).sum();
        confirm("payouts.confirm_retry", chosen.size(), Yen.format(total));
        if (items.isEmpty()) {
            ask(office, "payout-run.retry", Map.of("run_id", run, "items", chosen.size(), "yen", total), null);
        } else {
            chosen.forEach(
                    item -> ask(office, "payout-item.retry", Map.of("run_id", run, "item_id", item.itemId()), null));
        }
        if (dryRun()) {
            output().result(
                            Map.of("dry_run", true, "run_id", run, "items", chosen, "total", total),
                            () -> output().say("payouts.would_retry", chosen.size(), Yen.format(total)));
            return CommandLineProgram.DONE;
        }
        int ended = finish(office, run);
        return items.isEmpty() || allPaid(office, chosen) ? ended : CommandLineProgram.FAILED;
    }

    /** Whoever names items wants to know about those; the document is the run's, so they stand on standard error. */
    private boolean allPaid(Workplace office, List<ItemLine> chosen) {
        boolean all = true;
        for (ItemLine item : chosen) {
            ItemLine now = office.backoffice().runReports().item(item.itemId());
            ItemFate fate = ItemFate.of(ItemAction.RETRY, now);
            if (!fate.reached()) {
                output().error(fate.sentence(output().locale()) + " [" + fate.code() + "]");
                all = false;
            }
        }
        return all;
    }

    /** Before anything is asked for: an item of another run would be paid while this run is looked at. */
    private ItemLine ofRun(RunReports reports, UUID item) {
        return reports.items(run, null).stream()
                .filter(line -> line.itemId().equals(item))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "payouts.item_not_in_run", reports.item(item).itemId().toString(), run.toString()));
    }
}
