package io.suito.sandbox.api;

import io.suito.sandbox.AccountState;
import io.suito.sandbox.http.Call;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the controls do to accounts: the part that Stripe and the partner play. */
public final class AccountStates {
    private AccountStates() {}

    /** Changes a connected account, with its event; 403 when there is none of that id. */
    public static ObjectNode change(Call call, String id, AccountState state) {
        StoredObject stored = call.tx().find(id);
        if (stored == null || !stored.type().equals("account")) {
            throw Accounts.denied(id);
        }
        ObjectNode before = stored.data().deepCopy();
        apply(call, stored.data(), state);
        Accounts.keep(call, stored, before);
        return stored.data();
    }

    /** Puts a connected account into the books, enabled, without events; nothing happens when it is there already. */
    public static boolean seed(Call then, String id, @Nullable String email, ObjectNode metadata) {
        if (then.tx().find(id) != null) {
            return false;
        }
        ObjectNode account = AccountTemplate.express(id, then.second());
        account.put("email", email).put("business_type", "individual");
        account.set("metadata", metadata);
        account.path("capabilities").asObject().put("transfers", "inactive");
        account.path("settings").path("payouts").path("schedule").asObject().put("interval", "manual");
        apply(then, account, AccountState.enabled());
        then.tx().insert("account", then.platform(), account);
        return true;
    }

    private static void apply(Call call, ObjectNode account, AccountState state) {
        put(account, "details_submitted", state.detailsSubmitted());
        put(account, "charges_enabled", state.chargesEnabled());
        put(account, "payouts_enabled", state.payoutsEnabled());
        ObjectNode capabilities = account.path("capabilities").asObject();
        Boolean transfers = state.transfersActive();
        if (transfers != null) {
            for (String capability : List.copyOf(capabilities.propertyNames())) {
                capabilities.put(capability, transfers ? "active" : "inactive");
            }
        }
        ObjectNode requirements = account.path("requirements").asObject();
        put(requirements, "currently_due", state.currentlyDue());
        put(requirements, "eventually_due", state.currentlyDue());
        put(requirements, "past_due", state.pastDue());
        String reason = state.disabledReason();
        if (reason != null) {
            requirements.put("disabled_reason", reason.isEmpty() ? null : reason);
        }
        Long deadline = state.deadline();
        if (deadline != null) {
            requirements.put("current_deadline", deadline == 0 ? null : deadline);
        }
        if (state.bankAccount() != null) {
            bank(call, account, state.bankAccount());
        }
        if (Boolean.TRUE.equals(state.detailsSubmitted())) {
            account.path("tos_acceptance").asObject().put("date", call.second());
        }
    }

    private static void bank(Call call, ObjectNode account, boolean wanted) {
        ObjectNode list = account.path("external_accounts").asObject();
        if (!wanted) {
            list.putArray("data");
        } else if (list.path("data").isEmpty()) {
            ObjectNode bank = AccountTemplate.bank(call.tx().newId("ba"), Json.required(account, "id"));
            list.putArray("data").add(bank);
            call.tx().insert("bank_account", Json.required(account, "id"), bank);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.setAll(Json.object(name, value));
        }
    }
}
