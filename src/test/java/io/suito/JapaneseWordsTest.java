package io.suito;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each step and each thing has one Japanese word, in the window, in the terminal and in the guide. */
class JapaneseWordsTest {
    private static final List<Path> BUNDLES = List.of(
            Path.of("src/main/resources/io/suito/desktop/texts_ja.properties"),
            Path.of("src/main/resources/io/suito/text/messages_ja.properties"),
            Path.of("src/main/resources/io/suito/cli/help_ja.properties"));

    /** Words that were given up, and after the arrow what is said instead. */
    private static final List<String> GIVEN_UP = List.of(
            "開始残高 → 期首残高",
            "送金済(?!み) → 送金済み",
            "支払い中 → 送金中",
            "送金指示 → 払出指示",
            "送金受付 → 払出受付",
            "差し戻 → 振替の取り消し",
            "もう一度送金|再送金 → もう一度払い出す",
            "送金 ID|送金 [(] → 振替",
            "解除済|明細[^。]*解除|再送[^。]*解除|解除[^。]*再送 → 取りやめ",
            "Stripe残高|残金|Stripe 残高にある|アカウントにあり → Stripe 残高に滞留",
            "バッチで数え|残って次回 → 次回のバッチに繰り越し",
            "いま終わらせ → 解除",
            "今回いない → 今回は対象外",
            "お金 → 資金",
            "パートナー → 出品者",
            "文字列|に含む文字 → 入力して絞り込み",
            "下で選ぶ → 下の一覧で選択",
            "途中で終わる前 → 中断前",
            "鍵 → キー",
            "記帳 → 計上",
            "支払済 → 支払い済み",
            "別の人|二人目 → 別の担当者",
            "実行プログラム → 実行端末");

    /** The window's alone: its texts are read beside one another. */
    private static final List<String> NOT_IN_THE_WINDOW = List.of(
            "[（）] → brackets of half width",
            "[\\d}](日|件|時間|週間|か月) → 7 日",
            "着金予定日$ → 着金日",
            "ジョブ [a-z] → the name of the job");

    @Test
    void no_word_that_was_given_up_comes_back() throws IOException {
        for (String word : GIVEN_UP) {
            Pattern old = Pattern.compile(word.substring(0, word.indexOf(" → ")));
            for (Path bundle : BUNDLES) {
                read(bundle)
                        .forEach((key, text) -> assertThat(text.toString())
                                .as("%s: %s", key, word)
                                .doesNotContainPattern(old));
            }
            assertThat(Files.readString(Path.of("docs/user-guide.ja.md")))
                    .as(word)
                    .doesNotContainPattern(old);
        }
    }

    @Test
    void the_window_writes_one_thing_in_one_way() throws IOException {
        for (String word : NOT_IN_THE_WINDOW) {
            Pattern other = Pattern.compile(word.substring(0, word.indexOf(" → ")));
            read(BUNDLES.get(0))
                    .forEach((key, text) ->
                            assertThat(text.toString()).as("%s: %s", key, word).doesNotContainPattern(other));
        }
    }

    private static Properties read(Path bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            texts.load(reader);
        }
        return texts;
    }
}
