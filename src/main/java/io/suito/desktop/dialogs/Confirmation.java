package io.suito.desktop.dialogs;

import java.util.List;

/**
 * A question before something happens: what will happen, in numbers, and the action by its name on the button.
 *
 * @param facts one line each
 * @param action as it stands on the button: {@code Pay out ¥1,234,567}, never OK
 */
public record Confirmation(String title, String headline, List<String> facts, String action, Care care) {
    /** How much a wrong answer costs. */
    public enum Care {
        /** Little: Enter does it. */
        LITTLE,
        /** Something stops that others wait for, and goes on later: the safe choice has the focus. */
        SOME,
        /** It cannot be undone, as money moves or a plan is given up: the button is red too. */
        MUCH
    }

    public Confirmation {
        facts = List.copyOf(facts);
    }

    /** @param irrevocable whether it cannot be undone */
    public Confirmation(String title, String headline, List<String> facts, String action, boolean irrevocable) {
        this(title, headline, facts, action, irrevocable ? Care.MUCH : Care.LITTLE);
    }

    /** Whether it cannot be undone: then the button is red. */
    public boolean irrevocable() {
        return care == Care.MUCH;
    }

    /** Whether the safe choice has the focus. */
    public boolean isSafeFirst() {
        return care != Care.LITTLE;
    }
}
