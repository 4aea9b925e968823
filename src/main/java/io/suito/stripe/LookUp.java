package io.suito.stripe;

import io.suito.text.Json;
import io.suito.time.Japan;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
     * @throws io.suito.text.Refusal when Stripe does not answer: then nothing is known
     */
    Optional<StripeAnswer> find(StripeCommand command) {
        JsonNode parameters = Json.read(command.parameters());
        StripeCommandKind kind = command.commandKind();
        if (kind == StripeCommandKind.TRANSFER_CREATE) {
            // an item is transferred once in its life, so whatever stands in its group is this transfer
            String group = parameters.required("transfer_group").asString();
            return reader.transfersOfGroup(group).stream()
                    .findFirst()
                    .map(transfer -> found(transfer.id(), "transfer", null));
        }
        if (kind == StripeCommandKind.PAYOUT_CREATE) {
            return reader.payouts(Objects.requireNonNull(command.account())).stream()
                    .filter(payout -> isOf(command, payout.metadata()))
                    .findFirst()
                    .map(payout -> found(payout.id(), "payout", payout.arrivalDate()));
        }
        String transfer = command.path()
                .substring("/v1/transfers/".length(), command.path().lastIndexOf('/'));
        return reader.reversalsOf(transfer).stream()
                .filter(reversal -> isOf(command, reversal.metadata()))
                .findFirst()
                .map(reversal -> found(reversal.id(), "transfer_reversal", null));
    }

    private static boolean isOf(StripeCommand command, Map<String, String> metadata) {
        return command.id().toString().equals(metadata.get("command_id"));
    }

    private static StripeAnswer found(String id, String object, @Nullable LocalDate arrival) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("object", object);
        body.put("found_by", "look_up");
        if (arrival != null) {
            body.put("arrival_date", arrival.atStartOfDay(Japan.ZONE).toEpochSecond());
        }
        return new StripeAnswer(Verdict.SUCCEEDED, null, id, null, null, Json.write(body));
    }
}
