package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Money from the platform's balance to an account's. */
final class Transfers {
    private Transfers() {}

    /** {@code POST /v1/transfers}: draws on what the platform has available. */
    static ObjectNode create(Call call) {
        long amount = call.number("amount");
        Rules.jpy(call);
        if (!call.account().equals(call.platform())) {
            throw StripeError.invalid("transfers_not_allowed", "Only the platform can create transfers here.", null);
        }
        StoredObject destination = destination(call);
        if (Ledger.available(call) < amount) {
            throw StripeError.invalid(
                    "balance_insufficient",
                    "You have insufficient available funds in your Stripe account. Try adding funds directly to your"
                            + " available balance by creating Charges using the 4000000000000077 test card.",
                    null);
        }
        String id = call.tx().newId("tr");
        String payment = call.tx().newId("py");
        ObjectNode transfer = transfer(call, id, destination.id(), payment);
        String description = call.text("description");
        transfer.put(
                "balance_transaction",
                Ledger.book(call, new Ledger.Movement("transfer", "transfer", -amount, id, description)));
        call.tx().insert("transfer", call.account(), transfer);
        land(call.in(destination.id()), transfer, payment);
        Events.emit(call, "transfer.created", transfer);
        return transfer;
    }

    private static StoredObject destination(Call call) {
        String id = call.required("destination");
        StoredObject account = call.tx().find(id);
        if (account == null
                || !account.type().equals("account")
                || !account.account().equals(call.platform())) {
            throw StripeError.missingParam("destination", id, "destination");
        }
        if (!"active".equals(Json.text(account.data().path("capabilities"), "transfers"))) {
            throw StripeError.invalid(
                    "insufficient_capabilities_for_transfer",
                    "Your destination account needs to have at least one of the following capabilities enabled:"
                            + " transfers, crypto_transfers, legacy_payments",
                    "destination");
        }
        return account;
    }

    private static ObjectNode transfer(Call call, String id, String destination, String payment) {
        return Json.object(
                "id",
                id,
                "object",
                "transfer",
                "amount",
                call.number("amount"),
                "amount_reversed",
                0,
                "balance_transaction",
                null,
                "created",
                call.second(),
                "currency",
                "jpy",
                "description",
                call.text("description"),
                "destination",
                destination,
                "destination_payment",
                payment,
                "livemode",
                false,
                "metadata",
                call.metadata(),
                "reversals",
                Json.list("/v1/transfers/" + id + "/reversals", List.of(), false),
                "reversed",
                false,
                "source_transaction",
                null,
                "source_type",
                "card",
                "transfer_group",
                call.text("transfer_group"));
    }

    /** On the account the transfer is a payment; it can be set to stay pending for a while. */
    private static void land(Call there, ObjectNode transfer, String payment) {
        long amount = transfer.path("amount").asLong();
        Duration pending = Settings.landing(there.tx());
        String txn = Ledger.book(
                there,
                new Ledger.Movement("payment", "charge", amount, payment, null),
                there.now().plus(pending));
        ObjectNode charge = Charges.fromTransfer(there, payment, transfer, txn);
        there.tx().insert("charge", there.account(), charge);
    }

    /** {@code GET /v1/transfers}. */
    static ObjectNode list(Call call) {
        String group = call.text("transfer_group");
        String destination = call.text("destination");
        Range all = Range.all("transfer", call.account());
        Range range = group == null ? all.where("destination", destination) : all.where("transfer_group", group);
        return Lists.answer(
                call,
                range,
                transfer -> destination == null || destination.equals(Json.text(transfer.data(), "destination")),
                "/v1/transfers");
    }

    /** {@code GET /v1/transfers/{id}}. */
    static ObjectNode retrieve(Call call) {
        return call.object("transfer").data();
    }
}
