package io.suito.desktop.runs;

import io.suito.desktop.text.Reasons;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.RunStates.Unsettled;
import io.suito.payouts.ItemList;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.RunStory.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run and its items are doing, in plain sentences. */
final class RunWords {
    /**
     * Why a bank refuses a payout that it will go on refusing.
     *
     * @see <a href="https://docs.stripe.com/api/payouts/failures">Types of payout failures</a>
     */
    private static final Set<String> BANK_DETAILS = Set.of(
            "account_closed",
            "account_frozen",
            "bank_account_restricted",
            "bank_ownership_changed",
            "incorrect_account_holder_name",
            "incorrect_account_type",
            "invalid_account_number",
            "invalid_account_number_length",
            "no_account");

    private static final int HASH_SHOWN = 12;

    private final Texts texts;

    RunWords(Texts texts) {
        this.texts = texts;
    }

    String title(RunStatus run) {
        return texts.run(run.kind(), run.runDate(), run.asOf());
    }

    /** What happens or happened. */
    String sentence(RunStatus run, long moving) {
        long items = run.planned();
        String yen = texts.yen(run.total());
        return switch (run.state()) {
            case "planned", "approved" -> texts.count("run.says.planned", run.moving(), texts.yen(moving));
            case "awaiting_approval" -> texts.count("run.says.awaiting_approval", items, yen);
            case "executing" -> texts.count("run.says.executing", run.moving(), texts.yen(moving));
            case "paused" -> paused(run, moving);
            case "short_of_funds" -> texts.get("run.says.short_of_funds", texts.yen(moving));
            case "completed" -> completed(run);
            case "discarded" -> discarded(run, yen);
            default -> texts.get("run.says.missed");
        };
    }

    /** What of it is not at its end. */
    static Unsettled unsettled(RunStatus run) {
        return new Unsettled(run.open(), run.moving(), run.takingBack());
    }

    private String discarded(RunStatus run, String yen) {
        return switch (String.valueOf(run.errorMessage())) {
            case Run.PLANNED_LATER -> texts.get("run.says.planned_later");
            case Run.GIVEN_UP -> texts.get("run.says.given_up");
            default -> texts.count("run.says.discarded", run.planned(), yen);
        };
    }

    private String paused(RunStatus run, long moving) {
        String reason = run.pausedReason() == null ? "" : run.pausedReason();
        return reason.equals("short_of_funds")
                ? texts.get("run.says.out_of_funds", texts.yen(moving))
                : texts.count("run.says.paused", run.moving(), texts.yen(moving), reason);
    }

    private String completed(RunStatus run) {
        int open = run.open();
        int done = run.submitted() + run.paid();
        String planned = texts.number(run.planned());
        if (open > 0) {
            return texts.get("run.says.completed_open", planned, texts.number(done), texts.number(open));
        }
        if (run.moving() > 0) {
            return texts.get("run.says.completed_moving", planned, texts.number(done), texts.number(run.moving()));
        }
        if (run.takingBack() > 0) {
            return texts.get(
                    "run.says.completed_taking_back", planned, texts.number(done), texts.number(run.takingBack()));
        }
        String says = done < run.planned() ? "run.says.completed_partly" : "run.says.completed";
        return texts.get(says, planned, texts.number(done));
    }

    /** What else there is to know: items of unknown fate, another executor that went on. Empty when nothing is. */
    String note(RunStatus run, List<Event> story) {
        if (run.unknown() > 0) {
            return texts.count("run.says.unknown", run.unknown());
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
        String counts = texts.count("run.progress", run.planned(), texts.number(run.planned() - run.moving()));
        return left.map(time -> counts + "  ·  " + texts.left(time)).orElse(counts);
    }

    /** Something that happened, in one line. */
    String event(Event event) {
        String who = event.who() == null ? "" : event.who();
        String detail = event.detail() == null ? "" : event.detail();
        String line = switch (event.what()) {
            case "planned" -> planned(who, detail);
            case "asked" ->
                texts.get(
                        "run.asked." + event.status(),
                        who,
                        texts.word("run.request", detail.replace("payout-run.", "")));
            case "compared" ->
                texts.get("run.event.compared", texts.get(detail.equals("agrees") ? "run.agrees" : "run.differs"));
            default -> texts.get("run.event." + event.what(), who, detail);
        };
        String reason = event.reason();
        return reason == null || reason.isBlank() ? line : texts.get("run.event.why", line, reason);
    }

    private String planned(String who, String hash) {
        return hash.isEmpty()
                ? texts.get("run.event.planned", who)
                : texts.get("run.event.planned_as", who, shortHash(hash));
    }

    /** A plan as it is named on the screen: what is shown of its hash. */
    static String shortHash(String hash) {
        return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    }

    /** Where an item stands and what that means. */
    String item(ItemList.Row item) {
        String reason = Reasons.ofItem(item.shownState(), item.reason(), texts);
        String arrival = item.arrivalDate() == null ? texts.get("item.no_date") : texts.date(item.arrivalDate());
        String says = "item.says." + item.shownState() + (needsAnotherBank(item) ? "_bank" : "");
        return texts.get(says, reason == null ? "" : reason, arrival);
    }

    /** Whether the bank will refuse it for ever, until the partner has given Stripe other details. */
    static boolean needsAnotherBank(ItemList.Row item) {
        String reason = item.reason();
        return item.shownState().equals("at_account") && reason != null && BANK_DETAILS.contains(reason);
    }
}
