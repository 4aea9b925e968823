package io.suito.desktop.runs;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.ReasonQuestion;
import io.suito.desktop.text.Texts;
import io.suito.payouts.PayoutPreview.Funds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked before something is done with a run, in numbers. */
final class RunQuestions {
    private static final int HASH_SHOWN = 12;

    private final Texts texts;

    RunQuestions(Texts texts) {
        this.texts = texts;
    }

    ReasonQuestion plan(int items, long yen, int skips) {
        return new ReasonQuestion(
                texts.get("preview.plan.title"),
                texts.get("preview.plan.headline", texts.number(items), texts.yen(yen)),
                List.of(texts.get("preview.plan.reserved"), texts.get("preview.plan.skips", texts.number(skips))),
                texts.get("preview.plan.reason"),
                texts.get("preview.plan.action", texts.number(items)),
                false);
    }

    /** The name of the button that sends the money. */
    String execute(int items, long yen) {
        return texts.get("run.execute", texts.yen(yen), texts.number(items));
    }

    Confirmation execute(int items, long yen, @Nullable Funds funds, String hash) {
        List<String> facts = new ArrayList<>();
        if (funds == null) {
            facts.add(texts.get("run.execute.funds_unknown"));
        } else {
            facts.add(texts.get(
                    "run.execute.funds",
                    texts.yen(funds.available()),
                    texts.minutes(funds.asOf()),
                    texts.yen(funds.available() - yen)));
        }
        facts.add(texts.get("run.execute.checks"));
        facts.add(texts.get("run.execute.final"));
        facts.add(texts.get("run.execute.hash", hash.substring(0, Math.min(HASH_SHOWN, hash.length()))));
        return new Confirmation(
                texts.get("run.execute.title"),
                texts.get("run.execute.headline", texts.yen(yen), texts.number(items)),
                facts,
                execute(items, yen),
                true);
    }

    ReasonQuestion pause(int moving, long yen) {
        return new ReasonQuestion(
                texts.get("run.pause.title"),
                texts.get("run.pause.headline", texts.number(moving), texts.yen(yen)),
                List.of(texts.get("run.pause.then")),
                texts.get("run.reason"),
                texts.get("run.pause.action"),
                false);
    }

    Confirmation resume(int moving, long yen) {
        return new Confirmation(
                texts.get("run.resume.title"),
                texts.get("run.resume.headline", texts.number(moving), texts.yen(yen)),
                List.of(texts.get("run.execute.checks")),
                texts.get("run.resume.action", texts.yen(yen)),
                true);
    }

    ReasonQuestion discard(int items, long yen) {
        return new ReasonQuestion(
                texts.get("run.discard.title"),
                texts.get("run.discard.headline", texts.number(items), texts.yen(yen)),
                List.of(texts.get("run.discard.then")),
                texts.get("run.reason"),
                texts.get("run.discard.action"),
                false);
    }

    Confirmation retry(int items, long yen) {
        return new Confirmation(
                texts.get("run.retry.title"),
                texts.get("run.retry.headline", texts.number(items), texts.yen(yen)),
                List.of(texts.get("run.execute.checks")),
                texts.get("run.retry.action", texts.yen(yen)),
                true);
    }
}
