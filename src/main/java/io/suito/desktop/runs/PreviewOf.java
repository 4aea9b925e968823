package io.suito.desktop.runs;

import io.suito.payouts.PlanRequest;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.text.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is previewed: a manual run now, of everybody or of chosen partners, or a scheduled one.
 *
 * @param date of a scheduled run; null for the next one, and for manual ones
 * @param partners the chosen ones; empty for everybody
 */
public record PreviewOf(Kind kind, @Nullable LocalDate date, List<UUID> partners) {
    public static final PreviewOf NOW = new PreviewOf(Kind.NOW, null, List.of());
    public static final PreviewOf NEXT = new PreviewOf(Kind.NEXT, null, List.of());

    /** The four kinds, by the names of their texts. */
    public enum Kind {
        NOW,
        NEXT,
        DATE,
        CHOSEN
    }

    public PreviewOf {
        partners = List.copyOf(partners);
    }

    public static PreviewOf on(LocalDate date) {
        return new PreviewOf(Kind.DATE, date, List.of());
    }

    /** @param partners at least one */
    public static PreviewOf chosen(List<UUID> partners) {
        return new PreviewOf(Kind.CHOSEN, null, partners);
    }

    /** As a place's id says it. */
    public String word() {
        return switch (kind) {
            case NOW -> "";
            case NEXT -> "next";
            case DATE -> String.valueOf(date);
            case CHOSEN -> partners.stream().map(UUID::toString).collect(Collectors.joining(","));
        };
    }

    /** Of such a word; of one that nobody understands: now. */
    public static PreviewOf of(String word) {
        if (word.equals(NEXT.word())) {
            return NEXT;
        }
        try {
            return word.isEmpty() ? NOW : on(LocalDate.parse(word));
        } catch (DateTimeException notADate) {
            return ofPartners(word);
        }
    }

    private static PreviewOf ofPartners(String word) {
        try {
            return chosen(
                    Arrays.stream(word.split(",", -1)).map(UUID::fromString).toList());
        } catch (IllegalArgumentException notUnderstood) {
            return NOW;
        }
    }

    /** Whether the schedule plans it, and nobody else. */
    public boolean isScheduled() {
        return kind == Kind.NEXT || kind == Kind.DATE;
    }

    /** Which of the coming dates is meant. @throws Refusal {@code payouts.no_such_date} */
    RunDay day(List<RunDay> coming) {
        return coming.stream()
                .filter(day -> kind == Kind.NEXT || day.date().equals(date))
                .findFirst()
                .orElseThrow(() -> new Refusal("payouts.no_such_date", date == null ? "–" : date.toString()));
    }

    /**
     * The run that would be planned.
     *
     * @param day on which, if it is a scheduled one
     */
    PlanRequest request(@Nullable RunDay day, List<UUID> leftOut) {
        return new PlanRequest(
                day == null ? null : day.date(),
                day == null ? null : day.at(),
                partners.isEmpty() ? null : partners,
                leftOut,
                null,
                "");
    }
}
