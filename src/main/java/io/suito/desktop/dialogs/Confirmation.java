package io.suito.desktop.dialogs;

import java.util.List;

/**
 * A question before something happens: what will happen, in numbers, and the action by its name on the button.
 *
 * @param facts one line each
 * @param action as it stands on the button: {@code Pay out ¥1,234,567}, never OK
 * @param moving whether money moves: then the safe choice has the focus
 */
public record Confirmation(String title, String headline, List<String> facts, String action, boolean moving) {
    public Confirmation {
        facts = List.copyOf(facts);
    }
}
