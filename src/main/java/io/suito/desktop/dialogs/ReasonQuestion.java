package io.suito.desktop.dialogs;

import java.util.List;

/**
 * A confirmation that needs a reason, which is kept with the request.
 *
 * @param reasonLabel what is asked for
 */
public record ReasonQuestion(
        String title, String headline, List<String> facts, String reasonLabel, String action, boolean irrevocable) {
    public ReasonQuestion {
        facts = List.copyOf(facts);
    }
}
