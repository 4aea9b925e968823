package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.payouts.RunReports.UnderWay;
import io.suito.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The rows of payout items. Every change of state goes through {@link #move}, which keeps the run's counters, or for a
 * plan that is given up as a whole through {@link #release}.
 */
final class Items {
    private Items() {}

    /** The item with its row locked. */
    static PayoutItem lock(Tx tx, UUID id) {
        PayoutItem item = tx.lock(PayoutItem.class, id);
        if (item == null) {
            throw new Refusal("payouts.no_item", id.toString());
        }
        return item;
    }

    /** Writes the item in its new state; counters of the run follow, and the run ends when nothing moves any more. */
    static void move(Tx tx, PayoutItem item, ItemState to) {
        ItemState from = item.state();
        Instant now = tx.sql("select backoffice.clock()").one(Instant.class);
        item.state = to.code();
        item.updatedAt = now;
        if (!to.isAtAccount()) {
            item.atAccountSince = null;
        } else if (item.atAccountSince == null) {
            item.atAccountSince = now;
        }
        tx.update(item);
        count(tx, item, from, to);
        if (from.isMoving() && !to.isMoving()) {
            RunEnd.completeIfOver(tx, item.runId);
        }
    }

    private static void count(Tx tx, PayoutItem item, ItemState from, ItemState to) {
        int succeeded = (to.hasSucceeded() ? 1 : 0) - (from.hasSucceeded() ? 1 : 0);
        int failed = (to.needsAPerson() ? 1 : 0) - (from.needsAPerson() ? 1 : 0);
        if (succeeded == 0 && failed == 0) {
            return;
        }
        tx.sql("""
                        update public.payout_runs
                           set partners_succeeded = partners_succeeded + :succeeded,
                               partners_failed = partners_failed + :failed,
                               total_payout_amount_cents = total_payout_amount_cents + :yen,
                               updated_at = backoffice.clock()
                         where run_id = :run""")
                .set("succeeded", succeeded)
                .set("failed", failed)
                .set("yen", succeeded * item.amount)
                .set("run", item.runId)
                .update();
    }

    /** Releases planned items, already locked, of a run that has not begun: no counter changes with it. */
    static void release(Tx tx, List<UUID> planned) {
        tx.sql("""
                        update backoffice.payout_items set state = 'released', updated_at = backoffice.clock()
                         where id = any (:planned) and state = 'planned'""").set("planned", planned).update();
    }

    /** As {@link #inState}, with the rows locked. */
    static List<UUID> lockInState(Tx tx, UUID run, ItemState state) {
        return tx.sql("""
                        select id from backoffice.payout_items where run_id = :run and state = :state
                         order by partner_id for update""").set("run", run).set("state", state.code()).list(UUID.class);
    }

    /** Yen of these items. */
    static long yen(Tx tx, List<UUID> items) {
        return tx.sql("select coalesce(sum(amount), 0)::bigint from backoffice.payout_items where id = any (:items)")
                .set("items", items)
                .one(Long.class);
    }

    /** Items of a run that are planned and not sent: what its execution still takes from the platform's balance. */
    static UnderWay planned(Tx tx, UUID run) {
        return sum(tx, run, "('" + ItemState.PLANNED.code() + "')");
    }

    /** How many items of a run are in these states, a list of SQL, and their yen. */
    static UnderWay sum(Tx tx, UUID run, String states) {
        return tx.sql("""
                select count(*)::int, coalesce(sum(amount), 0)::bigint from backoffice.payout_items
                 where run_id = :run and state in %s""".formatted(states)).set("run", run).one(UnderWay.class);
    }

    /** Ids of a run's items in a state, in a fixed order. */
    static List<UUID> inState(Tx tx, UUID run, ItemState state) {
        return tx.sql(
                        "select id from backoffice.payout_items where run_id = :run and state = :state order by partner_id")
                .set("run", run)
                .set("state", state.code())
                .list(UUID.class);
    }
}
