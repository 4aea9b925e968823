package io.suito.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a name is typed, the search compares the same letters, here and in the database. */
class FoldedTest {
    @ParameterizedTest
    @CsvSource({
        "あおばコーヒー, アオバコーヒー",
        "ｱｵﾊﾞｺｰﾋｰ, アオバコーヒー",
        "ＡＣＣＴ＿１２３, acct_123",
        "Aoba Coffee, aoba coffee",
        "ゔぁいおりん, ヴァイオリン",
        "㈱青葉, (株)青葉"
    })
    void one_width_one_case_one_kana(String typed, String folded) {
        assertThat(Folded.of(typed)).isEqualTo(folded);
        assertThat(Folded.contains("店 " + typed, folded)).isTrue();
    }

    /** Letters that the two may know from different editions of Unicode do not occur in names of these partners. */
    @Test
    void the_database_folds_every_letter_as_the_program_does() {
        List<String> letters = IntStream.of(0x20, 0xA0, 0x2000, 0x3000, 0xFF00)
                .boxed()
                .flatMap(block -> IntStream.range(block, block + (block == 0x3000 ? 0x400 : 0x100))
                        .filter(letter -> Character.isDefined(letter) && !Character.isISOControl(letter))
                        .mapToObj(Character::toString))
                .toList();
        String all = letters.stream().collect(Collectors.joining("\u4E00"));
        try (Marketplace shop = new Marketplace()) {
            String there = shop.backoffice
                    .transactions()
                    .call(tx -> tx.sql("select backoffice.folded(:all)")
                            .set("all", all)
                            .one(String.class));

            assertThat(letters).hasSizeGreaterThan(1_000);
            assertThat(there).isEqualTo(Folded.of(all));
        }
    }
}
