package io.suito.cli;

import io.suito.text.Messages;
import io.suito.text.Refusal;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns what went wrong into one sentence (or one JSON document) and an exit status. */
final class Failures {
    /** Goes to the log file only: the person gets the sentence, not the stack trace. */
    private static final String LOGGER = "suito.unexpected";

    /** The contract of errors as JSON: {@code {"error": {"code", "message"}}}. */
    private record Document(Failure error) {}

    private record Failure(String code, String message) {}

    private final Output output;

    Failures(Output output) {
        this.output = output;
    }

    /** A command ended with an exception. */
    int failed(Exception exception) {
        return exception instanceof Refusal refusal ? refused(refusal) : unexpected(exception);
    }

    int refused(Refusal refusal) {
        if (refusal.getCause() != null) {
            logger().info("refused: {}", refusal.code(), refusal.getCause());
        }
        tell(refusal.code(), refusal.sentence(output.locale()));
        return CommandLineProgram.FAILED;
    }

    int unexpected(Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        logger().error("unexpected failure {}", id, failure);
        tell(
                "internal",
                Messages.text(
                        output.locale(), "error.internal", id, Logs.directory().toString()));
        return CommandLineProgram.FAILED;
    }

    /** The command line was wrong: what was wrong with it, and where help is. */
    int misused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        String reason = new Misuse(output.locale()).reason(exception);
        String full = command.getCommandSpec().qualifiedName(" ");
        tell("usage", Messages.text(output.locale(), "error.usage", reason.replaceFirst("[.。]$", ""), full));
        return CommandLineProgram.USAGE;
    }

    private void tell(String code, String sentence) {
        if (output.json()) {
            output.document(new Document(new Failure(code, sentence)));
        } else {
            output.error("suito: " + sentence + " [" + code + "]");
        }
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(LOGGER);
    }
}
