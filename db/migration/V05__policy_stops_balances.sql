-- Policy, stops and stored balances.

create table backoffice.payout_policy (
  effective_from timestamptz primary key,
  fee_basis_points int not null default 600 check (fee_basis_points between 0 and 10000),
  minimum_fee bigint not null default 150 check (minimum_fee >= 0),
  release_days int not null default 7 check (release_days >= 0),
  minimum_payout bigint not null default 3000 check (minimum_payout > 0),
  debt_limit bigint not null default 10000 check (debt_limit >= 0),
  resume_automatically boolean not null default false,
  schedule text not null default 'even_iso_weeks' check (schedule in ('even_iso_weeks', 'every_14_days')),
  schedule_anchor date,
  run_time time not null default '09:00',
  holiday_rule text not null default 'as_scheduled' check (holiday_rule in ('as_scheduled', 'next_business_day')),
  approval_over bigint not null default 1000000 check (approval_over >= 0),
  catch_up_hours int not null default 48 check (catch_up_hours >= 0),
  check (schedule <> 'every_14_days' or schedule_anchor is not null)
);
insert into backoffice.payout_policy (effective_from) values ('-infinity');

create function backoffice.policy(at timestamptz) returns backoffice.payout_policy language sql stable as $$
  select p from backoffice.payout_policy p where p.effective_from <= at order by p.effective_from desc limit 1
$$;

-- The platform's fee: a share of the total rounded half up, at least the minimum; tax included; whole yen.
create function backoffice.platform_fee(total bigint, policy backoffice.payout_policy) returns bigint
language sql immutable as $$
  select greatest((total * policy.fee_basis_points + 5000) / 10000, policy.minimum_fee)
$$;

-- Stops: a set of reasons per partner. Lifted ones are kept.
create table backoffice.partner_stops (
  id uuid primary key default backoffice.new_id(),
  partner_id uuid not null references public.partners (id) on delete restrict,
  reason text not null check (reason in ('debt_over_10000', 'staff_hold', 'stripe_disabled', 'fraud')),
  note text,
  expires_at timestamptz,
  set_by text not null default session_user,
  set_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by text,
  lift_note text,
  check (reason <> 'staff_hold' or coalesce(note, '') <> ''),
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index partner_stops_one_per_reason on backoffice.partner_stops (partner_id, reason)
  where lifted_at is null;

-- What the web application had stopped stays stopped until a person looks at it. Payouts that are off for a partner with
-- an account are a stop too, unless Stripe was known to be the reason. (Before the triggers: no row of a partner changes.)
insert into backoffice.partner_stops (partner_id, reason, note, set_by)
select id,
       case when stop_reason in ('debt_over_10000', 'fraud') then stop_reason else 'staff_hold' end,
       coalesce(nullif(btrim(stop_reason), ''), 'payouts were switched off before the cut-over'), 'cut-over'
  from public.partners
 where btrim(stop_reason) <> ''
    or (backoffice.platform_had('partners', 'payouts_enabled') and not coalesce(payouts_enabled, false)
        and stripe_account_id is not null
        and (not backoffice.platform_had('partners', 'stripe_payouts_enabled') or stripe_payouts_enabled));

create function backoffice.active_stops(at timestamptz) returns setof backoffice.partner_stops language sql stable as $$
  select * from backoffice.partner_stops where lifted_at is null and (expires_at is null or expires_at > at)
$$;

-- payouts_enabled = Stripe allows payouts and no stop is active; stop_reason = the gravest.
create function backoffice.refresh_partner_flags(partner_ids uuid[]) returns void language sql as $$
  update public.partners p
     set payouts_enabled = coalesce(p.stripe_payouts_enabled, false) and s.gravest is null,
         stop_reason = s.gravest, updated_at = backoffice.clock()
    from (select x.id, (select reason from backoffice.active_stops(backoffice.clock()) a where a.partner_id = x.id
                         order by array_position(array['fraud', 'debt_over_10000', 'staff_hold', 'stripe_disabled'],
                                                 a.reason) limit 1) as gravest
            from unnest(partner_ids) as x(id)) s
   where s.id = p.id
     and (p.payouts_enabled is distinct from (coalesce(p.stripe_payouts_enabled, false) and s.gravest is null)
          or p.stop_reason is distinct from s.gravest)
$$;

create function backoffice.after_stops_change() returns trigger language plpgsql as $$
begin
  perform backoffice.refresh_partner_flags(array(select distinct partner_id from changed));
  return null;
end $$;
create trigger partner_stops_inserted after insert on backoffice.partner_stops
  referencing new table as changed for each statement execute function backoffice.after_stops_change();
create trigger partner_stops_updated after update on backoffice.partner_stops
  referencing new table as changed for each statement execute function backoffice.after_stops_change();

-- May this partner list goods? For the web applications (who see nothing else here); debt and fraud stop listing too.
create function backoffice.can_list(partner uuid) returns boolean language sql stable
security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from backoffice.active_stops(backoffice.clock())
                      where partner_id = partner and reason in ('debt_over_10000', 'fraud'))
$$;

-- Stored balances, kept per statement by the triggers below. "maturing" is read from ledger_open_index.
create table backoffice.partner_balances (
  partner_id uuid primary key references public.partners (id) on delete restrict,
  pending bigint not null default 0,
  unreserved bigint not null default 0,
  reserved bigint not null default 0,
  paid_out bigint not null default 0
) with (fillfactor = 70);
comment on column backoffice.partner_balances.unreserved is 'Sum of entries with status available that stand in no payout item, in yen';

-- Entries promised to a payout item; the primary key is what makes a second reservation impossible.
create table backoffice.payout_item_entries (
  entry_id uuid primary key references public.ledger (id) on delete restrict,
  item_id uuid not null,
  partner_id uuid not null,
  amount bigint not null
);
create index payout_item_entries_item_index on backoffice.payout_item_entries (item_id);

-- Debt: what is owed when everything not yet promised is negative. The stop rule runs at every change of it.
create function backoffice.apply_debts(partner_ids uuid[]) returns void language plpgsql as $$
declare
  p backoffice.payout_policy := backoffice.policy(backoffice.clock());
  changed record;
begin
  for changed in
    select x.id, greatest(0, -(b.pending + b.unreserved)) as debt
      from public.partners x join backoffice.partner_balances b on b.partner_id = x.id
     where x.id = any(partner_ids) and x.debt_cents is distinct from greatest(0, -(b.pending + b.unreserved))
     order by x.id
  loop
    update public.partners set debt_cents = changed.debt, updated_at = backoffice.clock() where id = changed.id;
    if changed.debt > p.debt_limit then
      insert into backoffice.partner_stops (partner_id, reason, set_by, set_at)
        values (changed.id, 'debt_over_10000', 'policy', backoffice.clock()) on conflict do nothing;
      insert into backoffice.attention_items (kind, subject, arguments)
        values ('debt_over_limit', changed.id::text, jsonb_build_array(changed.debt)) on conflict do nothing;
      continue;
    end if;
    update backoffice.attention_items set resolved_at = backoffice.clock()
     where kind = 'debt_over_limit' and subject = changed.id::text and resolved_at is null;
    if p.resume_automatically then
      update backoffice.partner_stops set lifted_at = backoffice.clock(), lifted_by = 'policy'
       where partner_id = changed.id and reason = 'debt_over_10000' and lifted_at is null;
    end if;
  end loop;
end $$;

-- These run in the web applications' sessions too, which have no rights here: hence the owner's.
create function backoffice.balances_after_posting() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- a row that somebody still writes after the cut-over counts nowhere, so that a person has to know
  if exists (select from posted where origin = 'foreign')
     and exists (select from backoffice.cutover where opening_confirmed_at is not null or not opening_needed) then
    insert into backoffice.attention_items (kind, subject, arguments)
    select 'foreign_ledger_entry', coalesce(partner_id::text, '-'), jsonb_build_array(sum(amount_cents), count(*))
      from posted where origin = 'foreign' group by partner_id
    on conflict (kind, subject) where resolved_at is null do nothing;
  end if;
  insert into backoffice.partner_balances as b (partner_id, pending, unreserved, paid_out)
  select partner_id,
         coalesce(sum(amount_cents) filter (where status = 'pending'), 0),
         coalesce(sum(amount_cents) filter (where status = 'available'), 0),
         coalesce(-sum(amount_cents) filter (where type = 'payout'
           or (type = 'adjustment' and idempotency_key like any (array['payout-return-%', 'bank-return-%']))), 0)
    from posted where origin = 'suito' group by partner_id order by partner_id
  on conflict (partner_id) do update
     set pending = b.pending + excluded.pending, unreserved = b.unreserved + excluded.unreserved,
         paid_out = b.paid_out + excluded.paid_out;
  perform backoffice.apply_debts(array(select distinct partner_id from posted where origin = 'suito'));
  return null;
end $$;
create trigger ledger_balances_insert after insert on public.ledger
  referencing new table as posted for each statement execute function backoffice.balances_after_posting();

create function backoffice.balances_after_status() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  with delta as (
    select n.partner_id,
           coalesce(sum(n.amount_cents) filter (where n.status = 'pending'), 0)
             - coalesce(sum(n.amount_cents) filter (where o.status = 'pending'), 0) as pending,
           coalesce(sum(n.amount_cents) filter (where n.status = 'available' and r.entry_id is null), 0)
             - coalesce(sum(n.amount_cents) filter (where o.status = 'available' and r.entry_id is null), 0) as unreserved,
           coalesce(sum(n.amount_cents) filter (where n.status = 'available' and r.entry_id is not null), 0)
             - coalesce(sum(n.amount_cents) filter (where o.status = 'available' and r.entry_id is not null), 0) as reserved
      from after_change n join before_change o on o.id = n.id
      left join backoffice.payout_item_entries r on r.entry_id = n.id
     where n.origin = 'suito' and n.status <> o.status
     group by n.partner_id
  ), locked as (
    select b.partner_id from backoffice.partner_balances b join delta d on d.partner_id = b.partner_id
     order by b.partner_id for update of b
  )
  update backoffice.partner_balances b
     set pending = b.pending + d.pending, unreserved = b.unreserved + d.unreserved, reserved = b.reserved + d.reserved
    from delta d join locked k on k.partner_id = d.partner_id where b.partner_id = d.partner_id;
  perform backoffice.apply_debts(array(select distinct partner_id from after_change where origin = 'suito'));
  return null;
end $$;
create trigger ledger_balances_update after update on public.ledger
  referencing old table as before_change new table as after_change
  for each statement execute function backoffice.balances_after_status();

create function backoffice.balances_after_reservation() returns trigger language plpgsql as $$
begin
  with delta as (
    select partner_id, sum(case when tg_op = 'INSERT' then amount else -amount end) as amount
      from changed group by partner_id
  ), locked as (
    select b.partner_id from backoffice.partner_balances b join delta d on d.partner_id = b.partner_id
     order by b.partner_id for update of b
  )
  update backoffice.partner_balances b set unreserved = b.unreserved - d.amount, reserved = b.reserved + d.amount
    from delta d join locked k on k.partner_id = d.partner_id where b.partner_id = d.partner_id;
  perform backoffice.apply_debts(array(select distinct partner_id from changed));
  return null;
end $$;
create trigger payout_item_entries_reserved after insert on backoffice.payout_item_entries
  referencing new table as changed for each statement execute function backoffice.balances_after_reservation();
create trigger payout_item_entries_freed after delete on backoffice.payout_item_entries
  referencing old table as changed for each statement execute function backoffice.balances_after_reservation();

-- A reservation is never moved; what a settled item took is never freed; what is not available cannot be promised.
create function backoffice.refuse_reservation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or tg_op = 'TRUNCATE' then
    raise exception 'SUITO:ledger.append_only|%', lower(tg_op);
  end if;
  if exists (select from changed c join public.ledger l on l.id = c.entry_id
              where l.status <> 'available' or l.origin <> 'suito'
                 or l.partner_id <> c.partner_id or l.amount_cents <> c.amount) then
    raise exception 'SUITO:ledger.reservation';
  end if;
  return null;
end $$;
create trigger payout_item_entries_stay before update on backoffice.payout_item_entries
  for each statement execute function backoffice.refuse_reservation();
create trigger payout_item_entries_no_truncate before truncate on backoffice.payout_item_entries
  for each statement execute function backoffice.refuse_reservation();
create trigger payout_item_entries_lawful after insert on backoffice.payout_item_entries
  referencing new table as changed for each statement execute function backoffice.refuse_reservation();
create trigger payout_item_entries_kept after delete on backoffice.payout_item_entries
  referencing old table as changed for each statement execute function backoffice.refuse_reservation();

-- The same balances from the entries themselves, for the drift check.
create view backoffice.recomputed_balances as
select l.partner_id,
       coalesce(sum(l.amount_cents) filter (where l.status = 'pending'), 0)::bigint as pending,
       coalesce(sum(l.amount_cents) filter (where l.status = 'available' and r.entry_id is null), 0)::bigint as unreserved,
       coalesce(sum(l.amount_cents) filter (where l.status = 'available' and r.entry_id is not null), 0)::bigint as reserved,
       coalesce(-sum(l.amount_cents) filter (where l.type = 'payout' or (l.type = 'adjustment'
         and l.idempotency_key like any (array['payout-return-%', 'bank-return-%']))), 0)::bigint as paid_out
  from public.ledger l left join backoffice.payout_item_entries r on r.entry_id = l.id
 where l.origin = 'suito'
 group by l.partner_id;
