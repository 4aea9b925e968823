package io.suito.desktop.jobs;

import io.suito.desktop.text.Refusals;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.request.Answer;
import io.suito.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a job has done, in words. */
final class JobWords {
    static final String PAYOUT_RUN = "payout-run";

    /** Figures that are yen; the others are counts. */
    private static final Set<String> YEN = Set.of("platform_available");

    /** What a look of the schedule says of a date whose money was not sent. */
    private static final Set<String> NOT_SENT = Set.of("waits", "missed", "short_of_funds", "paused");

    private JobWords() {}

    /** The result of one run of a job; null while there is none. */
    static @Nullable String result(
            String job,
            @Nullable String outcome,
            @Nullable String errorCode,
            @Nullable String errorArguments,
            Texts texts) {
        if (errorCode != null) {
            return Refusals.sentence(Answer.refusal(errorCode, errorArguments), texts);
        }
        return outcome == null ? null : result(job, Json.read(outcome), texts);
    }

    static String result(String job, JsonNode outcome, Texts texts) {
        if (job.equals(PAYOUT_RUN)) {
            return new LookSentences(texts).all(outcome);
        }
        List<String> figures = figures("", outcome, texts);
        return figures.isEmpty() ? texts.get("jobs.nothing") : String.join(" · ", figures);
    }

    /** {@code Posted: 3 · Too large: 1}; a figure that is newer than this program is not shown as a code. */
    private static List<String> figures(String name, JsonNode value, Texts texts) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(entry -> parts.addAll(figures(entry.getKey(), entry.getValue(), texts)));
        } else if (texts.has("job.figure." + name) && !isNothing(value)) {
            parts.add(texts.get("job.figure." + name, figure(name, value, texts)));
        }
        return parts;
    }

    /** What came to nothing is left out. */
    private static boolean isNothing(JsonNode value) {
        return value.isArray() ? value.isEmpty() : value.asLong() == 0;
    }

    private static String figure(String name, JsonNode value, Texts texts) {
        long number = value.isArray() ? value.size() : value.asLong();
        return YEN.contains(name) ? texts.yen(number) : texts.number(number);
    }

    /** How a payout run that a job carried out stands now. */
    static String counts(RunStatus run, Texts texts) {
        return texts.get(
                "job.run_counts",
                texts.number(run.paid() + run.submitted()),
                texts.number(run.open()),
                texts.number(run.moving()),
                texts.number(run.skipped()));
    }

    /** What is done leaves something to be looked at where some of it could not be done. */
    static Tone tone(@Nullable String status, @Nullable String outcome) {
        boolean leftOver = outcome != null && "done".equals(status) && isLeftOver(Json.read(outcome));
        return leftOver ? Tone.CAUTION : tone(status);
    }

    private static boolean isLeftOver(JsonNode outcome) {
        return outcome.path("not_posted").asLong() > 0
                || outcome.path("dates").values().stream()
                        .anyMatch(step -> NOT_SENT.contains(step.path("what").asString("")));
    }

    private static Tone tone(@Nullable String status) {
        return switch (String.valueOf(status)) {
            case "done" -> Tone.GOOD;
            case "queued", "running" -> Tone.MOVING;
            case "refused", "failed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
