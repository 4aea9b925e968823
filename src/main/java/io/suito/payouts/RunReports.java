package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reading runs and their items, for the command line and the screens. */
public final class RunReports {
    /** Yen that runs have still to send, but for the one of an id, as a subquery. */
    static final String STILL_TO_SEND = """
            (select coalesce(sum(i.amount), 0)::bigint from backoffice.payout_items i
               join public.payout_runs r on r.run_id = i.run_id
              where r.state in ('executing', 'paused', 'completed') and i.state in ('planned', 'transfer_sent')
                and r.run_id is distinct from %s)""";

    private final Transactions transactions;

    public RunReports(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A run in numbers. {@code total} and {@code stripeTotal} are yen, the rest are counts of items.
     *
     * @param submitted taken by Stripe, not yet at the bank
     * @param takingBack on the way back
     * @param moving planned or on its way
     * @param unknown items whose fate only the resolver can tell
     * @param stripeTotal payouts at Stripe that have not failed, as last compared; null before the first comparison
     * @param agrees whether Stripe's objects and our books were equal then
     */
    public record RunStatus(
            UUID runId,
            String kind,
            String state,
            String status,
            Instant asOf,
            int planned,
            long total,
            int submitted,
            int paid,
            int failed,
            int held,
            int atAccount,
            int released,
            int skipped,
            @Nullable Long stripeTotal,
            @Nullable Boolean agrees,
            LocalDate runDate,
            int takenBack,
            int takingBack,
            int moving,
            int unknown,
            @Nullable String pausedReason,
            @Nullable String errorMessage,
            String planHash) {
        /** Items with which only a person can go on. */
        public int open() {
            return failed + held + atAccount;
        }
    }

    /** One item with everything a person may ask about it; amount in yen. */
    public record ItemLine(
            UUID itemId,
            UUID partnerId,
            String name,
            long amount,
            int entries,
            String state,
            @Nullable String reason,
            String accountId,
            @Nullable String transferId,
            @Nullable String payoutId,
            @Nullable LocalDate arrivalDate,
            boolean unknown) {}

    /** @throws Refusal {@code payouts.no_run} */
    public RunStatus status(UUID run) {
        return transactions.call(tx -> status(tx, run));
    }

    private static RunStatus status(Tx tx, UUID run) {
        Runs.get(tx, run);
        return tx.sql(STATUS).set("run", run).one(RunStatus.class);
    }

    /** A run, its counts and its yen at one moment: while it moves they speak of the same items. */
    public record Moment(Run run, RunStatus status, RunTotals.Totals totals) {}

    /** @throws Refusal {@code payouts.no_run} */
    public Moment moment(UUID run) {
        return transactions.ofOneMoment(tx -> new Moment(Runs.get(tx, run), status(tx, run), RunTotals.of(tx, run)));
    }

    /** Items of a run that have come to no end yet, those too whose money has left the platform's balance. */
    public UnderWay moving(UUID run) {
        return transactions.call(tx -> Items.sum(tx, run, ItemState.MOVING_SQL));
    }

    /** Items of a run that are planned and not sent: what its execution still takes from the platform's balance. */
    public UnderWay unsent(UUID run) {
        return transactions.call(tx -> Items.planned(tx, run));
    }

    /** So many items, and their yen. */
    public record UnderWay(int items, long yen) {}

    /**
     * What is on its way, also of ended runs whose items are sent again; paused runs wait for a person and count not.
     */
    public UnderWay underWay() {
        return transactions.call(
                tx -> tx.sql("""
                select count(*)::int, coalesce(sum(i.amount), 0)::bigint from backoffice.payout_items i
                  join public.payout_runs r on r.run_id = i.run_id
                 where r.state in ('executing', 'completed') and i.state in %s""".formatted(ItemState.MOVING_SQL)).one(UnderWay.class));
    }

    /**
     * Yen that other runs have still to send, ended ones again: it is in the balance as it was read, and not there for
     * this one.
     *
     * @param run null for one that is not planned yet
     */
    public long stillToSend(@Nullable UUID run) {
        return transactions.call(tx -> tx.sql("select " + STILL_TO_SEND.formatted(":run"))
                .set("run", UUID.class, run)
                .one(Long.class));
    }

    /** A run that is being paid: so many of its items have come as far as they can by themselves. */
    public record Going(
            UUID runId, String kind, LocalDate runDate, Instant asOf, boolean paused, int ended, int items) {}

    /** Runs that are being paid, also those that pause and ended ones whose items are sent again; the oldest first. */
    public List<Going> going() {
        return transactions.call(
                tx -> tx.sql("""
                select r.run_id, r.kind, r.run_date, r.as_of, r.state = 'paused',
                       (count(*) filter (where i.state not in %1$s))::int, count(*)::int
                  from public.payout_runs r join backoffice.payout_items i on i.run_id = r.run_id
                 where r.state in ('executing', 'paused')
                    or r.state = 'completed' and exists (
                         select from backoffice.payout_items m where m.run_id = r.run_id and m.state in %1$s)
                 group by r.run_id order by r.created_at, r.run_id""".formatted(ItemState.MOVING_SQL)).list(Going.class));
    }

    /** One item. @throws Refusal {@code payouts.no_item} */
    public ItemLine item(UUID id) {
        return transactions
                .call(tx -> tx.sql(ITEM + " where i.id = :id").set("id", id).optional(ItemLine.class))
                .orElseThrow(() -> new Refusal("payouts.no_item", id.toString()));
    }

    /** The platform's balance as it was last read; empty when it never was. */
    public Optional<PayoutPreview.Funds> funds() {
        return transactions.call(tx -> Optional.ofNullable(PayoutPreview.funds(tx)));
    }

    /** The run before a plan, beside it; empty when there is none. */
    public Optional<PreviewComparison> before(Run run) {
        return PreviewComparison.of(transactions, run);
    }

    /** Partners of a run's items. */
    public Set<UUID> partners(UUID run) {
        return Set.copyOf(
                transactions.call(tx -> tx.sql("select partner_id from backoffice.payout_items where run_id = :run")
                        .set("run", run)
                        .list(UUID.class)));
    }

    /** Who would have been paid but was not, and why, as it was when the run was planned; the largest first. */
    public List<PayoutPreview.Skip> skips(UUID run) {
        return transactions.call(tx -> tx.sql("""
                        select s.partner_id, coalesce(p.name, ''), s.amount, s.reason
                          from backoffice.payout_skips s join public.partners p on p.id = s.partner_id
                         where s.run_id = :run order by s.amount desc, s.partner_id""").set("run", run).list(PayoutPreview.Skip.class));
    }

    /** Items in the order of their amounts, the largest first; all states when {@code state} is null. */
    public List<ItemLine> items(UUID run, @Nullable String state) {
        return transactions.call(tx -> {
            Runs.get(tx, run);
            return tx.sql(ITEM + """
                             where i.run_id = :run and (cast(:state as text) is null or i.state = :state)
                             order by i.amount desc, i.id""")
                    .set("run", run)
                    .set("state", String.class, state)
                    .list(ItemLine.class);
        });
    }

    /** The newest runs, newest first. */
    public List<Run> recent(int limit) {
        return transactions.call(tx -> Runs.recent(tx, limit));
    }

    /** The newest run of ours. @throws Refusal {@code payouts.no_runs} */
    public Run newest() {
        return transactions.call(Runs::newest).orElseThrow(() -> new Refusal("payouts.no_runs"));
    }

    /** Whether it is of everybody who is owed money, and not of partners whom a person chose. */
    public boolean isOfAll(UUID run) {
        return transactions.call(tx -> Runs.isOfAll(tx, run));
    }

    public Run get(UUID run) {
        return transactions.call(tx -> Runs.get(tx, run));
    }

    /** A manual run that was begun and not ended: what a person who starts again wants to go on with. */
    public Optional<Run> unfinished() {
        return transactions.call(tx -> unfinished(tx, run -> run.kind().equals("manual")));
    }

    /** The scheduled run of a date, if it was begun and not ended. */
    public Optional<Run> unfinished(LocalDate date) {
        return transactions.call(tx -> unfinished(
                tx, run -> run.kind().equals("scheduled") && run.runDate().equals(date)));
    }

    /**
     * Whether a run was planned to be sent without a further word: its person had confirmed it beforehand. Any other
     * plan may be somebody's to look at.
     */
    public boolean isConfirmedBeforehand(UUID run) {
        return transactions.call(tx -> tx.sql("""
                        select exists (select from backoffice.requests
                                        where kind = 'payout-run.plan' and status = 'done'
                                          and outcome ->> 'run_id' = :run and payload ->> 'confirmed' = 'true')""").set("run", run.toString()).one(Boolean.class));
    }

    private static Optional<Run> unfinished(Tx tx, Predicate<Run> wanted) {
        return Runs.recent(tx, 50).stream()
                .filter(wanted)
                .filter(run -> switch (run.runState()) {
                    case EXECUTING, PAUSED, PLANNED, APPROVED, SHORT_OF_FUNDS -> true;
                    default -> false;
                })
                .findFirst();
    }

    private static final String ITEM = """
            select i.id, i.partner_id, coalesce(p.name, ''), i.amount, i.entries, i.state,
                   coalesce(i.hold_reason, i.error_code), i.stripe_account_id, i.transfer_id, i.payout_id,
                   i.arrival_date, exists (select from backoffice.stripe_commands c
                                            where c.subject_id = i.id and c.state = 'unknown')
              from backoffice.payout_items i join public.partners p on p.id = i.partner_id
            """;

    private static final String STATUS = """
            select r.run_id, r.kind, r.state, r.status, r.as_of, count(i.id)::int, coalesce(sum(i.amount), 0)::bigint,
                   count(*) filter (where i.state = 'submitted'), count(*) filter (where i.state = 'paid'),
                   count(*) filter (where i.state = 'failed'), count(*) filter (where i.state = 'held'),
                   count(*) filter (where i.state = 'at_account'),
                   count(*) filter (where i.state = 'released'),
                   (select count(*) from backoffice.payout_skips s where s.run_id = r.run_id),
                   c.stripe_payouts, c.agrees, r.run_date, count(*) filter (where i.state = 'taken_back'),
                   count(*) filter (where i.state = 'take_back_sent'),
                   count(*) filter (where i.state in %s),
                   count(*) filter (where exists (select from backoffice.stripe_commands k
                                                   where k.subject_id = i.id and k.state = 'unknown')),
                   r.paused_reason, r.error_message, r.plan_hash
              from public.payout_runs r
              left join backoffice.payout_items i on i.run_id = r.run_id
              left join backoffice.run_controls c on c.run_id = r.run_id
             where r.run_id = :run
             group by r.run_id, c.stripe_payouts, c.agrees""".formatted(ItemState.MOVING_SQL);
}
