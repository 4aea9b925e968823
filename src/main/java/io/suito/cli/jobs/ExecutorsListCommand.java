package io.suito.cli.jobs;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.request.KnownExecutors;
import io.suito.request.KnownExecutors.Known;
import io.suito.time.Japan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;

/** {@code suito executors list}. */
@Command(name = "list", description = "List the executors: where each runs, when it was seen last, how it ended.")
final class ExecutorsListCommand extends OfficeCommand {
    private static final int MOST = 50;

    @Override
    protected int run(Workplace office) {
        List<Known> executors = office.backoffice().transactions().call(tx -> KnownExecutors.list(tx, MOST));
        output().result(Map.of("executors", executors), () -> tell(executors));
        return CommandLineProgram.DONE;
    }

    private void tell(List<Known> executors) {
        Table table = Table.of(text("head.id"), text("head.where"), text("head.seen"), text("head.state"));
        executors.forEach(executor -> table.row(
                executor.executor(),
                executor.host() + " " + executor.pid(),
                Japan.minutes(executor.seenAt()),
                Objects.requireNonNullElseGet(executor.endedHow(), () -> text(standing(executor)))));
        output().table(table);
    }

    private static String standing(Known executor) {
        if (executor.holdsLease()) {
            return "executors.sends";
        }
        return executor.runningJobs() > 0 ? "executors.works" : "executors.no_end_known";
    }
}
