package io.suito.desktop.jobs;

import io.suito.desktop.text.Refusals;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.request.Answer;
import io.suito.text.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a job has done, in words. */
final class JobWords {
    static final String PAYOUT_RUN = "payout-run";

    /** Figures that are yen; the others are counts. */
    private static final Set<String> YEN = Set.of("platform_available");

    /** What a look of the schedule says of a date whose money was not sent. */
    private static final Set<String> NOT_SENT = Set.of("waits", "missed", "short_of_funds", "paused");

    /** The figures of all jobs, the whole before its parts. */
    static final List<String> ORDER = List.of(
            "posted",
            "not_posted",
            "to_post",
            "to_check",
            "released",
            "sales",
            "accounts",
            "missing",
            "unreadable",
            "later",
            "platform_available",
            "payouts",
            "asked",
            "paid",
            "at_account",
            "checked",
            "differing",
            "drifts",
            "available");

    /** Figures that leave somebody something to do. */
    private static final Set<String> OPEN = Set.of("not_posted", "at_account", "differing", "drifts", "available");

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
        Map<String, Long> found = figures(outcome);
        String figures = ORDER.stream()
                .filter(name -> found.containsKey(name) && isSaid(name, found))
                .map(name -> texts.get("job.figure." + name, figure(name, of(name, found), texts)))
                .collect(Collectors.joining(" · "));
        return figures.isEmpty() ? texts.get("jobs.nothing") : figures;
    }

    /** All figures of an outcome; those that are newer than this program are not shown, not as codes either. */
    private static Map<String, Long> figures(JsonNode outcome) {
        Map<String, Long> found = new HashMap<>();
        outcome.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                found.putAll(figures(value));
            } else if (value.isArray() || value.isNumber()) {
                found.put(entry.getKey(), value.isArray() ? value.size() : value.asLong());
            }
        });
        return found;
    }

    /** What came to nothing is left out, but for what a comparison has found. */
    private static boolean isSaid(String name, Map<String, Long> found) {
        return of(name, found) != 0 || name.equals("drifts") || (name.equals("differing") && of("checked", found) > 0);
    }

    private static long of(String name, Map<String, Long> found) {
        return found.getOrDefault(name, 0L);
    }

    private static String figure(String name, long number, Texts texts) {
        return YEN.contains(name) ? texts.yen(number) : texts.number(number);
    }

    /** How a payout run that a job carried out stands now. */
    static String counts(RunStatus run, Texts texts) {
        return texts.get(
                "job.run_counts",
                texts.number(run.paid() + run.submitted()),
                texts.number(run.open()),
                texts.number(run.moving() + run.takingBack()),
                texts.number(run.skipped()));
    }

    /** What is done leaves something to be looked at where some of it could not be done. */
    static Tone tone(@Nullable String status, @Nullable String outcome) {
        boolean leftOver = outcome != null && "done".equals(status) && isLeftOver(Json.read(outcome));
        return leftOver ? Tone.CAUTION : tone(status);
    }

    private static boolean isLeftOver(JsonNode outcome) {
        Map<String, Long> figures = figures(outcome);
        return OPEN.stream().anyMatch(name -> of(name, figures) > 0)
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
