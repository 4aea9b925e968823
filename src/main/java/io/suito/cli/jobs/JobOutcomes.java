package io.suito.cli.jobs;

import io.suito.cli.Output;
import io.suito.payouts.ScheduleWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a job has done, in words where there are some: the schedule of payout runs tells of its dates. */
final class JobOutcomes {
    static final String PAYOUT_RUN = "payout-run";

    private static final Set<String> UNDONE = Set.of("short_of_funds", "waits", "paused", "missed");

    private JobOutcomes() {}

    /** Says what became of each date, or that none was due. */
    static void say(Output output, JsonNode look) {
        if (look.required("dates").isEmpty()) {
            output.line(ScheduleWords.nothingDue(look, output.locale()));
            return;
        }
        ScheduleWords.sentences(look, output.locale()).forEach(output::line);
        output.say("jobs.next_run", ScheduleWords.next(look));
    }

    /** Runs that are or were sent by this look. */
    static List<UUID> runs(JsonNode look) {
        List<UUID> runs = new ArrayList<>();
        look.required("dates").forEach(step -> run(step).ifPresent(runs::add));
        return runs;
    }

    /** Whether a date is due and its money was not sent: a script has to see that without reading. */
    static boolean leftUndone(JsonNode look) {
        return look.required("dates").values().stream()
                .anyMatch(step -> UNDONE.contains(step.required("what").asString()));
    }

    private static Optional<UUID> run(JsonNode step) {
        boolean sent =
                List.of("executing", "completed").contains(step.required("what").asString());
        return sent ? Optional.of(UUID.fromString(step.required("run_id").asString())) : Optional.empty();
    }
}
