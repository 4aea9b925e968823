package io.suito.payouts;

import io.suito.money.Yen;
import io.suito.text.Json;
import io.suito.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something of a run of which Stripe and the books do not say the same.
 *
 * @param kind {@code transfer}, {@code transfer_missing} (the books have it, Stripe does not), {@code payouts} (of an
 *     item), {@code account_not_shown} (Stripe does not show the account of an item any more), {@code plan} (the items,
 *     given as stripe, against the planned total, given as books), {@code ledger} (what the ledger says was paid out
 *     for an item, given as stripe, against what is settled of it), {@code other} (kept as a text by an older version;
 *     subject is that text)
 * @param subject the transfer's id at Stripe, the item's id, or the run's
 * @param account the Stripe account that is not shown
 * @param stripe yen at Stripe
 * @param books yen in the books
 */
public record Difference(
        String kind, String subject, @Nullable String account, long stripe, long books) {

    static Difference of(String kind, String subject, long stripe, long books) {
        return new Difference(kind, subject, null, stripe, books);
    }

    static Difference unshown(String item, String account, long books) {
        return new Difference("account_not_shown", item, account, 0, books);
    }

    /** As they are kept with a run: a list of objects, of texts where an older version kept them. */
    static List<Difference> read(String json) {
        List<Difference> differences = new ArrayList<>();
        for (JsonNode kept : Json.read(json)) {
            differences.add(
                    kept.isString()
                            ? of("other", kept.asString(), 0, 0)
                            : Json.read(kept.toString(), Difference.class));
        }
        return List.copyOf(differences);
    }

    /** In one sentence, in the given language. */
    public String sentence(Locale locale) {
        return Messages.text(
                locale,
                "difference." + kind,
                subject,
                Yen.format(stripe),
                Yen.format(books),
                account == null ? "" : account);
    }
}
