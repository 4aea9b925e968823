package io.suito.desktop.runs;

import io.suito.desktop.text.Texts;
import io.suito.payouts.ItemFacts.Said;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An instruction to Stripe in plain words, and as it went out and came back. */
public final class SaidWords {
    /** A line ends before the dot, not after it. */
    private static final String NEXT = "  ·\u00a0\u00a0";

    private final Texts texts;

    public SaidWords(Texts texts) {
        this.texts = texts;
    }

    /**
     * In plain words.
     *
     * @param amount of the item, as shown
     */
    public String words(Said said, String amount) {
        String step = texts.get("item.step." + said.step(), amount);
        if (said.attempts() == 0 && said.errorCode() != null) {
            return step + NEXT + texts.get("item.command.withdrawn");
        }
        String answer = said.errorCode() == null ? said.responseId() : said.errorCode();
        return step + NEXT + texts.get("item.command." + said.state()) + (answer == null ? "" : NEXT + answer);
    }

    /** As it went to Stripe and came back. */
    public String raw(Said said) {
        Instant sent = said.sentAt();
        Instant answered = said.answeredAt();
        String head = sent == null
                ? texts.get("item.raw.never")
                : texts.count("item.raw.sent", said.attempts(), texts.seconds(sent));
        String foot = answered == null
                ? texts.get("item.raw.none")
                : texts.get("item.raw.answered", texts.seconds(answered), String.valueOf(said.httpStatus())) + "\n"
                        + answer(said);
        return head + "\n" + said.parameters() + "\n\n" + foot;
    }

    /** Of a refusal only code and Stripe's name of the call are kept. */
    private static String answer(Said said) {
        return Stream.of(said.answer(), said.errorCode(), said.requestId())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
