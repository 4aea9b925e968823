package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.ledger.Orders;
import io.suito.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every gate between an order and the partner's bank, each as it stands now, with what will clear it. */
public final class WhyNotPaid {
    private static final Set<String> KEEPING_BACK =
            Set.of("opening", "minimum", "debt", "account", "stripe", "item", "approval", "at_account");

    private final Transactions transactions;
    private final Holidays holidays = new Holidays(Locale.ROOT);

    public WhyNotPaid(Transactions transactions) {
        this.transactions = transactions;
    }

    /** How a gate stands. */
    public enum Standing {
        /** Nothing in the way here. */
        PASSED,
        /** Time or somebody's work will open it; nothing is wrong. */
        WAITING,
        /** Closed until somebody does something. */
        BLOCKED
    }

    /**
     * One gate.
     *
     * @param name word of the texts: paid, posted, delivered, matured, minimum, debt, stop, account, stripe,
     *     requirements, opening, item, approval, at_account, funds, run
     * @param yen the amount concerned; 0 where there is none
     * @param at when it will clear or what it is due by; null where nobody can say
     * @param word a further word: a stop's reason, an item's state ({@code unsent} in a run that waits for a person),
     *     Stripe's reason, a count, the days between delivery and release, {@code unread} for funds that were never
     *     read; {@code none} where no run is ahead; empty where there is none
     */
    public record Gate(
            String name,
            Standing standing,
            long yen,
            @Nullable Instant at,
            String word) {
        /** Whether it keeps back what is payable, be there stops or none. Gates before money is payable do not. */
        public boolean keepsBack() {
            return standing != Standing.PASSED && KEEPING_BACK.contains(name);
        }
    }

    private record Facts(
            long pending,
            long maturing,
            @Nullable Instant nextMatures,
            long available,
            int releaseDays,
            long minimum,
            long debt,
            long debtLimit,
            boolean account,
            boolean enabled,
            @Nullable String disabledReason,
            int requirements,
            @Nullable Instant deadline,
            boolean openingMissing,
            @Nullable String itemState,
            long itemAmount,
            boolean awaitsApproval,
            long atAccount,
            @Nullable Long funds,
            @Nullable UUID runId,
            @Nullable String runState) {
        boolean isOfFrozenPlan() {
            return runState != null && RunState.of(runState).isFrozenPlan();
        }

        boolean isLeftToAPerson() {
            return itemState != null && ItemState.of(itemState).needsAPerson();
        }

        /** Whether what is planned waits for a person: its run was never sent, or is paused. */
        boolean isUnsent() {
            return ItemState.PLANNED.code().equals(itemState)
                    && (isOfFrozenPlan() || RunState.PAUSED.code().equals(runState));
        }
    }

    private record Stop(
            String reason, @Nullable String note, @Nullable Instant expiresAt) {}

    /** The gates of a partner, in the order in which money passes them. @throws Refusal {@code partners.unknown} */
    public List<Gate> gates(UUID partner) {
        Instant next = RunCalendar.nextYear(transactions, holidays).stream()
                .findFirst()
                .map(RunCalendar.RunDay::at)
                .orElse(null);
        return transactions.call(tx -> {
            Facts facts = tx.sql(FACTS)
                    .set("partner", partner)
                    .optional(Facts.class)
                    .orElseThrow(() -> new Refusal("partners.unknown", partner.toString()));
            long needed = facts.funds() == null ? 0 : needed(tx, facts, partner);
            List<Gate> gates = new Walk(facts, stops(tx, partner), needed).gates(orders(tx, partner), next);
            return List.copyOf(gates);
        });
    }

    private record Open(Orders.Unpaid unpaid, int unposted) {}

    private static Open orders(Tx tx, UUID partner) {
        return new Open(Orders.unpaid(tx, partner), Orders.waiting(tx, partner));
    }

    private static List<Stop> stops(Tx tx, UUID partner) {
        return tx.sql("""
                select reason, note, expires_at from backoffice.active_stops(backoffice.clock())
                 where partner_id = :partner order by set_at""").set("partner", partner).list(Stop.class);
    }

    /** Through the gates with the facts of one partner. */
    private static final class Walk {
        private final Facts facts;
        private final List<Stop> stops;
        private final long needed;
        private final java.util.ArrayList<Gate> gates = new java.util.ArrayList<>();

        Walk(Facts facts, List<Stop> stops, long needed) {
            this.facts = facts;
            this.needed = needed;
            this.stops = stops;
        }

        List<Gate> gates(Open orders, @Nullable Instant next) {
            int unpaid = orders.unpaid().orders();
            gate("paid", unpaid == 0, Standing.WAITING, orders.unpaid().yen(), null, Integer.toString(unpaid));
            int unposted = orders.unposted();
            gate("posted", unposted == 0, Standing.WAITING, 0, null, Integer.toString(unposted));
            gate("opening", !facts.openingMissing(), Standing.BLOCKED, 0, null, "");
            String days = Integer.toString(facts.releaseDays());
            gate("delivered", facts.pending() <= 0, Standing.WAITING, facts.pending(), null, days);
            gate("matured", facts.maturing() <= 0, Standing.WAITING, facts.maturing(), facts.nextMatures(), "");
            String less = facts.available() > 0 ? "" : "nothing";
            gate("minimum", facts.available() >= facts.minimum(), Standing.WAITING, facts.minimum(), null, less);
            gate("debt", facts.debt() <= facts.debtLimit(), Standing.BLOCKED, facts.debt(), null, "");
            stops();
            account();
            item();
            Long funds = facts.funds();
            gate(
                    "funds",
                    covers(funds, needed),
                    Standing.WAITING,
                    funds == null ? 0 : funds,
                    null,
                    funds == null ? "unread" : "");
            gate("run", facts.itemState() != null, Standing.WAITING, 0, next, next == null ? "none" : "");
            return gates;
        }

        private void stops() {
            if (stops.isEmpty()) {
                gate("stop", true, Standing.BLOCKED, 0, null, "");
            }
            for (Stop stop : stops) {
                gate("stop", false, Standing.BLOCKED, 0, stop.expiresAt(), stop.reason());
            }
        }

        private void account() {
            gate("account", facts.account(), Standing.BLOCKED, 0, null, "");
            String reason = facts.disabledReason();
            gate("stripe", facts.enabled(), Standing.BLOCKED, 0, null, reason == null ? "" : reason);
            gate(
                    "requirements",
                    facts.requirements() == 0,
                    Standing.WAITING,
                    0,
                    facts.deadline(),
                    Integer.toString(facts.requirements()));
        }

        private void item() {
            String state = facts.itemState();
            String word = state == null ? "" : facts.isUnsent() ? "unsent" : state;
            gate(
                    "item",
                    state == null,
                    facts.isLeftToAPerson() ? Standing.BLOCKED : Standing.WAITING,
                    facts.itemAmount(),
                    null,
                    word);
            gate("approval", !facts.awaitsApproval(), Standing.WAITING, 0, null, "");
            gate("at_account", facts.atAccount() == 0, Standing.BLOCKED, facts.atAccount(), null, "");
        }

        private void gate(
                String name, boolean passed, Standing otherwise, long yen, @Nullable Instant at, String word) {
            gates.add(new Gate(name, passed ? Standing.PASSED : otherwise, yen, at, word));
        }
    }

    /**
     * Yen that have to be there for the run that pays the partner: one that the balance does not cover sends nothing.
     * Of a plan that is frozen what it sends; of a run that goes nothing more; otherwise what the next run sends to
     * all. That is no more than everybody's balance; only where the funds do not reach even for that it is counted by
     * the plan's own definition, which reads the whole open ledger.
     */
    private static long needed(Tx tx, Facts facts, UUID partner) {
        long others =
                tx.sql("select " + RunReports.STILL_TO_SEND.formatted("null")).one(Long.class);
        if (facts.isOfFrozenPlan()) {
            return others
                    + Items.planned(tx, Objects.requireNonNull(facts.runId())).yen();
        }
        if (facts.itemState() != null && !facts.isLeftToAPerson()) {
            return others;
        }
        long everybody = tx.sql("select coalesce(sum(unreserved), 0)::bigint from backoffice.partner_balances"
                        + " where unreserved >= :minimum")
                .set("minimum", facts.minimum())
                .one(Long.class);
        return covers(facts.funds(), others + everybody)
                ? others + everybody
                : others + tx.sql("""
                        select coalesce(sum(c.amount), 0)::bigint
                          from backoffice.payout_candidates(backoffice.clock(), null) c
                         where c.reason is null or c.partner_id = :partner""").set("partner", partner).one(Long.class);
    }

    private static boolean covers(@Nullable Long funds, long needed) {
        return funds != null && PayoutRuns.suffices(funds, needed);
    }

    private static final String FACTS = """
            select b.pending, b.maturing,
                   (select min(l.available_at) from public.ledger l where l.partner_id = p.id
                       and l.status = 'available' and l.origin = 'suito' and l.available_at > backoffice.clock()),
                   b.available, pol.release_days, pol.minimum_payout, coalesce(p.debt_cents, 0), pol.debt_limit,
                   p.stripe_account_id is not null, coalesce(p.stripe_payouts_enabled, false), d.disabled_reason,
                   coalesce(jsonb_array_length(d.requirements -> 'currently_due'), 0)
                     + coalesce(jsonb_array_length(d.requirements -> 'past_due'), 0),
                   d.current_deadline,
                   exists (select from backoffice.cutover where opening_needed and opening_confirmed_at is null),
                   i.state, coalesce(i.amount, 0), coalesce(r.state = 'awaiting_approval', false), b.at_account,
                   (select s.available from backoffice.stripe_balances s where s.account_id = 'platform'),
                   r.run_id, r.state
              from public.partners p
              join backoffice.balances b on b.partner_id = p.id
              cross join backoffice.policy(backoffice.clock()) pol
              left join backoffice.stripe_account_details d on d.account_id = p.stripe_account_id
              left join backoffice.payout_items i on i.partner_id = p.id and i.settled_at is null
                and i.state not in ('taken_back', 'released')
              left join public.payout_runs r on r.run_id = i.run_id
             where p.id = :partner""";
}
