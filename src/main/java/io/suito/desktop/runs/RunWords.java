package io.suito.desktop.runs;

import io.suito.desktop.text.Texts;
import io.suito.payouts.ItemFacts.Said;
import io.suito.payouts.ItemList;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.RunStory.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run and its items are doing, in plain sentences. */
final class RunWords {
    private final Texts texts;

    RunWords(Texts texts) {
        this.texts = texts;
    }

    String title(RunStatus run) {
        return texts.get("run.title." + run.kind(), texts.date(run.runDate()));
    }

    /** What happens or happened. */
    String sentence(RunStatus run, long moving) {
        String items = texts.number(run.planned());
        String yen = texts.yen(run.total());
        return switch (run.state()) {
            case "planned", "approved" -> texts.get("run.says.planned", items, yen);
            case "awaiting_approval" -> texts.get("run.says.awaiting_approval", items, yen);
            case "executing" -> texts.get("run.says.executing", texts.number(run.moving()), texts.yen(moving));
            case "paused" -> paused(run, moving);
            case "short_of_funds" -> texts.get("run.says.short_of_funds", yen);
            case "completed" -> completed(run);
            case "discarded" -> texts.get("run.says.discarded", items, yen);
            default -> texts.get("run.says.missed");
        };
    }

    private String paused(RunStatus run, long moving) {
        String reason = run.pausedReason() == null ? "" : run.pausedReason();
        return reason.equals("short_of_funds")
                ? texts.get("run.says.out_of_funds", texts.yen(moving))
                : texts.get("run.says.paused", texts.number(run.moving()), texts.yen(moving), reason);
    }

    private String completed(RunStatus run) {
        int open = run.failed() + run.held() + run.atAccount();
        int done = run.submitted() + run.paid();
        return open == 0
                ? texts.get("run.says.completed", texts.number(done), texts.number(run.planned()))
                : texts.get(
                        "run.says.completed_open", texts.number(done), texts.number(run.planned()), texts.number(open));
    }

    /** What else there is to know: items of unknown fate, another executor that went on. Empty when nothing is. */
    String note(RunStatus run, List<Event> story) {
        if (run.unknown() > 0) {
            return texts.get("run.says.unknown", texts.number(run.unknown()));
        }
        return story.stream()
                .filter(event -> event.what().equals("resumed"))
                .reduce((first, second) -> second)
                .map(event -> texts.get(
                        "run.says.resumed", event.who() == null ? "" : event.who(), texts.minutes(event.at())))
                .orElse("");
    }

    /** How far it is, and how long the rest will take where that can be told. */
    String progress(RunStatus run, Optional<Duration> left) {
        String counts =
                texts.get("run.progress", texts.number(run.planned() - run.moving()), texts.number(run.planned()));
        return left.map(time -> counts + "  ·  " + duration(time)).orElse(counts);
    }

    private String duration(Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        return seconds < 90
                ? texts.get("run.left.seconds", texts.number(seconds))
                : texts.get("run.left.minutes", texts.number((seconds + 30) / 60));
    }

    /** How old something is that was read at Stripe. */
    String age(Instant read, Instant now) {
        long minutes = Math.max(0, Duration.between(read, now).toMinutes());
        if (minutes < 1) {
            return texts.get("run.age.now");
        }
        return minutes < 120
                ? texts.get("run.age.minutes", texts.number(minutes))
                : texts.get("run.age.hours", texts.number(minutes / 60));
    }

    /** Something that happened, in one line. */
    String event(Event event) {
        String who = event.who() == null ? "" : event.who();
        String detail = event.detail() == null ? "" : event.detail();
        if (event.what().equals("asked")) {
            String[] parts = detail.split("\\|", -1);
            String what = texts.word("run.request", parts[0].replace("payout-run.", ""));
            return parts.length == 1
                    ? texts.get("run.event.asked", who, what)
                    : texts.get("run.event.asked_why", who, what, parts[parts.length - 1]);
        }
        return texts.get("run.event." + event.what(), who, detail);
    }

    /** Where an item stands and what that means. */
    String item(ItemList.Row item) {
        String reason = ItemsTable.reason(item.reason(), texts);
        String arrival = item.arrivalDate() == null ? texts.get("item.no_date") : texts.date(item.arrivalDate());
        return texts.get("item.says." + item.shownState(), reason == null ? "" : reason, arrival);
    }

    /** An instruction to Stripe and what came back. */
    String said(Said said, String amount) {
        String step = texts.get("item.step." + said.step(), amount);
        if (said.attempts() == 0 && said.errorCode() != null) {
            return step + "  ·  " + texts.get("item.command.withdrawn");
        }
        String answer = said.errorCode() == null ? said.responseId() : said.errorCode();
        return step + "  ·  " + texts.get("item.command." + said.state()) + (answer == null ? "" : "  ·  " + answer);
    }
}
