package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.stripe.StripeCommands;
import java.util.UUID;

/** A run is over when no item moves any more; then its log is written, once. */
final class RunEnd {
    private RunEnd() {}

    /** Ends the run if it is executing and nothing of it moves. Locks the run, so that the last two items agree. */
    static void completeIfOver(Tx tx, UUID run) {
        boolean executing = tx.sql("""
                        select run_id from public.payout_runs
                         where run_id = :run and state in ('executing', 'paused') for update""").set("run", run).optional(UUID.class).isPresent();
        if (!executing) {
            return;
        }
        int ended = tx.sql("""
                        update public.payout_runs r
                           set state = 'completed', status = 'completed', completed_at = backoffice.clock(),
                               paused_reason = null, updated_at = backoffice.clock(),
                               log = (select coalesce(jsonb_agg(jsonb_build_object(
                                        'partner_id', e.partner_id, 'name', e.name, 'status', e.status,
                                        'reason', e.reason, 'payout_id', e.payout_id, 'amount', e.amount,
                                        'time', e.time) order by e.name, e.partner_id), '[]')
                                        from (select i.partner_id, p.name, i.state as status,
                                                     coalesce(i.hold_reason, i.error_code) as reason, i.payout_id, i.amount,
                                                     i.updated_at as time
                                                from backoffice.payout_items i join public.partners p on p.id = i.partner_id
                                               where i.run_id = r.run_id
                                              union all
                                              select s.partner_id, p.name, 'skipped', s.reason, null, s.amount, r.created_at
                                                from backoffice.payout_skips s join public.partners p on p.id = s.partner_id
                                               where s.run_id = r.run_id) e)
                         where r.run_id = :run
                           and not exists (select from backoffice.payout_items i where i.run_id = r.run_id
                                              and i.state in %s)""".formatted(ItemState.MOVING_SQL)).set("run", run).update();
        if (ended == 1) {
            new StripeCommands().resume(tx, run);
        }
    }
}
