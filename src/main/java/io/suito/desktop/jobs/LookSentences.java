package io.suito.desktop.jobs;

import io.suito.desktop.text.Refusals;
import io.suito.desktop.text.Texts;
import io.suito.request.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a look of the schedule did, as it is told in the window. The command line's sentences name runs by their ids and
 * commands that help further; here a row leads to its run.
 */
final class LookSentences {
    private final Texts texts;

    LookSentences(Texts texts) {
        this.texts = texts;
    }

    /**
     * One sentence for each date, or that none is due.
     *
     * @param look a {@code RunSchedule.Look} as JSON: the outcome of the job
     */
    String all(JsonNode look) {
        if (look.required("dates").isEmpty()) {
            return texts.get("job.nothing_due", at(look.required("next_at")));
        }
        List<String> sentences = new ArrayList<>();
        look.required("dates").forEach(step -> sentences.add(sentence(step)));
        return String.join("  ", sentences);
    }

    /** Of the runs that a look speaks of the last one; null where there is none. */
    static @Nullable UUID run(JsonNode look) {
        UUID last = null;
        for (JsonNode step : look.required("dates")) {
            String id = step.required("run_id").asString("");
            last = id.isEmpty() ? last : UUID.fromString(id);
        }
        return last;
    }

    private String sentence(JsonNode step) {
        String at = at(step.required("at"));
        String what = step.required("what").asString();
        return switch (what) {
            case "executing", "completed", "short_of_funds", "would_run", "would_catch_up", "would_send" ->
                counted(step, what, at);
            case "missed", "by_hand", "paused", "would_be_missed" -> texts.get("job.look." + what, at);
            default -> texts.get("job.look.waits", at, why(step.required("why").asString("")));
        };
    }

    private String counted(JsonNode step, String what, String at) {
        long partners = step.required("items").asLong();
        String yen = texts.yen(step.required("total").asLong());
        return switch (what) {
            case "executing" -> texts.count("job.look.executing", partners, at, yen);
            case "completed" -> texts.count("job.look.completed", partners, at, yen);
            case "short_of_funds" -> texts.count("job.look.short_of_funds", partners, at, yen);
            case "would_run" -> texts.count("job.look.would_run", partners, at, yen);
            case "would_catch_up" -> texts.count("job.look.would_catch_up", partners, at, yen);
            default -> texts.count("job.look.would_send", partners, at, yen);
        };
    }

    /** Why the schedule could not do what is due. Only the code is kept: a sentence that needs facts is left out. */
    private String why(String code) {
        String sentence = code.isEmpty() ? "" : Refusals.sentence(Answer.refusal(code, null), texts);
        return sentence.contains("{") ? "" : sentence;
    }

    private String at(JsonNode instant) {
        return texts.minutes(Instant.parse(instant.asString()));
    }
}
