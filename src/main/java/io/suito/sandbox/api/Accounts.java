package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.Params;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's account and those connected to it. */
public final class Accounts {
    private static final String[] CAPABILITIES = {
        "card_payments", "jcb_payments", "jp_bank_transfer_payments", "konbini_payments", "transfers"
    };
    private static final List<String> DUE_AT_FIRST = List.of(
            "business_profile.mcc",
            "business_profile.url",
            "external_account",
            "tos_acceptance.date",
            "tos_acceptance.ip");

    private Accounts() {}

    /** What creating and updating have in common. */
    static Params params() {
        Params capabilities = Params.group();
        for (String name : CAPABILITIES) {
            capabilities.object(name, Params.group().flag("requested"));
        }
        Params schedule = Params.group()
                .choice("interval", "manual", "daily", "weekly", "monthly")
                .text("delay_days", "weekly_anchor")
                .integer("monthly_anchor");
        Params payouts = Params.group()
                .object("schedule", schedule)
                .flag("debit_negative_balances")
                .text("statement_descriptor");
        return Params.expandable()
                .text("email")
                .choice("business_type", "company", "government_entity", "individual", "non_profit")
                .metadata()
                .object("capabilities", capabilities)
                .object("settings", Params.group().object("payouts", payouts))
                .object(
                        "business_profile",
                        Params.group()
                                .text(
                                        "mcc",
                                        "name",
                                        "product_description",
                                        "support_email",
                                        "support_phone",
                                        "support_url",
                                        "url"));
    }

    /** {@code POST /v1/accounts}: Japanese Express accounts only. */
    static ObjectNode create(Call call) {
        JsonNode dashboard = call.params().path("controller").path("stripe_dashboard");
        if (!"express".equals(call.text("type")) && !"express".equals(Json.text(dashboard, "type"))) {
            throw StripeError.invalid(null, "Only Express accounts can be created here: pass type=express.", "type");
        }
        String country = call.text("country");
        if (country != null && !country.equals("JP")) {
            throw StripeError.invalid(
                    "country_unsupported", "Country '" + country + "' is not supported here.", "country");
        }
        String id = call.tx().newId("acct");
        ObjectNode account = AccountTemplate.express(id, call.second());
        change(call, account);
        require(account, DUE_AT_FIRST, "requirements.past_due");
        call.tx().insert("account", call.platform(), account);
        return account;
    }

    private static void require(ObjectNode account, List<String> due, String reason) {
        ObjectNode asked = Json.object("currently_due", due, "eventually_due", due, "past_due", due);
        ObjectNode requirements = account.path("requirements").asObject();
        requirements.setAll(asked);
        requirements.put("disabled_reason", reason);
    }

    /** {@code POST /v1/accounts/{id}}. */
    static ObjectNode update(Call call) {
        StoredObject stored = reachable(call, call.id());
        ObjectNode before = stored.data().deepCopy();
        change(call, stored.data());
        keep(call, stored, before);
        return stored.data();
    }

    /** Stores a changed connected account, with its event. */
    static void keep(Call call, StoredObject stored, ObjectNode before) {
        if (!before.equals(stored.data())) {
            call.tx().update(stored, stored.data());
            Events.emit(call.in(stored.id()), "account.updated", stored.data(), before);
        }
    }

    private static void change(Call call, ObjectNode account) {
        for (String name : List.of("email", "business_type")) {
            if (call.text(name) != null) {
                account.put(name, call.text(name));
            }
        }
        if (call.params().has("metadata")) {
            account.set("metadata", call.mergedMetadata(account.path("metadata")));
        }
        for (Map.Entry<String, JsonNode> entry :
                call.params().path("business_profile").properties()) {
            account.path("business_profile").asObject().set(entry.getKey(), entry.getValue());
        }
        ObjectNode capabilities = account.path("capabilities").asObject();
        call.params().path("capabilities").properties().forEach(entry -> {
            boolean requested = "true".equals(Json.text(entry.getValue(), "requested"));
            if (!requested) {
                capabilities.remove(entry.getKey());
            } else if (!capabilities.has(entry.getKey())) {
                boolean known = account.path("details_submitted").asBoolean();
                capabilities.put(entry.getKey(), known ? "active" : "inactive");
            }
        });
        payouts(
                account.path("settings").path("payouts").asObject(),
                call.params().path("settings").path("payouts"));
    }

    private static void payouts(ObjectNode settings, JsonNode given) {
        if (given.has("statement_descriptor")) {
            settings.put("statement_descriptor", Json.text(given, "statement_descriptor"));
        }
        if (given.has("debit_negative_balances")) {
            settings.put("debit_negative_balances", "true".equals(Json.text(given, "debit_negative_balances")));
        }
        ObjectNode schedule = settings.path("schedule").asObject();
        given.path("schedule").properties().forEach(entry -> {
            String value = entry.getValue().asString();
            if (entry.getKey().equals("delay_days")) {
                schedule.put(
                        "delay_days",
                        value.equals("minimum") ? 4 : Rules.whole(value, "settings[payouts][schedule][delay_days]"));
            } else if (entry.getKey().equals("monthly_anchor")) {
                schedule.put("monthly_anchor", Long.parseLong(value));
            } else {
                schedule.put(entry.getKey(), value);
            }
        });
    }

    /** {@code GET /v1/account}: the account of the call itself. */
    static ObjectNode self(Call call) {
        return own(call).data();
    }

    /** {@code GET /v1/accounts/{id}}. */
    static ObjectNode retrieve(Call call) {
        return reachable(call, call.id()).data();
    }

    /** {@code GET /v1/accounts}: those connected, without the platform's own. */
    static ObjectNode list(Call call) {
        return Lists.answer(call, Range.all("account", call.account()), any -> true, "/v1/accounts");
    }

    /** The account that the call is about. */
    static StoredObject own(Call call) {
        return reachable(call, call.account());
    }

    private static StoredObject reachable(Call call, String id) {
        StoredObject found = call.tx().find(id);
        boolean mayBeSeen = call.account().equals(id) || call.account().equals(call.platform());
        if (found == null || !found.type().equals("account") || !mayBeSeen) {
            throw denied(id);
        }
        return found;
    }

    /** 403, as Stripe says it of an account that is not connected, or not there. */
    static StripeError denied(String id) {
        return new StripeError(
                403,
                "invalid_request_error",
                "account_invalid",
                "The provided key does not have access to account '" + id
                        + "' (or that account does not exist). Application access may have been revoked.",
                null);
    }
}
