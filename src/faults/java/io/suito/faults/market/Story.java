package io.suito.faults.market;

import io.suito.app.Backoffice;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.sandbox.PayoutBehaviour.End;
import io.suito.sandbox.SandboxControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What staff do, from the first order to the last payout: post, release, plan, correct, execute, then for each partner
 * what its role asks for. Every step is told by the state of the database, so whoever begins the story anew, at any
 * point, goes on where it ended.
 */
public final class Story {
    private static final int LOOKS_BEFORE_SKIPPING = 5;
    private static final long FIRST_PAUSE_NANOS = 20_000_000;
    private static final long LONGEST_PAUSE_NANOS = 160_000_000;

    private final Backoffice backoffice;
    private final SandboxControl stripe;
    private final List<Seller> sellers;
    private final Clocks clocks;
    private final long deadline;

    /**
     * A story.
     *
     * @param within how long it may take
     */
    public Story(Backoffice backoffice, SandboxControl stripe, List<Seller> sellers, Duration within) {
        this.backoffice = backoffice;
        this.stripe = stripe;
        this.sellers = List.copyOf(sellers);
        this.clocks = new Clocks(backoffice.transactions(), stripe);
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /** It did not end in time. */
    public static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stuck(String where) {
            super(where);
        }
    }

    private record Item(UUID id, UUID partner, String state, int round) {}

    private record RunRow(UUID id, String state, String hash) {}

    /** Tells it to its end. @throws Stuck when it does not end in time */
    public void tell() {
        post();
        plan();
        correct();
        execute();
        await("the run ends", () -> runs().stream().allMatch(run -> run.state().equals("completed")));
        remedy();
    }

    /** Only until orders are posted and due. */
    public void tellUntilPosted() {
        post();
    }

    /** Only until the run is on its way. */
    public void tellUntilExecuting() {
        post();
        plan();
        correct();
        execute();
    }

    /** Until a few commands are of unknown fate, or nothing is left to become so. */
    public void tellUntilSomethingIsUnknown() {
        tellUntilExecuting();
        await(
                "something is unknown or done",
                () -> count("""
                        select count(*) from backoffice.stripe_commands where state = 'unknown'""") > 5
                        || runs().stream().allMatch(run -> run.state().equals("completed")));
    }

    private void post() {
        answersOf("job.post-sales");
        if (count("select count(*) from public.orders where ledger_sale_id is null") > 0) {
            ask("job.post-sales", Map.of());
        }
        answersOf("job.release-deliveries");
        if (count("""
                select count(*) from public.ledger l join public.orders o on o.id = l.order_id
                 where l.status = 'pending' and o.delivery_completed_at is not null""") > 0) {
            ask("job.release-deliveries", Map.of());
        }
    }

    private void plan() {
        answersOf("payout-run.plan");
        if (runs().isEmpty()) {
            ask("payout-run.plan", Map.of());
        }
    }

    private void correct() {
        answersOf("ledger.adjust");
        for (Seller seller : sellers) {
            if (seller.role() == Role.HELD && count("""
                    select count(*) from public.ledger where type = 'adjustment' and amount_cents < 0
                       and partner_id = '%s'""".formatted(seller.partner())) == 0) {
                ask(
                        "ledger.adjust",
                        Map.of(
                                "partner_id",
                                seller.partner(),
                                "yen",
                                seller.role().correction()));
            }
        }
    }

    private void execute() {
        answersOf("payout-run.execute");
        for (RunRow run : runs()) {
            if (run.state().equals("planned")) {
                makeTrouble();
                ask("payout-run.execute", Map.of("run_id", run.id(), "plan_hash", run.hash()));
            }
        }
    }

    /** Who is refused by Stripe, and whose bank sends the money back. */
    private void makeTrouble() {
        List<FaultRule> rules = new ArrayList<>(rulesOfTheGround);
        PayoutBehaviour payouts = atOnce();
        for (Seller seller : sellers) {
            switch (seller.role()) {
                case RETRIED, RELEASED ->
                    rules.add(refusal("POST /v1/transfers", "transfers_not_allowed")
                            .withAccount(seller.account()));
                case TAKEN_BACK ->
                    rules.add(refusal("POST /v1/payouts", "payouts_not_allowed").withAccount(seller.account()));
                case PAID_AGAIN, RETURNED -> payouts = payouts.forAccount(seller.account(), End.FAILED, "no_account");
                case PLAIN, HELD, CORRECTED_LATE -> {
                    // nothing happens to these at Stripe
                }
            }
        }
        stripe.faults(rules);
        stripe.payoutBehaviour(payouts);
    }

    private List<FaultRule> rulesOfTheGround = List.of();

    /** Rules that hold all the time, such as latency; they come before the story's own. */
    public Story under(List<FaultRule> rules) {
        rulesOfTheGround = List.copyOf(rules);
        return this;
    }

    private static FaultRule refusal(String endpoint, String code) {
        return FaultRule.reject(endpoint, 400, "invalid_request_error", code, "Refused for the proof.");
    }

    private static PayoutBehaviour atOnce() {
        return PayoutBehaviour.standard().after(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private void remedy() {
        stripe.faults(rulesOfTheGround);
        calmTheBanks();
        while (!isTold()) {
            requireTime("the story ends");
            answersOf("job.payout-status");
            if (items().stream().anyMatch(item -> item.state().equals("submitted"))) {
                ask("job.payout-status", Map.of());
            }
            sellers.forEach(this::remedy);
            await("nothing moves", () -> count("""
                            select count(*) from backoffice.stripe_commands
                             where state in ('queued', 'sending', 'unknown')""") == 0);
        }
    }

    /** From now on banks take everything. */
    private void calmTheBanks() {
        PayoutBehaviour calm = atOnce();
        for (Seller seller : sellers) {
            calm = calm.forAccount(seller.account(), End.PAID, null);
        }
        stripe.payoutBehaviour(calm);
    }

    private void remedy(Seller seller) {
        for (Item item : items()) {
            if (item.partner().equals(seller.partner())) {
                String kind = remedyFor(seller.role(), item);
                if (!kind.isEmpty()) {
                    ask(kind, Map.of("item_id", item.id()));
                }
            }
        }
    }

    private static String remedyFor(Role role, Item item) {
        String state = item.state();
        return switch (role) {
            case RETRIED -> state.equals("failed") ? "payout-item.retry" : "";
            case RELEASED -> state.equals("failed") ? "payout-item.release" : "";
            case PAID_AGAIN -> state.equals("at_account") ? "payout-item.pay-out-again" : "";
            case TAKEN_BACK, RETURNED -> state.equals("at_account") ? "payout-item.take-back" : "";
            case PLAIN, HELD, CORRECTED_LATE -> "";
        };
    }

    private boolean isTold() {
        List<Item> items = items();
        return sellers.stream()
                .allMatch(seller -> items.stream()
                        .filter(item -> item.partner().equals(seller.partner()))
                        .allMatch(item -> item.state().equals(seller.role().goal())));
    }

    /** Asks as a person would, and waits. A refusal is an answer: what was asked before may have been done. */
    private void ask(String kind, Map<String, ?> payload) {
        UUID id = backoffice.requests().ask(kind, payload, "proof");
        await(kind, () -> backoffice.requests().find(id).isFinal());
    }

    /** Lets what was asked in an earlier life be answered first. */
    private void answersOf(String kind) {
        await(
                "open " + kind,
                () -> count(
                                "select count(*) from backoffice.requests where status in ('queued', 'running') and kind = '"
                                        + kind + "'")
                        == 0);
    }

    private void await(String what, BooleanSupplier condition) {
        long pause = FIRST_PAUSE_NANOS;
        for (int looks = 1; !condition.getAsBoolean(); looks++) {
            requireTime(what);
            if (looks % LOOKS_BEFORE_SKIPPING == 0) {
                clocks.skipWaits();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 3 / 2, LONGEST_PAUSE_NANOS);
        }
    }

    private void requireTime(String what) {
        if (System.nanoTime() > deadline) {
            throw new Stuck("waited in vain: " + what);
        }
    }

    private List<RunRow> runs() {
        return backoffice
                .transactions()
                .call(tx -> tx.sql("select run_id, state, plan_hash from public.payout_runs order by created_at")
                        .list(RunRow.class));
    }

    private List<Item> items() {
        return backoffice
                .transactions()
                .call(tx -> tx.sql(
                                "select id, partner_id, state, round from backoffice.payout_items order by created_at, id")
                        .list(Item.class));
    }

    private long count(String query) {
        return backoffice.transactions().call(tx -> tx.sql(query).one(Long.class));
    }

    /** Fixed latency of everything that changes something at Stripe: commands are in flight that long. */
    public static FaultRule latency(long millis) {
        return FaultRule.of("POST *", FaultKind.LATENCY).withMillis(millis);
    }
}
