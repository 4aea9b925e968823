package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.ledger.Ledger;
import io.suito.money.Yen;
import io.suito.stripe.StripeCommands;
import io.suito.text.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payout runs, as finance speaks of them: plan, execute, pause, resume, discard. Carried out by the executor. */
public final class PayoutRuns {
    private final ItemCommands itemCommands;
    private final StripeCommands commands;
    private final Ledger ledger;

    public PayoutRuns(StripeCommands commands, Ledger ledger) {
        this.itemCommands = new ItemCommands(commands);
        this.commands = commands;
        this.ledger = ledger;
    }

    /** Freezes a plan and reserves its entries. */
    public Run plan(Tx tx, PlanRequest wanted) {
        return PayoutPlan.plan(tx, wanted);
    }

    /**
     * Releases a planned run for execution: the transfers are written down as commands.
     *
     * @param planHash of the plan that was seen; another plan is refused
     * @param seen what the person was told that it sends; null from whoever was told nothing
     * @return the run, executing, or short of funds with nothing sent
     * @throws Refusal {@code payouts.run_state}, {@code payouts.other_plan}, {@code payouts.plan_changed} where the
     *     items are not those that the hash was made of, {@code payouts.plan_reduced} where some were dropped since
     */
    public Run execute(Tx tx, UUID id, String planHash, PayoutItems.@Nullable Seen seen) {
        Run run = Runs.lock(tx, id);
        require(run, RunAction.EXECUTE);
        if (!run.planHash().equals(planHash)) {
            throw new Refusal("payouts.other_plan", id.toString());
        }
        if (!PayoutPlan.hashOf(tx, id).equals(planHash)) {
            throw new Refusal("payouts.plan_changed", id.toString());
        }
        List<UUID> items = Items.inState(tx, id, ItemState.PLANNED);
        long needed = Items.yen(tx, items);
        if (seen != null && !seen.equals(new PayoutItems.Seen(items.size(), needed))) {
            throw new Refusal("payouts.plan_reduced", id.toString(), items.size(), Yen.format(needed));
        }
        Attention.resolve(tx, LateNotices.KIND, id.toString());
        long available = Funds.available(tx);
        if (!suffices(available, needed)) {
            Runs.move(tx, id, RunState.SHORT_OF_FUNDS, null, "needs " + needed + " yen, " + available + " available");
            Attention.raise(tx, "run_short_of_funds", id.toString(), needed, available);
            return Runs.get(tx, id);
        }
        Attention.resolve(tx, "run_short_of_funds", id.toString());
        Runs.move(tx, id, RunState.EXECUTING, null, null);
        itemCommands.queueTransfers(tx, items);
        RunEnd.completeIfOver(tx, id);
        return Runs.get(tx, id);
    }

    /** What needs nothing can go on also where the balance is negative. */
    static boolean suffices(long available, long needed) {
        return needed <= Math.max(0, available);
    }

    /**
     * Keeps back what is not sent yet; what is on its way is still settled.
     *
     * @throws Refusal {@code payouts.reason_of_the_program} for the word that makes the schedule resume a run
     */
    public Run pause(Tx tx, UUID id, String reason) {
        if (reason.strip().equals(RunState.SHORT_OF_FUNDS.code())) {
            throw new Refusal("payouts.reason_of_the_program", reason.strip());
        }
        Run run = Runs.lock(tx, id);
        require(run, RunAction.PAUSE);
        Runs.move(tx, id, RunState.PAUSED, reason, null);
        commands.stop(tx, id);
        return Runs.get(tx, id);
    }

    /** Lets a paused run go on, with new commands for what was turned away for lack of funds. */
    public Run resume(Tx tx, UUID id) {
        Run run = Runs.lock(tx, id);
        require(run, RunAction.RESUME);
        List<UUID> withoutCommand = tx.sql("""
                        select i.id from backoffice.payout_items i
                         where i.run_id = :run and i.state = 'planned'
                           and not exists (select from backoffice.stripe_commands c
                                            where c.subject_id = i.id and c.step = 'transfer' and c.state <> 'failed')
                         order by i.partner_id""").set("run", id).list(UUID.class);
        long needed = Items.planned(tx, id).yen();
        long available = Funds.available(tx);
        if (!suffices(available, needed)) {
            throw new Refusal("payouts.short_of_funds", needed, available);
        }
        Attention.resolve(tx, "run_short_of_funds", id.toString());
        Runs.move(tx, id, RunState.EXECUTING, null, null);
        itemCommands.queueTransfers(tx, withoutCommand);
        commands.resume(tx, id);
        RunEnd.completeIfOver(tx, id);
        return Runs.get(tx, id);
    }

    /**
     * Gives a plan up: its entries are free again and its date too. In a handful of statements, however many items it
     * has: the partners' balances are locked meanwhile, and whoever posts something for one of them waits.
     */
    public Run discard(Tx tx, UUID id) {
        return discard(tx, id, false);
    }

    /**
     * As {@link #discard(Tx, UUID)}.
     *
     * @param declined whether its planner was asked to confirm it and said no: then the date is not given up with it
     */
    public Run discard(Tx tx, UUID id, boolean declined) {
        Run run = Runs.lock(tx, id);
        require(run, RunAction.DISCARD);
        if (commands.isGroupInFlight(tx, id)) {
            throw new Refusal("payouts.in_flight", id.toString());
        }
        List<UUID> planned = Items.lockInState(tx, id, ItemState.PLANNED);
        commands.withdrawGroup(tx, id, "discarded");
        ledger.free(tx, planned);
        Items.release(tx, planned);
        Runs.move(tx, id, RunState.DISCARDED, null, run.runState() == RunState.MISSED ? Run.GIVEN_UP : "discarded");
        Attention.resolve(tx, "run_short_of_funds", id.toString());
        Attention.resolve(tx, "run_missed", id.toString());
        Attention.resolve(tx, LateNotices.KIND, id.toString());
        if (declined) {
            MissedRuns.returnAfter(tx, run);
        }
        return Runs.get(tx, id);
    }

    private static void require(Run run, RunAction action) {
        if (!action.isPossibleIn(run.runState())) {
            throw new Refusal("payouts.run_state", run.runId().toString(), run.state());
        }
    }
}
