package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.request.Requests.Recent;
import io.suito.request.WaitingRequest;
import io.suito.time.Japan;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code suito requests list}: what waits for a second person, and what was asked for lately. */
@Command(name = "list", description = "List what waits for an approval, and what was asked for lately.")
final class RequestsListCommand extends OfficeCommand {
    private static final int RECENT = 20;

    @Override
    protected int run(Workplace office) {
        List<WaitingRequest> waiting = office.backoffice().requests().waiting();
        List<Recent> recent = office.backoffice().requests().recent(RECENT);
        output().result(Map.of("waiting", waiting, "recent", recent), () -> {
            tellWaiting(waiting);
            tellRecent(recent);
        });
        return CommandLineProgram.DONE;
    }

    private void tellWaiting(List<WaitingRequest> waiting) {
        if (waiting.isEmpty()) {
            output().say("requests.none_waits");
            return;
        }
        output().say("requests.waiting");
        Table table = Table.of(
                text("head.id"),
                text("head.kind"),
                text("head.reason"),
                text("head.requested_by"),
                text("head.requested_at"));
        waiting.forEach(request -> table.row(
                request.id(),
                request.kind(),
                request.reason() == null ? "" : request.reason(),
                request.requestedBy(),
                Japan.minutes(request.requestedAt())));
        output().table(table);
    }

    private void tellRecent(List<Recent> recent) {
        Table table = Table.of(
                text("head.id"),
                text("head.kind"),
                text("head.state"),
                text("head.requested_by"),
                text("head.requested_at"));
        recent.forEach(request -> table.row(
                request.id(),
                request.kind(),
                request.status() + (request.errorCode() == null ? "" : " " + request.errorCode()),
                request.requestedBy(),
                Japan.minutes(request.requestedAt())));
        output().line("");
        output().table(table);
    }
}
