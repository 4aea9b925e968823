package io.suito.desktop.jobs;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.ScheduleWords;
import io.suito.text.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a job has done, in words. */
final class JobWords {
    private static final String PAYOUT_RUN = "payout-run";

    private JobWords() {}

    /** The result of one run; null while there is none. */
    static @Nullable String result(String job, @Nullable String outcome, @Nullable String errorCode, Texts texts) {
        if (errorCode != null) {
            return errorCode;
        }
        return outcome == null ? null : result(job, Json.read(outcome), texts);
    }

    static String result(String job, JsonNode outcome, Texts texts) {
        if (!job.equals(PAYOUT_RUN)) {
            return figures("", outcome);
        }
        return outcome.required("dates").isEmpty()
                ? ScheduleWords.nothingDue(outcome, texts.locale())
                : String.join("  ", ScheduleWords.sentences(outcome, texts.locale()));
    }

    /** {@code posted 3 · not posted 0}. */
    private static String figures(String name, JsonNode value) {
        if (!value.isObject()) {
            String shown = value.isArray() ? Integer.toString(value.size()) : value.asString("–");
            return (name.replace('_', ' ') + " " + shown).strip();
        }
        List<String> parts = new ArrayList<>();
        value.properties().forEach(entry -> parts.add(figures(entry.getKey(), entry.getValue())));
        return String.join(" · ", parts);
    }

    static Tone tone(@Nullable String status) {
        return switch (String.valueOf(status)) {
            case "done" -> Tone.GOOD;
            case "queued", "running" -> Tone.MOVING;
            case "refused", "failed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
