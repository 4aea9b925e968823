package io.suito.desktop.text;

import io.suito.text.Refusal;
import java.util.Map;

/**
 * A refusal as somebody at the window is told. The command line's sentence names commands, settings and ids, none of
 * which help there; the window has a sentence of its own ({@code refusal.<code>}) wherever that is so.
 */
public final class Refusals {
    /** Codes whose second fact is a word of the database, and the group of texts that translates it. */
    private static final Map<String, String> WORDS = Map.of(
            "payouts.run_state", "state.run",
            "payouts.item_state", "state.item",
            "stops.none", "stop");

    private Refusals() {}

    /** The sentence, in the language of the texts. */
    public static String sentence(Refusal refusal, Texts texts) {
        String key = "refusal." + refusal.code();
        if (!texts.has(key)) {
            return refusal.sentence(texts.locale());
        }
        Object[] facts = refusal.arguments().toArray();
        String group = WORDS.get(refusal.code());
        if (group != null && facts.length > 1) {
            facts[1] = texts.word(group, String.valueOf(facts[1]));
        }
        return texts.get(key, facts);
    }
}
