package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.request.WaitingRequest;
import io.suito.text.Refusal;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code suito requests approve}: the second person's word, as the one who is logged in to the database. */
@Command(
        name = "approve",
        description = "Approve what another person asked for, as the person logged in to the database.")
final class ApproveCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "ID", description = "The request's id (suito requests list).")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID id;

    @Override
    protected int run(Workplace office) {
        WaitingRequest request = office.backoffice().requests().waiting().stream()
                .filter(waiting -> waiting.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("approval.nothing_waits", id.toString()));
        output().progress(request.kind() + " " + request.payload());
        confirm("requests.confirm_approve", request.kind(), request.requestedBy());
        JsonNode outcome = dryRun() ? office.rehearsal().ofApproval(request) : approve(office);
        output().result(
                        Map.of("request_id", id, "dry_run", dryRun(), "outcome", outcome),
                        () -> output().say(
                                        dryRun() ? "requests.would_approve" : "requests.approved",
                                        id.toString(),
                                        outcome.toString()));
        return CommandLineProgram.DONE;
    }

    private JsonNode approve(Workplace office) {
        office.backoffice().requests().approve(id);
        office.act();
        return office.await(id).outcomeOrThrow();
    }
}
