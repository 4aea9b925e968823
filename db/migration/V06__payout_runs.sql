-- Payout runs (shared) and their items (ours).

create table if not exists public.payout_runs (
  run_id uuid primary key default backoffice.new_id(),
  run_date date not null,
  status text not null default 'pending'
);
select backoffice.require_table('public.payout_runs', 'run_id');
select backoffice.require_type('public.payout_runs', 'run_date', 'date');
alter table public.payout_runs
  add column if not exists iso_week int,
  add column if not exists iso_year int,
  add column if not exists status text not null default 'pending',
  add column if not exists partners_processed int not null default 0,
  add column if not exists partners_succeeded int not null default 0,
  add column if not exists partners_failed int not null default 0,
  add column if not exists total_payout_amount_cents bigint not null default 0,
  add column if not exists started_at timestamptz,
  add column if not exists completed_at timestamptz,
  add column if not exists log jsonb,
  add column if not exists error_message text,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists kind text,
  add column if not exists state text,
  add column if not exists as_of timestamptz,
  add column if not exists plan_hash text,
  add column if not exists reason text,
  add column if not exists paused_reason text,
  add column if not exists planned_total bigint,
  add column if not exists requested_by text;
select backoffice.fit_columns('public.payout_runs', array['total_payout_amount_cents'],
  array['started_at', 'completed_at', 'created_at', 'updated_at'], '${platformTimeZone}');
select backoffice.require_type('public.payout_runs', c, 'text') from unnest(array['status', 'error_message']) c;
select backoffice.ensure_default('public.payout_runs', c, '0')
  from unnest(array['partners_processed', 'partners_succeeded', 'partners_failed', 'total_payout_amount_cents']) c;
select backoffice.ensure_default('public.payout_runs', c, 'now()') from unnest(array['created_at', 'updated_at']) c;

-- One run per date holds for scheduled runs only: a manual payment in the morning must not block the run at nine.
do $$
declare found record;
begin
  for found in
    select i.indexrelid, c.conname
      from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'u'
     where i.indrelid = 'public.payout_runs'::regclass and i.indisunique and i.indnatts = 1 and i.indpred is null
       and i.indkey[0] = (select attnum from pg_attribute
                           where attrelid = 'public.payout_runs'::regclass and attname = 'run_date')
  loop
    if found.conname is not null then
      execute format('alter table public.payout_runs drop constraint %I', found.conname);
    else
      execute format('drop index %s', found.indexrelid::regclass);
    end if;
  end loop;
exception when dependent_objects_still_exist then
  raise exception 'SUITO:db.platform_dependency|payout_runs|%', sqlerrm;
end $$;
create unique index payout_runs_one_scheduled_per_date on public.payout_runs (run_date)
  where kind = 'scheduled' and state <> 'discarded';
select backoffice.ensure_index('public.payout_runs', 'payout_runs_date_index', 'run_date desc'),
       backoffice.ensure_index('public.payout_runs', 'payout_runs_iso_week_index', 'iso_year, iso_week'),
       backoffice.ensure_index('public.payout_runs', 'payout_runs_status_index', 'status');

-- Rows without kind are the former system's. For ours the shared status follows from the state.
alter table public.payout_runs
  add constraint payout_runs_ours check (kind is null or (
    kind in ('scheduled', 'manual', 'bank') and as_of is not null and plan_hash is not null and state is not null
    and status = case
      when state in ('planned', 'awaiting_approval', 'approved') then 'pending'
      when state in ('executing', 'paused') then 'running'
      when state = 'completed' then 'completed'
      when state in ('discarded', 'missed', 'short_of_funds') then 'failed' end)),
  add constraint payout_runs_manual_reason check (kind is distinct from 'manual' or coalesce(reason, '') <> '');

create table backoffice.payout_items (
  id uuid primary key default backoffice.new_id(),
  run_id uuid not null references public.payout_runs (run_id) on delete restrict,
  partner_id uuid not null references public.partners (id) on delete restrict,
  stripe_account_id text not null,
  amount bigint not null check (amount > 0),
  entries int not null check (entries > 0),
  state text not null default 'planned' check (state in ('planned', 'transfer_sent', 'transferred', 'payout_sent',
    'submitted', 'paid', 'held', 'failed', 'at_account', 'take_back_sent', 'taken_back', 'released')),
  hold_reason text,
  error_code text,
  transfer_id text unique,
  payout_id text unique,
  reversal_id text unique,
  round int not null default 1 check (round > 0),
  settled_at timestamptz,
  arrival_date date,
  freed_entries uuid[],
  payout_checked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (run_id, partner_id),
  check (state not in ('submitted', 'paid') or (settled_at is not null and payout_id is not null)),
  check (state not in ('transferred', 'payout_sent', 'submitted', 'paid', 'at_account', 'take_back_sent', 'taken_back')
         or transfer_id is not null),
  check (state <> 'held' or hold_reason is not null)
);
-- One unfinished item per partner. Settled ones are finished even when the bank later sends the money back.
create unique index payout_items_one_unfinished on backoffice.payout_items (partner_id)
  where settled_at is null and state not in ('taken_back', 'released');
create index payout_items_run_state_index on backoffice.payout_items (run_id, state);
create index payout_items_partner_index on backoffice.payout_items (partner_id, created_at desc);
create index payout_items_open_payouts on backoffice.payout_items (updated_at) where state = 'submitted';

alter table backoffice.payout_item_entries
  add constraint payout_item_entries_item foreign key (item_id) references backoffice.payout_items (id) on delete restrict;

-- Who had money and was not taken into the run, and why, as it was when the run was planned.
create table backoffice.payout_skips (
  run_id uuid not null references public.payout_runs (run_id) on delete cascade,
  partner_id uuid not null references public.partners (id) on delete restrict,
  amount bigint not null,
  reason text not null,
  primary key (run_id, partner_id)
);

-- The definition of eligibility: preview reads it, the plan inserts from it. One row for every partner with money due.
-- reason is null when the partner is to be paid. chosen limits a partial run; null means everyone.
create function backoffice.payout_candidates(cut_off timestamptz, chosen uuid[])
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
    left join lateral (select a.reason from backoffice.active_stops(backoffice.clock()) a where a.partner_id = p.id
                        order by array_position(array['fraud', 'debt_over_10000', 'staff_hold', 'stripe_disabled'],
                                                a.reason) limit 1) s on true
    left join lateral (select i.state from backoffice.payout_items i where i.partner_id = p.id
                          and ((i.settled_at is null and i.state not in ('taken_back', 'released'))
                               or i.state in ('at_account', 'take_back_sent')) limit 1) u on true
   where d.amount > 0
$$;

-- Money as Stripe last told it, so that previews need no key.
create table backoffice.stripe_balances (
  account_id text primary key,
  available bigint not null,
  pending bigint not null,
  read_at timestamptz not null
);
comment on column backoffice.stripe_balances.account_id is '''platform'' or a connected account';

create table backoffice.stripe_account_details (
  account_id text primary key,
  requirements jsonb not null,
  disabled_reason text,
  current_deadline timestamptz,
  read_at timestamptz not null
);

-- Control totals of a run against Stripe, as last compared.
create table backoffice.run_controls (
  run_id uuid primary key references public.payout_runs (run_id) on delete cascade,
  stripe_transfers bigint not null,
  stripe_payouts bigint not null,
  books_transfers bigint not null,
  books_payouts bigint not null,
  agrees boolean not null,
  differences jsonb not null,
  checked_at timestamptz not null
);
