package io.suito.cli.jobs;

import io.suito.cli.Output;
import io.suito.money.Yen;
import io.suito.text.Messages;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a job has done, in words where there are some: the schedule of payout runs tells of its dates. */
final class JobOutcomes {
    static final String PAYOUT_RUN = "payout-run";

    private JobOutcomes() {}

    /** Says what became of each date, or that none was due. */
    static void say(Output output, JsonNode look) {
        String next = Japan.minutes(Instant.parse(look.required("next_at").asString()));
        if (look.required("dates").isEmpty()) {
            output.say("jobs.nothing_due", next);
            return;
        }
        sentences(look, output.locale()).forEach(output::line);
        output.say("jobs.next_run", next);
    }

    /** One sentence for each date. */
    static List<String> sentences(JsonNode look, Locale locale) {
        List<String> sentences = new ArrayList<>();
        look.required("dates").forEach(step -> sentences.add(sentence(step, locale)));
        return sentences;
    }

    private static String sentence(JsonNode step, Locale locale) {
        return Messages.text(
                locale,
                "schedule.step." + step.required("what").asString(),
                Japan.minutes(Instant.parse(step.required("at").asString())),
                step.required("run_id").asString(""),
                step.required("items").asInt(),
                Yen.format(step.required("total").asLong()),
                step.required("why").asString(""));
    }

    /** Runs that are or were sent by this look. */
    static List<UUID> runs(JsonNode look) {
        List<UUID> runs = new ArrayList<>();
        look.required("dates").forEach(step -> run(step).ifPresent(runs::add));
        return runs;
    }

    private static Optional<UUID> run(JsonNode step) {
        boolean sent =
                List.of("executing", "completed").contains(step.required("what").asString());
        return sent ? Optional.of(UUID.fromString(step.required("run_id").asString())) : Optional.empty();
    }
}
