package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.request.Answer;
import io.suito.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code suito requests show}: what became of a request. */
@Command(name = "show", description = "Show what became of a request.")
final class RequestShowCommand extends OfficeCommand {
    @Parameters(arity = "1", paramLabel = "ID", description = "The request's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID id;

    @Override
    protected int run(Workplace office) {
        Answer answer = office.backoffice().requests().find(id);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("request_id", answer.id());
        document.put("kind", answer.kind());
        document.put("status", answer.status());
        document.put("outcome", answer.outcome() == null ? null : Json.read(answer.outcome()));
        document.put("error_code", answer.errorCode());
        output().result(
                        document,
                        () -> output().say(
                                        "requests.status",
                                        answer.id().toString(),
                                        answer.kind(),
                                        answer.status(),
                                        answer.errorCode() == null ? "" : answer.errorCode()));
        return CommandLineProgram.DONE;
    }
}
