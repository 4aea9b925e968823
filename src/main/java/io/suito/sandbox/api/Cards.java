package io.suito.sandbox.api;

import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Stripe's test cards, as far as the sandbox knows them. */
enum Cards {
    VISA("pm_card_visa", "4242424242424242", "visa", null),
    VISA_AVAILABLE_AT_ONCE("pm_card_bypassPending", "4000000000000077", "visa", null),
    DECLINED("pm_card_chargeDeclined", "4000000000000002", "visa", "generic_decline"),
    INSUFFICIENT_FUNDS("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995", "visa", "insufficient_funds");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "pm_card_visa_chargeDeclined", DECLINED.id,
            "pm_card_visa_chargeDeclinedInsufficientFunds", INSUFFICIENT_FUNDS.id);

    private final String id;
    private final String number;
    private final String brand;
    private final @Nullable String declineCode;

    Cards(String id, String number, String brand, @Nullable String declineCode) {
        this.id = id;
        this.number = number;
        this.brand = brand;
        this.declineCode = declineCode;
    }

    /** The card of a payment method id, or 400. */
    static Cards byId(String id) {
        String name = OTHER_NAMES.getOrDefault(id, id);
        for (Cards card : values()) {
            if (card.id.equals(name)) {
                return card;
            }
        }
        throw StripeError.missingParam("PaymentMethod", id, "payment_method");
    }

    /** The card of {@code payment_method_data}, or 402 as Stripe says it of a number that is no test card. */
    static Cards byData(JsonNode data) {
        String digits = String.valueOf(Json.text(data.path("card"), "number")).replace(" ", "");
        for (Cards card : values()) {
            if (card.number.equals(digits)) {
                return card;
            }
        }
        throw new StripeError(402, "card_error", "incorrect_number", "Your card number is incorrect.", "number");
    }

    String id() {
        return id;
    }

    String brand() {
        return brand;
    }

    String last4() {
        return number.substring(12);
    }

    /** Why it is declined, or null when it pays. */
    @Nullable
    String declineCode() {
        return declineCode;
    }

    /** What Stripe tells the payer. */
    String declineMessage() {
        return this == INSUFFICIENT_FUNDS ? "Your card has insufficient funds." : "Your card was declined.";
    }

    boolean availableAtOnce() {
        return this == VISA_AVAILABLE_AT_ONCE;
    }
}
