package io.suito.app;

import io.suito.attention.Attention;
import io.suito.ledger.OpeningBalances;
import io.suito.payouts.PayoutItems;
import io.suito.payouts.PayoutRuns;
import io.suito.payouts.PlanRequest;
import io.suito.payouts.Stops;
import io.suito.request.KnownExecutors;
import io.suito.request.Request;
import io.suito.request.RequestHandler;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which service carries out which kind of request. There is no second way to change state. */
final class Handlers {
    private final Backoffice backoffice;
    private final Runnable refreshFunds;
    private final Path home;

    Handlers(Backoffice backoffice, Runnable refreshFunds, Path home) {
        this.backoffice = backoffice;
        this.refreshFunds = refreshFunds;
        this.home = home;
    }

    Map<String, RequestHandler> all() {
        Map<String, RequestHandler> all = new HashMap<>();
        runs(all, backoffice.payoutRuns());
        items(all, backoffice.payoutItems());
        partners(all, backoffice.stops());
        ledger(all);
        house(all);
        return all;
    }

    private void runs(Map<String, RequestHandler> all, PayoutRuns runs) {
        all.put("payout-run.plan", (tx, r) -> runs.plan(tx, planRequest(r)));
        all.put(
                "payout-run.execute",
                withFreshFunds((tx, r) -> runs.execute(tx, r.id("run_id"), r.text("plan_hash"), seen(r))));
        all.put("payout-run.resume", withFreshFunds((tx, r) -> runs.resume(tx, r.id("run_id"))));
        all.put("payout-run.pause", (tx, r) -> runs.pause(tx, r.id("run_id"), reason(r)));
        all.put("payout-run.discard", (tx, r) -> {
            reason(r);
            return runs.discard(tx, r.id("run_id"), "true".equals(r.optional("declined")));
        });
    }

    /** Funds are looked at before the transaction, which then decides by the snapshot. */
    private RequestHandler withFreshFunds(RequestHandler handler) {
        return new RequestHandler() {
            @Override
            public boolean needsStripe() {
                return true;
            }

            @Override
            public void prepare(Request request) {
                refreshFunds.run();
            }

            @Override
            public @Nullable Object handle(io.suito.database.Tx tx, Request request) {
                return handler.handle(tx, request);
            }
        };
    }

    private static void items(Map<String, RequestHandler> all, PayoutItems items) {
        all.put("payout-run.retry", (tx, r) -> Map.of("items", items.retryFailed(tx, r.id("run_id"), seen(r))));
        all.put("payout-item.retry", (tx, r) -> done(r, () -> retry(tx, items, r)));
        all.put("payout-item.release", (tx, r) -> done(r, () -> items.release(tx, r.id("item_id"), r.reason())));
        all.put("payout-item.pay-out-again", (tx, r) -> done(r, () -> items.payOutAgain(tx, r.id("item_id"))));
        all.put("payout-item.take-back", (tx, r) -> done(r, () -> items.takeBack(tx, r.id("item_id"))));
    }

    /** What the person was told before agreeing. */
    private static PayoutItems.@Nullable Seen seen(Request r) {
        JsonNode payload = r.payload();
        return payload.hasNonNull("items")
                ? new PayoutItems.Seen(
                        payload.required("items").asLong(),
                        payload.required("yen").asLong())
                : null;
    }

    /** The run that the person named, where one was named, must be the item's. */
    private static void retry(io.suito.database.Tx tx, PayoutItems items, Request r) {
        if (r.optional("run_id") == null) {
            items.retry(tx, r.id("item_id"));
        } else {
            items.retry(tx, r.id("run_id"), r.id("item_id"));
        }
    }

    private static void partners(Map<String, RequestHandler> all, Stops stops) {
        all.put("partner.hold", (tx, r) -> {
            String expires = r.optional("expires_at");
            requirePartner(tx, r.id("partner_id"));
            Instant until = expires == null ? null : Instant.parse(expires);
            String stop = r.optional("stop");
            Stops.Reason why = stop == null ? Stops.Reason.STAFF_HOLD : Stops.Reason.of(stop);
            stops.hold(tx, r.id("partner_id"), why, r.reason(), until, r.requestedBy());
            return Map.of("partner_id", r.text("partner_id"));
        });
        all.put("partner.resume", (tx, r) -> {
            stops.lift(tx, r.id("partner_id"), r.text("stop"), r.requestedBy(), reason(r));
            return Map.of("partner_id", r.text("partner_id"));
        });
    }

    private void ledger(Map<String, RequestHandler> all) {
        all.put("ledger.adjust", (tx, r) -> {
            long yen = r.payload().required("yen").asLong();
            if (yen == 0) {
                throw new Refusal("ledger.zero");
            }
            requirePartner(tx, r.id("partner_id"));
            backoffice
                    .ledger()
                    .adjust(
                            tx,
                            r.id("partner_id"),
                            yen,
                            "adjustment-" + r.id(),
                            reason(r),
                            Map.of("request_id", r.id()));
            return Map.of("partner_id", r.text("partner_id"), "yen", yen);
        });
        all.put("order.void", (tx, r) -> {
            if (backoffice.ledger().voidOrder(tx, r.id("order_id"), reason(r)) == 0) {
                throw new Refusal("ledger.nothing_pending", r.text("order_id"));
            }
            return Map.of("order_id", r.text("order_id"));
        });
        all.put("cutover.opening-balances", (tx, r) -> {
            new OpeningBalances(backoffice.ledger()).confirm(tx, r.id(), confirmation(r.payload()));
            return Map.of("confirmed", true);
        });
    }

    private void house(Map<String, RequestHandler> all) {
        all.put("attention.done", (tx, r) -> {
            reason(r);
            Attention.close(tx, r.id("attention_id"));
            return Map.of("attention_id", r.text("attention_id"));
        });
        all.put("executor.declare-dead", (tx, r) -> {
            String how = "declared dead by " + r.requestedBy() + ": " + reason(r);
            KnownExecutors.declareDead(tx, r.id("executor"), home, how);
            return Map.of("executor", r.text("executor"));
        });
    }

    private static void requirePartner(io.suito.database.Tx tx, UUID partner) {
        boolean known = tx.sql("select exists (select from public.partners where id = :partner)")
                .set("partner", partner)
                .one(Boolean.class);
        if (!known) {
            throw new Refusal("partners.unknown", partner.toString());
        }
    }

    private static Map<String, Object> done(Request request, Runnable work) {
        work.run();
        return Map.of("item_id", request.text("item_id"));
    }

    private static String reason(Request request) {
        String reason = request.reason();
        if (reason == null || reason.isBlank()) {
            throw new Refusal("request.reason_needed");
        }
        return reason;
    }

    private static PlanRequest planRequest(Request request) {
        String date = request.optional("scheduled_for");
        String asOf = request.optional("as_of");
        return new PlanRequest(
                date == null ? null : LocalDate.parse(date),
                asOf == null ? null : Instant.parse(asOf),
                partners(request.payload().get("partners")),
                Objects.requireNonNullElse(partners(request.payload().get("except")), List.of()),
                request.reason(),
                request.requestedBy());
    }

    private static @Nullable List<UUID> partners(@Nullable JsonNode ids) {
        if (ids == null || ids.isNull()) {
            return null;
        }
        List<UUID> partners = new ArrayList<>();
        ids.forEach(id -> partners.add(UUID.fromString(id.asString())));
        return partners;
    }

    private static OpeningBalances.Confirmation confirmation(JsonNode payload) {
        Map<UUID, Long> balances = new HashMap<>();
        payload.required("balances")
                .properties()
                .forEach(entry -> balances.put(partner(entry.getKey()), yen(entry.getKey(), entry.getValue())));
        Map<UUID, OpeningBalances.Seen> seen = new HashMap<>();
        payload.path("seen")
                .properties()
                .forEach(entry -> seen.put(partner(entry.getKey()), seen(entry.getKey(), entry.getValue())));
        return new OpeningBalances.Confirmation(balances, seen);
    }

    private static OpeningBalances.Seen seen(String partner, JsonNode was) {
        return new OpeningBalances.Seen(
                yen(partner, was.path("proposed")),
                yen(partner, was.path("entries")),
                yen(partner, was.path("sum_of_all")));
    }

    private static UUID partner(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e, "partners.unknown", id);
        }
    }

    private static long yen(String partner, JsonNode amount) {
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw new Refusal("opening.not_yen", partner, amount.toString());
        }
        return amount.longValue();
    }
}
