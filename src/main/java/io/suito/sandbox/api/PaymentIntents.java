package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments by test card. */
public final class PaymentIntents {
    private static final long LEAST_YEN = 50;
    private static final long MOST_YEN = 99_999_999;
    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(4);

    private static final ObjectNode EMPTY = Json.parse("""
            {"id": null, "object": "payment_intent", "amount": 0, "amount_capturable": 0, "amount_details": {"tip": {}},
             "amount_received": 0, "application": null, "application_fee_amount": null,
             "automatic_payment_methods": null, "canceled_at": null, "cancellation_reason": null,
             "capture_method": "automatic", "client_secret": null, "confirmation_method": "automatic", "created": 0,
             "currency": "jpy", "customer": null, "customer_account": null, "description": null,
             "excluded_payment_method_types": null, "last_payment_error": null, "latest_charge": null,
             "livemode": false, "managed_payments": null, "metadata": {}, "next_action": null, "on_behalf_of": null,
             "payment_method": null, "payment_method_configuration_details": null, "payment_method_options": {},
             "payment_method_types": ["card"], "processing": null, "receipt_email": null, "review": null,
             "setup_future_usage": null, "shipping": null, "source": null, "statement_descriptor": null,
             "statement_descriptor_suffix": null, "status": "requires_payment_method", "transfer_data": null,
             "transfer_group": null}
            """);

    private PaymentIntents() {}

    /** {@code POST /v1/payment_intents}. */
    static ObjectNode create(Call call) {
        Rules.jpy(call);
        long amount = call.number("amount");
        if (amount < LEAST_YEN) {
            throw StripeError.invalid("amount_too_small", "Amount must be at least ¥50 jpy", "amount");
        }
        if (amount > MOST_YEN) {
            throw StripeError.invalid("amount_too_large", "Amount must be no more than ¥99,999,999", "amount");
        }
        Cards card = card(call);
        String id = call.tx().newId("pi");
        ObjectNode intent = EMPTY.deepCopy();
        intent.put("id", id).put("amount", amount).put("created", call.second());
        intent.put("client_secret", id + "_secret_" + call.tx().newId("s").substring(2));
        for (String name : List.of(
                "capture_method",
                "description",
                "receipt_email",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group")) {
            if (call.text(name) != null) {
                intent.put(name, call.text(name));
            }
        }
        if ("true".equals(Json.text(call.params().path("automatic_payment_methods"), "enabled"))) {
            intent.set("automatic_payment_methods", Json.object("enabled", true, "allow_redirects", "always"));
        }
        intent.set("metadata", call.metadata());
        if (card != null) {
            intent.put("payment_method", card.id()).put("status", "requires_confirmation");
        }
        call.tx().insert("payment_intent", call.account(), intent);
        Events.emit(call, "payment_intent.created", intent);
        return call.flag("confirm") ? confirm(call, stored(call, id)) : intent;
    }

    /** {@code POST /v1/payment_intents/{id}/confirm}. */
    static ObjectNode confirm(Call call) {
        StoredObject stored = call.object("payment_intent");
        Cards card = card(call);
        if (card != null) {
            stored.data().put("payment_method", card.id());
        }
        return confirm(call, stored);
    }

    private static StoredObject stored(Call call, String id) {
        StoredObject stored = call.tx().find(id);
        if (stored == null) {
            throw StripeError.server();
        }
        return stored;
    }

    private static @Nullable Cards card(Call call) {
        JsonNode data = call.params().path("payment_method_data");
        String method = call.text("payment_method");
        if (!data.isMissingNode()) {
            return Cards.byData(data);
        }
        return method == null ? null : Cards.byId(method);
    }

    private static ObjectNode confirm(Call call, StoredObject stored) {
        ObjectNode intent = stored.data();
        String method = Json.text(intent, "payment_method");
        if ("succeeded".equals(Json.text(intent, "status"))) {
            throw StripeError.invalid(
                    "payment_intent_unexpected_state",
                    "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
                    null);
        }
        if (method == null) {
            throw StripeError.invalid(
                    "payment_intent_unexpected_state",
                    "You cannot confirm this PaymentIntent because it's missing a payment method.",
                    null);
        }
        Cards card = Cards.byId(method);
        String charge = call.tx().newId("ch");
        if (card.declineCode() != null) {
            throw decline(call, stored, card, charge, card.declineCode());
        }
        Instant available = card.availableAtOnce() ? call.now() : call.now().plus(UNTIL_AVAILABLE);
        ObjectNode paid = pay(call, intent, card, charge, available);
        call.tx().update(stored, intent);
        Events.emit(call, "charge.succeeded", paid);
        Events.emit(call, "payment_intent.succeeded", intent);
        return intent;
    }

    private static ObjectNode pay(Call call, ObjectNode intent, Cards card, String id, Instant available) {
        long amount = intent.path("amount").asLong();
        ObjectNode charge = Charges.ofCard(id, intent, card, call.second());
        long fee = (amount * 36 + 500) / 1000;
        Ledger.Movement movement =
                new Ledger.Movement("charge", "charge", amount, fee, id, Json.text(intent, "description"));
        charge.put("balance_transaction", Ledger.book(call, movement, available));
        call.tx().insert("charge", call.account(), charge);
        intent.put("status", "succeeded").put("amount_received", amount).put("latest_charge", id);
        intent.putNull("last_payment_error");
        return charge;
    }

    private static StripeError decline(Call call, StoredObject stored, Cards card, String id, String code) {
        ObjectNode intent = stored.data();
        ObjectNode charge = Charges.ofCard(id, intent, card, call.second());
        call.tx().insert("charge", call.account(), charge);
        intent.put("status", "requires_payment_method").put("latest_charge", id).putNull("payment_method");
        intent.set(
                "last_payment_error",
                Json.object(
                        "charge",
                        id,
                        "code",
                        "card_declined",
                        "decline_code",
                        code,
                        "message",
                        card.declineMessage(),
                        "type",
                        "card_error"));
        call.tx().update(stored, intent);
        Events.emit(call, "charge.failed", charge);
        Events.emit(call, "payment_intent.payment_failed", intent);
        return StripeError.card(code, card.declineMessage(), id, intent.deepCopy());
    }

    /**
     * Puts a past payment into the books, whole: succeeded, available, without events. Nothing happens when the id is
     * there already.
     */
    public static boolean seed(
            Call then, String id, String chargeId, long amount, @Nullable String group, ObjectNode metadata) {
        if (then.tx().find(id) != null) {
            return false;
        }
        ObjectNode intent = EMPTY.deepCopy();
        intent.put("id", id).put("amount", amount).put("created", then.second());
        intent.put("client_secret", id + "_secret_seed").put("payment_method", Cards.VISA.id());
        intent.put("transfer_group", group);
        intent.set("metadata", metadata);
        pay(then, intent, Cards.VISA, chargeId, then.now());
        then.tx().insert("payment_intent", then.account(), intent);
        return true;
    }

    /** {@code GET /v1/payment_intents}. */
    static ObjectNode list(Call call) {
        return Lists.answer(call, Range.all("payment_intent", call.account()), any -> true, "/v1/payment_intents");
    }

    /** {@code GET /v1/payment_intents/{id}}. */
    static ObjectNode retrieve(Call call) {
        return call.object("payment_intent").data();
    }
}
