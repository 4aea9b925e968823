package io.suito.app.demo;

import io.suito.app.demo.Words.Word;
import java.util.List;

/** Names of shops, companies and people with their reading, and addresses in reserved domains. */
final class PartnerNames {
    /**
     * One partner's names.
     *
     * @param name of the shop, the company or the person selling alone
     * @param kana its reading in katakana
     * @param email in a domain that can never receive mail
     * @param holderKana the person in whose name the bank account is, in katakana
     */
    record Names(String name, String kana, String email, String holderKana) {}

    private static final List<String> DOMAINS =
            List.of("example.jp", "example.co.jp", "example.com", "example.net", "example.org");
    private static final String SPACE = "\u3000";
    private static final long STEP = 577;

    private final List<Word> shopWords = Words.words("shop-words.csv");
    private final List<Word> trades = Words.words("shop-trades.csv");
    private final List<Word> families = Words.words("family-names.csv");
    private final List<Word> givens = Words.words("given-names.csv");
    private final List<Word> places = Words.words("places.csv");

    Names of(int partner, Dice dice) {
        Word family = dice.oneOf(families);
        Word given = dice.oneOf(givens);
        String person = family.text() + " " + given.text();
        String personKana = family.kana() + SPACE + given.kana();
        int style = dice.below(100);
        if (style < 25) {
            return new Names(person, personKana, mail(family, given, partner, dice), personKana);
        }
        Names shop = shop(partner, dice, personKana);
        if (style >= 40) {
            return shop;
        }
        boolean stockCompany = style < 33;
        return new Names(
                (stockCompany ? "株式会社" : "合同会社") + shop.name(),
                (stockCompany ? "カブシキガイシャ" : "ゴウドウガイシャ") + shop.kana(),
                shop.email(),
                personKana);
    }

    /** Steps through all pairs of words before any comes twice; only then a place tells branches apart. */
    private Names shop(int partner, Dice dice, String holderKana) {
        int pairs = shopWords.size() * trades.size();
        int pair = (int) (partner * STEP % pairs);
        Word word = shopWords.get(pair % shopWords.size());
        Word trade = trades.get(pair / shopWords.size());
        String name = word.text() + trade.text();
        String kana = word.kana() + trade.kana();
        int round = partner / pairs;
        if (round > 0) {
            Word place = places.get((round - 1) % places.size());
            name += " " + place.text();
            kana += SPACE + place.kana();
        }
        return new Names(name, kana, mail(word, trade, partner, dice), holderKana);
    }

    private static String mail(Word first, Word second, int partner, Dice dice) {
        return first.romaji() + "." + second.romaji() + "." + (partner + 1) + "@" + dice.oneOf(DOMAINS);
    }
}
