package io.suito.desktop.dialogs;

import java.util.List;

/**
 * A question before something happens: what will happen, in numbers, and the action by its name on the button.
 *
 * @param facts one line each
 * @param action as it stands on the button: {@code Pay out ¥1,234,567}, never OK
 * @param irrevocable whether it cannot be undone, as money moves, a payment stops or a plan is given up: then the
 *     button is red, and the safe choice has the focus
 */
public record Confirmation(String title, String headline, List<String> facts, String action, boolean irrevocable) {
    public Confirmation {
        facts = List.copyOf(facts);
    }
}
