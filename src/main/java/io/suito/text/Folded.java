package io.suito.text;

import java.text.Normalizer;

/**
 * Text as a search compares it: one width, one case, one kana, so that あおば, アオバ and ｱｵﾊﾞ are the same. The database
 * folds what it keeps the same way ({@code backoffice.folded}).
 */
public final class Folded {
    private static final int TO_KATAKANA = 'ア' - 'あ';

    private Folded() {}

    /** Folds it. */
    public static String of(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(Character::toLowerCase)
                .map(Folded::katakana)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int katakana(int letter) {
        boolean hiragana = (letter >= 'ぁ' && letter <= 'ゖ') || letter == 'ゝ' || letter == 'ゞ';
        return hiragana ? letter + TO_KATAKANA : letter;
    }

    /** Whether a text contains what somebody looks for. */
    public static boolean contains(String text, String looked) {
        return of(text).contains(of(looked));
    }
}
