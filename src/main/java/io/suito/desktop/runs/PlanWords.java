package io.suito.desktop.runs;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PayoutPreview.Funds;
import io.suito.payouts.PreviewComparison;
import org.jspecify.annotations.Nullable;

/**
 * A plan beside the platform's balance and beside the run before it.
 *
 * @param brief where a frozen plan has its items below, which want the room; a preview says it in full
 */
record PlanWords(Texts texts, boolean brief) {
    /** A sentence, and whether it is good news. */
    record Said(String text, Tone tone) {}

    /**
     * Whether the balance covers it.
     *
     * @param known the balance as last read; null when it never was
     * @param yen what the plan sends
     * @param elsewhere yen that other runs have still to send
     */
    Said funds(@Nullable Funds known, long yen, long elsewhere) {
        if (known == null) {
            return new Said(texts.get("preview.funds.unknown"), Tone.CAUTION);
        }
        long left = known.left(yen, elsewhere);
        String key = left < 0
                ? (brief ? "run.plan.funds.short" : "preview.funds.short")
                : (brief ? "run.plan.funds.enough" : "preview.funds.enough");
        String sentence =
                texts.get(key, texts.yen(known.available()), texts.minutes(known.asOf()), texts.yen(Math.abs(left)));
        return new Said(withOthers(sentence, elsewhere), left < 0 ? Tone.BAD : Tone.GOOD);
    }

    private String withOthers(String sentence, long elsewhere) {
        return elsewhere == 0
                ? sentence
                : sentence + "\n" + texts.get("funds.elsewhere_taken_off", texts.yen(elsewhere));
    }

    /** How it differs from the run before; null where there is none. */
    String before(@Nullable PreviewComparison run, long yen) {
        if (run == null) {
            return texts.get("preview.before.none");
        }
        Object[] said = {
            texts.minutes(run.asOf()),
            texts.yen(run.total()),
            signed(yen - run.total()),
            texts.number(run.newcomers()),
            texts.number(run.absent())
        };
        return brief
                ? texts.count("run.plan.before", run.items(), said)
                : texts.count("preview.before", run.items(), said);
    }

    private String signed(long yen) {
        return (yen > 0 ? "+" : "") + texts.yen(yen);
    }
}
