package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.Endpoint;
import io.suito.sandbox.http.Params;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx;
import io.suito.sandbox.store.Tx.Range;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API as a list of endpoints. What is not in it is refused as Stripe refuses an unknown URL. */
public final class StripeApi {
    /** The one version of the API that the sandbox speaks. */
    public static final String VERSION = "2026-07-29.dahlia";

    private static final String PLATFORM = "platform";
    private static final String NOBODY = "-";

    private StripeApi() {}

    /** All endpoints. */
    public static List<Endpoint> endpoints() {
        return List.of(
                get("/v1/account", Params.expandable(), Accounts::self),
                post("/v1/accounts", newAccount(), Accounts::create),
                get("/v1/accounts", Params.list(), Accounts::list),
                get("/v1/accounts/{id}", Params.expandable(), Accounts::retrieve),
                post("/v1/accounts/{id}", Accounts.params(), Accounts::update),
                post("/v1/account_links", accountLink(), AccountLinks::create),
                post("/v1/payment_intents", newIntent(), PaymentIntents::create),
                get("/v1/payment_intents", Params.list(), PaymentIntents::list),
                get("/v1/payment_intents/{id}", Params.expandable().text("client_secret"), PaymentIntents::retrieve),
                post("/v1/payment_intents/{id}/confirm", card(Params.expandable()), PaymentIntents::confirm),
                get("/v1/charges", Params.list().text("payment_intent", "transfer_group"), Charges::list),
                get("/v1/charges/{id}", Params.expandable(), Charges::retrieve),
                post("/v1/transfers", newTransfer(), Transfers::create),
                get("/v1/transfers", Params.list().text("destination", "transfer_group"), Transfers::list),
                get("/v1/transfers/{id}", Params.expandable(), Transfers::retrieve),
                post("/v1/transfers/{id}/reversals", newReversal(), Reversals::create),
                get("/v1/transfers/{id}/reversals", Params.list(), Reversals::list),
                post("/v1/payouts", newPayout(), Payouts::create),
                get("/v1/payouts", payoutList(), Payouts::list),
                get("/v1/payouts/{id}", Params.expandable(), Payouts::retrieve),
                post("/v1/payouts/{id}/cancel", Params.expandable(), Payouts::cancel),
                get("/v1/balance", Params.expandable(), Ledger::balance),
                get("/v1/balance_transactions", transactionList(), StripeApi::transactions),
                get("/v1/balance_transactions/{id}", Params.expandable(), StripeApi::transaction),
                get("/v1/events", Params.list().text("type").texts("types"), Events::list),
                get("/v1/events/{id}", Params.expandable(), Events::retrieve));
    }

    /** Carries out an endpoint, with {@code expand}. */
    public static ObjectNode perform(Endpoint endpoint, Call call) {
        ObjectNode answer = endpoint.handler().handle(call).deepCopy();
        Expander.expand(call.tx(), answer, call.params().path("expand"));
        return answer;
    }

    /** Whether the key may act for the account in {@code Stripe-Account}; 403 if not. */
    public static void checkAccount(Tx tx, String platform, String account) {
        StoredObject found = tx.find(account);
        if (!account.equals(platform) && (found == null || !found.type().equals("account"))) {
            throw Accounts.denied(account);
        }
    }

    /** The platform's account, made at the first start. */
    public static String platform(Tx tx, long second) {
        String known = tx.setting(PLATFORM);
        if (known != null) {
            return known;
        }
        String id = tx.newId("acct");
        ObjectNode account = AccountTemplate.platform(id, second);
        ObjectNode bank = AccountTemplate.bank(tx.newId("ba"), id);
        account.path("external_accounts").asObject().putArray("data").add(bank);
        tx.insert("account", NOBODY, account);
        tx.insert("bank_account", id, bank);
        tx.keepSetting(PLATFORM, id);
        return id;
    }

    /** What happens by itself at its time. */
    public static void due(Call call, ObjectNode task) {
        if ("payout".equals(Json.text(task, "kind"))) {
            Payouts.step(call, task);
        } else {
            Ledger.mature(call, Json.required(task, "id"));
        }
    }

    /** Money that comes onto the platform's (or an account's) available balance from outside, as a top-up does. */
    public static ObjectNode fund(Call call, long yen) {
        String id = call.tx().newId("tu");
        ObjectNode topup = Json.object(
                "id",
                id,
                "object",
                "topup",
                "amount",
                yen,
                "balance_transaction",
                null,
                "created",
                call.second(),
                "currency",
                "jpy",
                "description",
                null,
                "expected_availability_date",
                call.second(),
                "failure_code",
                null,
                "failure_message",
                null,
                "initiated_by",
                "user",
                "livemode",
                false,
                "metadata",
                Json.object(),
                "source",
                null,
                "statement_descriptor",
                null,
                "status",
                "succeeded",
                "transfer_group",
                null);
        topup.put("balance_transaction", Ledger.book(call, new Ledger.Movement("topup", "topup", yen, id, null)));
        call.tx().insert("topup", call.account(), topup);
        return topup;
    }

    private static ObjectNode transactions(Call call) {
        String type = call.text("type");
        Optional<String> currency = Optional.ofNullable(call.text("currency"));
        return Lists.answer(
                call,
                Range.all("balance_transaction", call.account()).where("source", call.text("source")),
                found ->
                        is(found.data(), "type", type) && currency.orElse("jpy").equals("jpy"),
                "/v1/balance_transactions");
    }

    private static boolean is(JsonNode node, String field, @Nullable String wanted) {
        return wanted == null || wanted.equals(Json.text(node, field));
    }

    private static ObjectNode transaction(Call call) {
        return call.object("balance_transaction").data();
    }

    private static Params newAccount() {
        Params dashboard = Params.group().choice("type", "express", "full", "none");
        Params controller = Params.group()
                .object("stripe_dashboard", dashboard)
                .object("fees", Params.group().choice("payer", "account", "application"))
                .object("losses", Params.group().choice("payments", "application", "stripe"))
                .choice("requirement_collection", "application", "stripe");
        return Accounts.params()
                .choice("type", "custom", "express", "standard")
                .text("country", "default_currency")
                .object("controller", controller);
    }

    private static Params accountLink() {
        return Params.expandable()
                .requiredText("account")
                .requiredChoice("type", "account_onboarding", "account_update")
                .text("return_url", "refresh_url")
                .choice("collect", "currently_due", "eventually_due")
                .object(
                        "collection_options",
                        Params.group()
                                .choice("fields", "currently_due", "eventually_due")
                                .choice("future_requirements", "include", "omit"));
    }

    private static Params newIntent() {
        return card(Params.expandable())
                .amount("amount", true)
                .requiredText("currency")
                .flag("confirm")
                .metadata()
                .choice("capture_method", "automatic", "automatic_async")
                .object(
                        "automatic_payment_methods",
                        Params.group().flag("enabled").choice("allow_redirects", "always", "never"))
                .text("description", "statement_descriptor", "statement_descriptor_suffix", "transfer_group");
    }

    private static Params card(Params params) {
        Params number = Params.group()
                .requiredText("number")
                .integer("exp_month", "exp_year")
                .text("cvc");
        return params.text("payment_method", "receipt_email", "return_url")
                .texts("payment_method_types")
                .flag("off_session")
                .object(
                        "payment_method_data",
                        Params.group().requiredChoice("type", "card").object("card", number));
    }

    private static Params newTransfer() {
        return Params.expandable()
                .amount("amount", true)
                .requiredText("currency")
                .requiredText("destination")
                .text("description", "transfer_group")
                .choice("source_type", "card")
                .metadata();
    }

    private static Params newReversal() {
        return Params.expandable().amount("amount", false).text("description").metadata();
    }

    private static Params newPayout() {
        return Params.expandable()
                .amount("amount", true)
                .requiredText("currency")
                .text("description", "destination", "statement_descriptor")
                .choice("method", "standard", "instant")
                .choice("source_type", "card")
                .metadata();
    }

    private static Params payoutList() {
        return Params.list().text("destination", "status").range("arrival_date");
    }

    private static Params transactionList() {
        return Params.list().text("currency", "source", "type");
    }

    private static Endpoint get(String template, Params params, Endpoint.Handler handler) {
        return Endpoint.of("GET", template, params, handler);
    }

    private static Endpoint post(String template, Params params, Endpoint.Handler handler) {
        return Endpoint.of("POST", template, params, handler);
    }
}
