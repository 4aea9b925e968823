package io.suito.desktop.partners;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.Stops;
import io.suito.payouts.WhyNotPaid.Gate;
import io.suito.payouts.WhyNotPaid.Standing;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A gate on the way to the bank: its name, whether it is open, and what will open it. */
final class GateRow extends HBox {
    /** Words for which a gate has a sentence of its own. */
    private static final Set<String> SAID_APART = Set.of("unread", "none", "nothing", "unsent");

    GateRow(Gate gate, Texts texts) {
        getStyleClass().addAll("gate", gate.standing().name().toLowerCase(Locale.ROOT));
        StatusLabel title = new StatusLabel(texts.get("gate." + gate.name()), tone(gate));
        title.getStyleClass().add("gate-name");
        Label sentence = new Label(sentence(gate, texts));
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getChildren().addAll(title, sentence);
    }

    private static Tone tone(Gate gate) {
        return switch (gate.standing()) {
            case PASSED -> Tone.GOOD;
            case WAITING -> Tone.MOVING;
            case BLOCKED -> Tone.BAD;
        };
    }

    static String sentence(Gate gate, Texts texts) {
        String at = at(gate, texts);
        return texts.get("gate." + gate.name() + "." + how(gate, texts), texts.yen(gate.yen()), at, word(gate, texts));
    }

    /** Which of a gate's sentences it is: some say more where nothing opens it by itself, or nobody knows when. */
    private static String how(Gate gate, Texts texts) {
        if (SAID_APART.contains(gate.word())) {
            return gate.word();
        }
        if (gate.standing() == Standing.PASSED) {
            return "passed";
        }
        if (gate.name().equals("stop") && Stops.waitsForDebt(gate.word())) {
            return "debt";
        }
        if (gate.standing() == Standing.BLOCKED && texts.has("gate." + gate.name() + ".blocked")) {
            return "blocked";
        }
        return gate.at() == null && texts.has("gate." + gate.name() + ".undated") ? "undated" : "closed";
    }

    private static String at(Gate gate, Texts texts) {
        if (gate.at() == null) {
            return "–";
        }
        return gate.name().equals("stop") ? StopRow.until(gate.at(), texts) : texts.minutes(gate.at());
    }

    private static String word(Gate gate, Texts texts) {
        return switch (gate.name()) {
            case "stop" -> texts.word("stop", gate.word());
            case "item" -> texts.word("state.item", gate.word());
            case "stripe" -> why(gate.word(), texts);
            default -> gate.word();
        };
    }

    /** Stripe's reason in words; one that is newer than this program is not shown as a code. */
    private static String why(String reason, Texts texts) {
        String known = reason.isEmpty() ? "unsaid" : texts.has("gate.stripe.why." + reason) ? reason : "other";
        return texts.get("gate.stripe.why." + known);
    }
}
