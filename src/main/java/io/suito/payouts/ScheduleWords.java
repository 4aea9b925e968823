package io.suito.payouts;

import io.suito.money.Yen;
import io.suito.text.Messages;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a look of the schedule did, in sentences: for the command line and the screens. */
public final class ScheduleWords {
    private ScheduleWords() {}

    /**
     * One sentence for each date.
     *
     * @param look a {@link RunSchedule.Look} as JSON: the outcome of the job
     */
    public static List<String> sentences(JsonNode look, Locale locale) {
        List<String> sentences = new ArrayList<>();
        look.required("dates").forEach(step -> sentences.add(sentence(step, locale)));
        return sentences;
    }

    /** That nothing is due, and when the next run is. */
    public static String nothingDue(JsonNode look, Locale locale) {
        return Messages.text(locale, "jobs.nothing_due", next(look));
    }

    /** When the next run is, in JST. */
    public static String next(JsonNode look) {
        return Japan.minutes(Instant.parse(look.required("next_at").asString()));
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
}
