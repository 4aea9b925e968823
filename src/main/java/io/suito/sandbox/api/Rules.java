package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import java.util.Locale;

/** Small checks that several endpoints share. */
final class Rules {
    private Rules() {}

    /** Yen is the only currency here. */
    static void jpy(Call call) {
        String currency = call.required("currency");
        if (!currency.toLowerCase(Locale.ROOT).equals("jpy")) {
            throw StripeError.invalid(
                    null, "Invalid currency: " + currency + ". This account holds jpy only.", "currency");
        }
    }

    /** A whole number in a parameter that may also be a word. */
    static long whole(String text, String param) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + text, param);
        }
    }
}
