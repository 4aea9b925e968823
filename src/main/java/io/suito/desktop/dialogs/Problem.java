package io.suito.desktop.dialogs;

import io.suito.desktop.text.Refusals;
import io.suito.desktop.text.Texts;
import io.suito.text.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that went wrong, as a person is told: a sentence that says what to do, a code that stays the same, and
 * details to copy for whoever helps.
 *
 * @param expected a refusal, which is an answer; anything else was logged under the reference in the details
 */
public record Problem(String sentence, String code, String detail, boolean expected) {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final Set<String> OFFLINE = Set.of("db.unreachable", "db.connection_lost");

    /** Of whatever was thrown. What nobody expected is logged here, once. */
    public static Problem of(Throwable thrown, Locale locale) {
        if (thrown instanceof Refusal refusal) {
            String sentence = Refusals.sentence(refusal, new Texts(locale));
            return new Problem(sentence, refusal.code(), String.valueOf(refusal.getMessage()), true);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected, reference {}", reference, thrown);
        Refusal internal =
                new Refusal("internal", String.valueOf(thrown.getClass().getSimpleName()), reference);
        return new Problem(internal.sentence(locale), internal.code(), thrown + "\n" + reference, false);
    }

    /** Whether the database cannot be reached: then nothing is wrong with what was asked. */
    public boolean isOffline() {
        return isOffline(code);
    }

    static boolean isOffline(String code) {
        return OFFLINE.contains(code);
    }

    /** All of it, for whoever helps. */
    public String copyable() {
        return sentence + "\n[" + code + "]\n" + detail;
    }
}
