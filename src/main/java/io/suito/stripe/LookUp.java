package io.suito.stripe;

import io.suito.text.Json;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks Stripe whether a command took effect, without sending it: the right account and mode, every page, no filter by
 * time (clocks differ). Our metadata name the command; the transfer group names the item.
 */
final class LookUp {
    private final StripeReader reader;

    LookUp(StripeReader reader) {
        this.reader = reader;
    }

    /**
     * The success that the command had, if it had one.
     *
     * @throws Refusal when Stripe does not answer, or shows another object under our name
     *     ({@code stripe.other_object}): then nothing is known
     */
    Optional<StripeAnswer> find(StripeCommand command) {
        StripeCommandKind kind = command.commandKind();
        AskedFor wanted = AskedFor.of(command);
        if (kind == StripeCommandKind.TRANSFER_CREATE) {
            // an item is transferred once in its life, so whatever stands in its group is this transfer
            String group =
                    Json.read(command.parameters()).required("transfer_group").asString();
            return theOne(
                    wanted,
                    reader.transfersOfGroup(group).stream()
                            .map(t -> new Found(t.id(), t.amount(), t.destination(), null)));
        }
        if (kind == StripeCommandKind.PAYOUT_CREATE) {
            return theOne(
                    wanted,
                    reader.payouts(Objects.requireNonNull(command.account())).stream()
                            .filter(payout -> isOf(command, payout.metadata()))
                            .map(p -> new Found(p.id(), p.amount(), null, p.arrivalDate())));
        }
        return theOne(
                wanted,
                reader.reversalsOf(AskedFor.transferOf(command)).stream()
                        .filter(reversal -> isOf(command, reversal.metadata()))
                        .map(r -> new Found(r.id(), r.amount(), null, null)));
    }

    private record Found(
            String id,
            long amount,
            @Nullable String destination,
            @Nullable LocalDate arrival) {}

    private static boolean isOf(StripeCommand command, Map<String, String> metadata) {
        return command.id().toString().equals(metadata.get("command_id"));
    }

    /** @throws Refusal {@code stripe.other_object} where only other amounts or destinations stand under our name */
    private static Optional<StripeAnswer> theOne(AskedFor wanted, Stream<Found> underOurName) {
        List<Found> all = underOurName.toList();
        Optional<Found> one = all.stream()
                .filter(found -> wanted.isMetBy(found.amount(), found.destination()))
                .findFirst();
        if (one.isEmpty() && !all.isEmpty()) {
            throw new Refusal("stripe.other_object", all.get(0).id());
        }
        return one.map(found -> answer(wanted, found));
    }

    private static StripeAnswer answer(AskedFor wanted, Found found) {
        Map<String, Object> body = new LinkedHashMap<>(wanted.facts());
        body.put("id", found.id());
        body.put("found_by", "look_up");
        if (found.arrival() != null) {
            body.put("arrival_date", found.arrival().atStartOfDay(Japan.ZONE).toEpochSecond());
        }
        return new StripeAnswer(Verdict.SUCCEEDED, null, found.id(), null, null, Json.write(body));
    }
}
