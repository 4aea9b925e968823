package io.suito.desktop.runs;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PayoutPreview.Funds;
import io.suito.payouts.PreviewComparison;
import org.jspecify.annotations.Nullable;

/** A plan beside the platform's balance and beside the run before it; of previews and of frozen plans. */
record PlanWords(Texts texts) {
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
        String asOf = texts.minutes(known.asOf());
        String balance = texts.yen(known.available());
        long left = known.left(yen, elsewhere);
        return left < 0
                ? new Said(
                        withOthers(texts.get("preview.funds.short", balance, asOf, texts.yen(-left)), elsewhere),
                        Tone.BAD)
                : new Said(
                        withOthers(texts.get("preview.funds.enough", balance, asOf, texts.yen(left)), elsewhere),
                        Tone.GOOD);
    }

    private String withOthers(String sentence, long elsewhere) {
        return elsewhere == 0
                ? sentence
                : sentence + "\n" + texts.get("funds.elsewhere_taken_off", texts.yen(elsewhere));
    }

    /** How it differs from the run before; null where there is none. */
    String before(@Nullable PreviewComparison run, long yen) {
        return run == null
                ? texts.get("preview.before.none")
                : texts.count(
                        "preview.before",
                        run.items(),
                        texts.minutes(run.asOf()),
                        texts.yen(run.total()),
                        signed(yen - run.total()),
                        texts.number(run.newcomers()),
                        texts.number(run.absent()));
    }

    private String signed(long yen) {
        return (yen > 0 ? "+" : "") + texts.yen(yen);
    }
}
