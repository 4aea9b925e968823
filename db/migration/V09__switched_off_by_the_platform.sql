-- A web application may still switch a partner's payouts off, as it could before the cut-over. That becomes a stop, which
-- only a person lifts; the two flags keep saying what the stops and Stripe say, whoever writes them.
create or replace function backoffice.refresh_partner_flags(partner_ids uuid[]) returns void language sql as $$
  select set_config('suito.flags_refreshed', 'on', true);
  update public.partners p
     set payouts_enabled = coalesce(p.stripe_payouts_enabled, false) and s.gravest is null,
         stop_reason = s.gravest, updated_at = backoffice.clock()
    from (select x.id, (select reason from backoffice.active_stops(backoffice.clock()) a where a.partner_id = x.id
                         order by array_position(array['fraud', 'debt_over_10000', 'staff_hold', 'stripe_disabled'],
                                                 a.reason) limit 1) as gravest
            from unnest(partner_ids) as x(id)) s
   where s.id = p.id
     and (p.payouts_enabled is distinct from (coalesce(p.stripe_payouts_enabled, false) and s.gravest is null)
          or p.stop_reason is distinct from s.gravest);
  select set_config('suito.flags_refreshed', '', true);
$$;

create function backoffice.partner_flags_written() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('suito.flags_refreshed', true) = 'on' then
    return null;
  end if;
  if not exists (select from backoffice.active_stops(backoffice.clock()) where partner_id = new.id)
     and (btrim(new.stop_reason) <> ''
          or (old.payouts_enabled and not coalesce(new.payouts_enabled, false) and new.stripe_payouts_enabled)) then
    insert into backoffice.partner_stops (partner_id, reason, note, set_by, set_at)
    values (new.id,
            case when new.stop_reason in ('debt_over_10000', 'fraud') then new.stop_reason else 'staff_hold' end,
            coalesce(nullif(btrim(new.stop_reason), ''), 'payouts were switched off in the platform'),
            session_user, backoffice.clock())
    on conflict (partner_id, reason) where lifted_at is null do nothing;
  end if;
  perform backoffice.refresh_partner_flags(array[new.id]);
  return null;
end $$;
create trigger partner_flags_written after update of payouts_enabled, stop_reason on public.partners
  for each row when (new.payouts_enabled is distinct from old.payouts_enabled
                     or new.stop_reason is distinct from old.stop_reason)
  execute function backoffice.partner_flags_written();
