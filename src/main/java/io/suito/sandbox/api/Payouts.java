package io.suito.sandbox.api;

import io.suito.sandbox.PayoutBehaviour;
import io.suito.sandbox.PayoutBehaviour.End;
import io.suito.sandbox.PayoutBehaviour.Outcome;
import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx.Range;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Money from an account's balance to its bank; what becomes of it shows later. */
final class Payouts {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private Payouts() {}

    /** {@code POST /v1/payouts}: draws on what the account has available. */
    static ObjectNode create(Call call) {
        long amount = call.number("amount");
        Rules.jpy(call);
        ObjectNode account = Accounts.own(call).data();
        if (!account.path("payouts_enabled").asBoolean()) {
            throw StripeError.invalid("payouts_not_allowed", "Payouts have been disabled on the account.", null);
        }
        if ("instant".equals(call.text("method"))) {
            throw StripeError.invalid(
                    "instant_payouts_unsupported", "Instant Payouts are not available in JP.", "method");
        }
        String bank = bank(call, account);
        if (Ledger.available(call) < amount) {
            throw StripeError.invalid(
                    "balance_insufficient",
                    "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low."
                            + " You can use the /v1/balance endpoint to view your Stripe balance.",
                    null);
        }
        PayoutBehaviour behaviour = Settings.payouts(call.tx());
        String id = call.tx().newId("po");
        Instant done = call.now().plusMillis(behaviour.doneAfterMillis());
        ObjectNode payout = payout(call, id, bank, dayInJapan(done));
        String txn = Ledger.book(call, new Ledger.Movement("payout", "payout", -amount, id, description(call)));
        payout.put("balance_transaction", txn);
        call.tx().insert("payout", call.account(), payout);
        plan(call, id, behaviour);
        Events.emit(call, "payout.created", payout);
        return payout;
    }

    /** The date at Japanese banks, written as Stripe writes dates: its midnight in UTC. */
    private static long dayInJapan(Instant instant) {
        return instant.atZone(JAPAN).toLocalDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static String bank(Call call, ObjectNode account) {
        String wanted = call.text("destination");
        for (JsonNode bank : account.path("external_accounts").path("data")) {
            String id = Json.required(bank, "id");
            if (wanted == null || wanted.equals(id)) {
                return id;
            }
        }
        if (wanted != null) {
            throw StripeError.missingParam("external account", wanted, "destination");
        }
        throw StripeError.invalid(
                "no_account", "Sorry, you don't have any external accounts in that currency (jpy).", null);
    }

    private static String description(Call call) {
        String given = call.text("description");
        return given == null ? "STRIPE PAYOUT" : given;
    }

    private static ObjectNode payout(Call call, String id, String bank, long arrival) {
        return Json.object(
                "id",
                id,
                "object",
                "payout",
                "amount",
                call.number("amount"),
                "application_fee",
                null,
                "application_fee_amount",
                null,
                "arrival_date",
                arrival,
                "automatic",
                false,
                "balance_transaction",
                null,
                "created",
                call.second(),
                "currency",
                "jpy",
                "description",
                call.text("description"),
                "destination",
                bank,
                "failure_balance_transaction",
                null,
                "failure_code",
                null,
                "failure_message",
                null,
                "livemode",
                false,
                "metadata",
                call.metadata(),
                "method",
                "standard",
                "original_payout",
                null,
                "payout_method",
                null,
                "reconciliation_status",
                "not_applicable",
                "reversed_by",
                null,
                "source_type",
                "card",
                "statement_descriptor",
                call.text("statement_descriptor"),
                "status",
                "pending",
                "trace_id",
                null,
                "type",
                "bank_account");
    }

    private static void plan(Call call, String id, PayoutBehaviour behaviour) {
        Outcome outcome = outcome(call.account(), id, behaviour);
        if (outcome.end() == End.STUCK) {
            return;
        }
        later(call, id, behaviour.inTransitAfterMillis(), "in_transit", null);
        String code = outcome.failureCode() == null ? behaviour.failureCode() : outcome.failureCode();
        boolean atOnce = outcome.end() == End.FAILED;
        later(call, id, behaviour.doneAfterMillis(), atOnce ? "failed" : "paid", code);
        if (outcome.end() == End.FAILED_AFTER_PAID) {
            later(call, id, behaviour.lateFailureAfterMillis(), "failed", code);
        }
    }

    /** The same payout has the same fate in every repetition: chance comes from its id. */
    private static Outcome outcome(String account, String id, PayoutBehaviour behaviour) {
        Outcome set = behaviour.accounts().get(account);
        if (set != null) {
            return set;
        }
        int draw = Math.floorMod(id.hashCode() * 0x9E3779B1, 1000);
        if (draw < behaviour.failPermille()) {
            return new Outcome(End.FAILED, null);
        }
        boolean late = draw < behaviour.failPermille() + behaviour.failLatePermille();
        return new Outcome(late ? End.FAILED_AFTER_PAID : End.PAID, null);
    }

    private static void later(Call call, String id, long millis, String status, @Nullable String code) {
        ObjectNode task = Json.object("kind", "payout", "id", id, "status", status, "code", code);
        call.tx().schedule(call.now().plusMillis(millis).toEpochMilli(), task);
    }

    /** A step that was planned at creation; a payout that was cancelled meanwhile stays so. */
    static void step(Call call, ObjectNode task) {
        StoredObject stored = call.tx().find(Json.required(task, "id"));
        if (stored == null || "canceled".equals(Json.text(stored.data(), "status"))) {
            return;
        }
        Call own = call.in(stored.account());
        ObjectNode before = stored.data().deepCopy();
        ObjectNode payout = stored.data();
        String status = Json.required(task, "status");
        payout.put("status", status);
        if (status.equals("failed")) {
            String code = Json.required(task, "code");
            payout.put("failure_code", code);
            payout.put("failure_message", "The bank could not process this payout (" + code.replace('_', ' ') + ").");
            payout.put("failure_balance_transaction", giveBack(own, payout, "payout_failure"));
        }
        call.tx().update(stored, payout);
        Events.emit(own, status.equals("in_transit") ? "payout.updated" : "payout." + status, payout, before);
    }

    /** {@code POST /v1/payouts/{id}/cancel}: only as long as it is pending. */
    static ObjectNode cancel(Call call) {
        StoredObject stored = call.object("payout");
        ObjectNode payout = stored.data();
        if (!"pending".equals(Json.text(payout, "status"))) {
            throw StripeError.invalid(
                    null,
                    "Payouts can only be canceled while they are pending; this one is " + Json.text(payout, "status")
                            + ".",
                    null);
        }
        ObjectNode before = payout.deepCopy();
        payout.put("status", "canceled");
        payout.put("failure_balance_transaction", giveBack(call, payout, "payout_cancel"));
        call.tx().update(stored, payout);
        Events.emit(call, "payout.canceled", payout, before);
        return payout;
    }

    private static String giveBack(Call call, ObjectNode payout, String type) {
        long amount = payout.path("amount").asLong();
        return Ledger.book(
                call,
                new Ledger.Movement(type, "payout_reversal", amount, Json.required(payout, "id"), "REFUND FOR PAYOUT"));
    }

    /** {@code GET /v1/payouts}. */
    static ObjectNode list(Call call) {
        String status = call.text("status");
        String destination = call.text("destination");
        JsonNode arrival = call.params().path("arrival_date");
        return Lists.answer(
                call,
                Range.all("payout", call.account()),
                payout -> (status == null || status.equals(Json.text(payout.data(), "status")))
                        && (destination == null || destination.equals(Json.text(payout.data(), "destination")))
                        && Lists.within(
                                arrival, payout.data().path("arrival_date").asLong()),
                "/v1/payouts");
    }

    /** {@code GET /v1/payouts/{id}}. */
    static ObjectNode retrieve(Call call) {
        return call.object("payout").data();
    }
}
