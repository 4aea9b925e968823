package io.suito.desktop.runs;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.ReasonQuestion;
import io.suito.desktop.runs.RunRead.Rest;
import io.suito.desktop.text.Texts;
import io.suito.payouts.PayoutPreview.Funds;
import io.suito.payouts.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked before something is done with a run, in numbers. */
final class RunQuestions {
    private final Texts texts;

    RunQuestions(Texts texts) {
        this.texts = texts;
    }

    ReasonQuestion plan(int items, long yen, int skips, int leftOut) {
        List<String> facts = new ArrayList<>();
        facts.add(texts.get("preview.plan.grows"));
        facts.add(texts.get("preview.plan.reserved"));
        if (skips > 0) {
            facts.add(texts.count("preview.plan.skips", skips));
        }
        if (leftOut > 0) {
            facts.add(texts.count("preview.plan.left_out", leftOut));
        }
        return new ReasonQuestion(
                texts.get("preview.plan.title"),
                texts.count("preview.plan.headline", items, texts.yen(yen)),
                facts,
                texts.get("preview.plan.reason"),
                texts.count("preview.plan.action", items),
                false);
    }

    /**
     * Before the date of a missed run is planned after all.
     *
     * @param due what it would pay as things stand; null where that is not known
     */
    ReasonQuestion carryOut(Run missed, RunRead.@Nullable Due due) {
        String day = texts.date(missed.runDate());
        List<String> facts = new ArrayList<>();
        facts.add(texts.get("run.carry_out.due", texts.minutes(missed.asOf())));
        if (due != null) {
            facts.add(
                    due.partners() == 0
                            ? texts.get("run.carry_out.nobody")
                            : texts.count("run.carry_out.would", due.partners(), texts.yen(due.yen())));
        }
        facts.add(texts.get("preview.plan.reserved"));
        return new ReasonQuestion(
                texts.get("run.carry_out.title"),
                texts.get("run.carry_out.headline", day),
                facts,
                texts.get("run.reason"),
                texts.get("run.carry_out.action", day),
                false);
    }

    /** The name of the button that sends the money. */
    String execute(int items, long yen) {
        return texts.count("run.execute", items, texts.yen(yen));
    }

    Confirmation execute(int items, long yen, Rest known, String hash) {
        List<String> facts = new ArrayList<>(balance(known, yen));
        facts.add(texts.get("run.execute.checks"));
        facts.add(texts.get("run.execute.final"));
        facts.add(texts.get("run.execute.hash", RunWords.shortHash(hash)));
        return new Confirmation(
                texts.get("run.execute.title"),
                texts.count("run.execute.headline", items, texts.yen(yen)),
                facts,
                execute(items, yen),
                true);
    }

    /** What the platform's balance leaves when other runs have taken theirs, or what it is short of. */
    private List<String> balance(Rest known, long yen) {
        Funds funds = known.funds();
        if (funds == null) {
            return List.of(texts.get("run.execute.funds_unknown"));
        }
        long elsewhere = known.elsewhere();
        long left = funds.left(yen, elsewhere);
        String then = texts.minutes(funds.asOf());
        if (left < 0 && funds.available() >= yen) {
            return List.of(texts.get(
                    "run.execute.funds_shared",
                    texts.yen(funds.available()),
                    then,
                    texts.yen(elsewhere),
                    texts.yen(-left)));
        }
        String sentence = texts.get(
                left < 0 ? "run.execute.funds_short" : "run.execute.funds",
                texts.yen(funds.available()),
                then,
                texts.yen(Math.abs(left)));
        return elsewhere == 0
                ? List.of(sentence)
                : List.of(sentence, texts.get("funds.elsewhere_taken_off", texts.yen(elsewhere)));
    }

    /** The balance was read before the run sent its first part: what it leaves is not known, only that it is short. */
    private List<String> balanceBefore(Rest known, long rest) {
        Funds funds = known.funds();
        if (funds == null || funds.left(rest, known.elsewhere()) < 0) {
            return balance(known, rest);
        }
        String sentence = texts.get("run.resume.funds", texts.yen(funds.available()), texts.minutes(funds.asOf()));
        return known.elsewhere() == 0
                ? List.of(sentence)
                : List.of(sentence, texts.get("run.resume.elsewhere", texts.yen(known.elsewhere())));
    }

    ReasonQuestion pause(int moving, long yen) {
        return new ReasonQuestion(
                texts.get("run.pause.title"),
                texts.count("run.pause.headline", moving, texts.yen(yen)),
                List.of(texts.get("run.pause.then")),
                texts.get("run.reason"),
                texts.get("run.pause.action"),
                false);
    }

    Confirmation resume(int moving, long yen, Rest known) {
        List<String> facts = new ArrayList<>(balanceBefore(known, yen));
        facts.add(texts.get("run.execute.checks"));
        facts.add(texts.get("run.execute.final"));
        return new Confirmation(
                texts.get("run.resume.title"),
                texts.count("run.resume.headline", moving, texts.yen(yen)),
                facts,
                texts.get("run.resume.action", texts.yen(yen)),
                true);
    }

    ReasonQuestion discard(int items, long yen) {
        return new ReasonQuestion(
                texts.get("run.discard.title"),
                texts.count("run.discard.headline", items, texts.yen(yen)),
                List.of(texts.get("run.discard.then")),
                texts.get("run.reason"),
                texts.get("run.discard.action"),
                true);
    }

    /** Before a missed date is left unpaid for good: nothing was planned that could be discarded. */
    ReasonQuestion giveUp(Run missed) {
        String day = texts.date(missed.runDate());
        return new ReasonQuestion(
                texts.get("run.give_up.title"),
                texts.get("run.give_up.headline", day),
                List.of(texts.get("run.give_up.then")),
                texts.get("run.reason"),
                texts.get("run.give_up.action", day),
                true);
    }

    Confirmation retry(long items, long yen) {
        return new Confirmation(
                texts.get("run.retry.title"),
                texts.count("run.retry.headline", items, texts.yen(yen)),
                List.of(texts.get("run.execute.checks"), texts.get("run.execute.final")),
                texts.get("run.retry.action", texts.yen(yen)),
                true);
    }
}
