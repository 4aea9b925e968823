package io.suito.desktop.runs;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.ReasonQuestion;
import io.suito.desktop.text.Texts;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemList.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is asked before something is done with items, in numbers. */
final class ItemQuestions {
    private final Texts texts;

    ItemQuestions(Texts texts) {
        this.texts = texts;
    }

    /** The action's name, as its button says it. */
    String name(ItemAction action) {
        return texts.get("item.action." + word(action));
    }

    /**
     * The question.
     *
     * @param items with which it can be done
     * @param left how many of the chosen ones are left alone, because it cannot
     */
    Confirmation about(ItemAction action, List<Row> items, long left) {
        String yen = texts.yen(items.stream().mapToLong(Row::amount).sum());
        String whom = items.size() == 1 ? items.get(0).name() : texts.get("item.several", texts.number(items.size()));
        List<String> facts = new ArrayList<>();
        facts.add(texts.get("item.then." + word(action)));
        if (action == ItemAction.PAY_OUT_AGAIN && items.stream().anyMatch(RunWords::needsAnotherBank)) {
            facts.add(texts.get("item.then.another_bank"));
        }
        if (left > 0) {
            facts.add(texts.count("item.left_alone", left));
        }
        return new Confirmation(
                texts.get("item.title." + word(action)),
                texts.get("item.ask." + word(action), whom, yen),
                facts,
                texts.get("item.do." + word(action), yen),
                action.movesMoney());
    }

    /** The same question where one of the items needs a reason. */
    ReasonQuestion withReason(ItemAction action, List<Row> items, long left) {
        Confirmation about = about(action, items, left);
        return new ReasonQuestion(
                about.title(),
                about.headline(),
                about.facts(),
                texts.get("run.reason"),
                about.action(),
                about.irrevocable());
    }

    /** Why it cannot be done with what is chosen. */
    String obstacle(ItemAction action, List<Row> chosen) {
        if (chosen.isEmpty()) {
            return texts.get("item.choose_first");
        }
        String code = String.valueOf(chosen.get(0).obstacle(action));
        return switch (code) {
            case "payouts.in_flight" -> texts.get("item.cannot.in_flight");
            case "payouts.not_reversed" -> texts.get("item.cannot.not_reversed");
            default -> texts.get("item.cannot." + word(action));
        };
    }

    static String word(ItemAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
