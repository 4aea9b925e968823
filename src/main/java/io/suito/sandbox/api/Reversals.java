package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Transferred money taken back, as far as the account still has it. */
final class Reversals {
    private static final int EMBEDDED = 10;

    private Reversals() {}

    /** {@code POST /v1/transfers/{id}/reversals}; without an amount, all that is left. */
    static ObjectNode create(Call call) {
        StoredObject stored = call.object("transfer");
        ObjectNode transfer = stored.data();
        long left = transfer.path("amount").asLong()
                - transfer.path("amount_reversed").asLong();
        long amount = call.text("amount") == null ? left : call.number("amount");
        if (left == 0) {
            throw StripeError.invalid(null, "Transfer " + stored.id() + " is already fully reversed.", "id");
        }
        if (amount > left) {
            throw StripeError.invalid(
                    null,
                    "Reversal amount (¥" + amount + ") is greater than unreversed amount on transfer (¥" + left + ")",
                    "amount");
        }
        Call there = call.in(Json.required(transfer, "destination"));
        if (Ledger.available(there) < amount) {
            throw StripeError.invalid(
                    "balance_insufficient",
                    "The connected account's available balance is too low to reverse this amount.",
                    "amount");
        }
        ObjectNode reversal = reverse(call, there, transfer, amount);
        remember(transfer, reversal, amount);
        call.tx().update(stored, transfer);
        call.tx().insert("transfer_reversal", call.account(), reversal);
        Events.emit(call, "transfer.reversed", transfer);
        return reversal;
    }

    private static ObjectNode reverse(Call call, Call there, ObjectNode transfer, long amount) {
        String id = call.tx().newId("trr");
        String refund = call.tx().newId("pyr");
        Charges.refundPayment(there, Json.required(transfer, "destination_payment"), refund, id, amount);
        String txn = Ledger.book(
                call,
                new Ledger.Movement("transfer_refund", "transfer_reversal", amount, id, call.text("description")));
        return Json.object(
                "id",
                id,
                "object",
                "transfer_reversal",
                "amount",
                amount,
                "balance_transaction",
                txn,
                "created",
                call.second(),
                "currency",
                "jpy",
                "destination_payment_refund",
                refund,
                "metadata",
                call.metadata(),
                "source_refund",
                null,
                "transfer",
                Json.required(transfer, "id"));
    }

    private static void remember(ObjectNode transfer, ObjectNode reversal, long amount) {
        long reversed = transfer.path("amount_reversed").asLong() + amount;
        transfer.put("amount_reversed", reversed);
        transfer.put("reversed", reversed == transfer.path("amount").asLong());
        ObjectNode list = transfer.path("reversals").asObject();
        ArrayNode data = list.path("data").asArray();
        data.insert(0, reversal.deepCopy());
        if (data.size() > EMBEDDED) {
            data.remove(EMBEDDED);
            list.put("has_more", true);
        }
    }

    /** {@code GET /v1/transfers/{id}/reversals}. */
    static ObjectNode list(Call call) {
        String transfer = call.object("transfer").id();
        Range range = Range.all("transfer_reversal", call.account()).where("transfer", transfer);
        return Lists.answer(call, range, any -> true, "/v1/transfers/" + transfer + "/reversals");
    }
}
