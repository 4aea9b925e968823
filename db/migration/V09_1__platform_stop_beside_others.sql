-- What a web application switches off is a stop of its own, whatever else holds the partner's payouts at that moment:
-- it outlasts Stripe's stop or a debt, and a hold whose time is over does not stand in its way.
create or replace function backoffice.partner_flags_written() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('suito.flags_refreshed', true) = 'on' then
    return null;
  end if;
  if btrim(new.stop_reason) <> ''
     or (old.payouts_enabled and not coalesce(new.payouts_enabled, false) and new.stripe_payouts_enabled) then
    update backoffice.partner_stops
       set lifted_at = backoffice.clock(), lifted_by = 'policy', lift_note = 'expired'
     where partner_id = new.id and lifted_at is null and expires_at <= backoffice.clock();
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
