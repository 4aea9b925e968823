package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments taken: by card on the platform, or by transfer on a connected account. */
final class Charges {
    private static final ObjectNode EMPTY = Json.parse("""
            {"id": null, "object": "charge", "amount": 0, "amount_captured": 0, "amount_refunded": 0,
             "application": null, "application_fee": null, "application_fee_amount": null, "balance_transaction": null,
             "billing_details": {"address": {"city": null, "country": null, "line1": null, "line2": null,
               "postal_code": null, "state": null}, "email": null, "name": null, "phone": null, "tax_id": null},
             "calculated_statement_descriptor": null, "captured": true, "created": 0, "currency": "jpy",
             "customer": null, "description": null, "disputed": false, "failure_balance_transaction": null,
             "failure_code": null, "failure_message": null, "fraud_details": {}, "livemode": false, "metadata": {},
             "on_behalf_of": null, "outcome": null, "paid": true, "payment_intent": null, "payment_method": null,
             "payment_method_details": null, "receipt_email": null, "receipt_number": null, "receipt_url": null,
             "refunded": false, "review": null, "shipping": null, "source": null, "source_transfer": null,
             "statement_descriptor": null, "statement_descriptor_suffix": null, "status": "succeeded",
             "transfer_data": null, "transfer_group": null}
            """);

    private Charges() {}

    /** A card charge of a payment intent; without a balance transaction yet. */
    static ObjectNode ofCard(String id, ObjectNode intent, Cards card, long created) {
        long amount = intent.path("amount").asLong();
        boolean paid = card.declineCode() == null;
        ObjectNode charge = EMPTY.deepCopy();
        charge.put("id", id).put("amount", amount).put("amount_captured", paid ? amount : 0);
        charge.put("captured", paid).put("paid", paid).put("created", created);
        charge.put("status", paid ? "succeeded" : "failed");
        charge.put("payment_intent", Json.required(intent, "id")).put("payment_method", card.id());
        for (String same : List.of(
                "description",
                "metadata",
                "receipt_email",
                "transfer_group",
                "statement_descriptor",
                "statement_descriptor_suffix")) {
            charge.set(same, intent.path(same).deepCopy());
        }
        charge.set("payment_method_details", Json.object("card", card(card, amount), "type", "card"));
        charge.set("outcome", outcome(card.declineCode()));
        if (!paid) {
            charge.put("failure_code", "card_declined").put("failure_message", card.declineMessage());
        }
        return charge;
    }

    private static ObjectNode card(Cards card, long amount) {
        return Json.object(
                "amount_authorized",
                card.declineCode() == null ? amount : null,
                "authorization_code",
                null,
                "brand",
                card.brand(),
                "checks",
                Json.object("address_line1_check", null, "address_postal_code_check", null, "cvc_check", "pass"),
                "country",
                "JP",
                "exp_month",
                12,
                "exp_year",
                2034,
                "fingerprint",
                "sandbox" + card.last4(),
                "funding",
                "credit",
                "installments",
                null,
                "last4",
                card.last4(),
                "mandate",
                null,
                "network",
                card.brand(),
                "network_transaction_id",
                null,
                "regulated_status",
                "unregulated",
                "three_d_secure",
                null,
                "transaction_link_id",
                null,
                "wallet",
                null);
    }

    private static ObjectNode outcome(@Nullable String declineCode) {
        boolean paid = declineCode == null;
        return Json.object(
                "advice_code",
                null,
                "network_advice_code",
                null,
                "network_decline_code",
                null,
                "network_status",
                paid ? "approved_by_network" : "declined_by_network",
                "reason",
                declineCode,
                "risk_level",
                "normal",
                "seller_message",
                paid ? "Payment complete." : "The bank did not return any further details with this decline.",
                "type",
                paid ? "authorized" : "issuer_declined");
    }

    /** What a transfer looks like on the account that gets it. */
    static ObjectNode fromTransfer(Call there, String id, ObjectNode transfer, String txn) {
        long amount = transfer.path("amount").asLong();
        ObjectNode charge = EMPTY.deepCopy();
        charge.put("id", id)
                .put("amount", amount)
                .put("amount_captured", amount)
                .put("created", there.second());
        charge.put("balance_transaction", txn).put("source_transfer", Json.required(transfer, "id"));
        charge.set("payment_method_details", Json.object("stripe_account", Json.object(), "type", "stripe_account"));
        return charge;
    }

    /** Gives back part of what came by transfer, when the transfer is reversed. */
    static void refundPayment(Call there, String payment, String refund, String reversal, long amount) {
        String txn = Ledger.book(there, new Ledger.Movement("payment_refund", "refund", -amount, refund, null));
        StoredObject stored = there.tx().find(payment);
        if (stored != null) {
            long refunded = stored.data().path("amount_refunded").asLong() + amount;
            stored.data().put("amount_refunded", refunded);
            stored.data()
                    .put("refunded", refunded == stored.data().path("amount").asLong());
            there.tx().update(stored, stored.data());
        }
        there.tx()
                .insert(
                        "refund",
                        there.account(),
                        Json.object(
                                "id",
                                refund,
                                "object",
                                "refund",
                                "amount",
                                amount,
                                "balance_transaction",
                                txn,
                                "charge",
                                payment,
                                "created",
                                there.second(),
                                "currency",
                                "jpy",
                                "customer",
                                null,
                                "customer_account",
                                null,
                                "metadata",
                                Json.object(),
                                "payment_intent",
                                null,
                                "payment_method",
                                null,
                                "reason",
                                null,
                                "receipt_number",
                                null,
                                "source_transfer_reversal",
                                reversal,
                                "status",
                                "succeeded",
                                "transfer_reversal",
                                null));
    }

    /** {@code GET /v1/charges}. */
    static ObjectNode list(Call call) {
        String intent = call.text("payment_intent");
        String group = call.text("transfer_group");
        Range all = Range.all("charge", call.account());
        Range range = intent == null ? all.where("transfer_group", group) : all.where("payment_intent", intent);
        return Lists.answer(call, range, charge -> has(charge.data(), "transfer_group", group), "/v1/charges");
    }

    private static boolean has(JsonNode charge, String field, @Nullable String wanted) {
        return wanted == null || wanted.equals(Json.text(charge, field));
    }

    /** {@code GET /v1/charges/{id}}. */
    static ObjectNode retrieve(Call call) {
        return call.object("charge").data();
    }
}
