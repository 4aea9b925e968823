-- As before, but a preview of a coming date judges stops by that date: what ends before does not count then.
create or replace function backoffice.payout_candidates(cut_off timestamptz, chosen uuid[])
returns table (partner_id uuid, stripe_account_id text, amount bigint, entries int, reason text)
language sql stable as $$
  select p.id, p.stripe_account_id, d.amount, d.entries,
         case
           when s.reason is not null then 'stopped:' || s.reason
           when p.debt_cents > pol.debt_limit then 'debt'
           when p.stripe_account_id is null then 'no_account'
           when not coalesce(p.stripe_payouts_enabled, false) then 'stripe_disabled'
           when u.state is not null then 'unfinished_item'
           when d.amount < pol.minimum_payout then 'below_minimum'
         end
    from (select l.partner_id, sum(l.amount_cents)::bigint as amount, count(*)::int as entries
            from public.ledger l
           where l.status = 'available' and l.origin = 'suito' and l.available_at <= cut_off
             and (chosen is null or l.partner_id = any (chosen))
             and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)
           group by l.partner_id) d
    join public.partners p on p.id = d.partner_id
    cross join backoffice.policy(cut_off) pol
    left join lateral (select a.reason from backoffice.active_stops(greatest(cut_off, backoffice.clock())) a where a.partner_id = p.id
                        order by array_position(array['fraud', 'debt_over_10000', 'staff_hold', 'stripe_disabled'],
                                                a.reason) limit 1) s on true
    left join lateral (select i.state from backoffice.payout_items i where i.partner_id = p.id
                          and ((i.settled_at is null and i.state not in ('taken_back', 'released'))
                               or i.state in ('at_account', 'take_back_sent')) limit 1) u on true
   where d.amount > 0
$$;
