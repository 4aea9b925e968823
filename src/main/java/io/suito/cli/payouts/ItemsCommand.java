package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.payouts.ItemFacts;
import io.suito.payouts.ItemFacts.Due;
import io.suito.payouts.ItemState;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.text.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code suito payouts items}: who is in a run, and what became of it. */
@Command(name = "items", description = "List the items of a run, the largest first.")
final class ItemsCommand extends OfficeCommand {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's id; the newest when absent.")
    private @Nullable UUID run;

    @Option(names = "--state", paramLabel = "S", description = "Only items in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable ItemState state;

    @Option(names = "--orders", description = "Show what each item pays: its orders and corrections.")
    private boolean orders;

    @Override
    protected int run(Workplace office) {
        UUID id = run != null ? run : office.backoffice().runReports().newest().runId();
        List<ItemLine> items = office.backoffice().runReports().items(id, state == null ? null : state.code());
        if (orders) {
            withOrders(id, items, new ItemFacts(office.backoffice().transactions()).ofRun(id));
        } else {
            output().result(Map.of("run_id", id, "items", items), () -> new RunTexts(output()).itemLines(items));
        }
        return CommandLineProgram.DONE;
    }

    /** As without them, and each item has {@code orders} besides. */
    private void withOrders(UUID run, List<ItemLine> items, Map<UUID, List<Due>> due) {
        List<JsonNode> rows = items.stream()
                .map(item -> {
                    ObjectNode row = (ObjectNode) Json.read(Json.write(item));
                    row.set("orders", Json.read(Json.write(due.getOrDefault(item.itemId(), List.of()))));
                    return (JsonNode) row;
                })
                .toList();
        output().result(Map.of("run_id", run, "items", rows), () -> new RunTexts(output()).itemsWithOrders(items, due));
    }
}
