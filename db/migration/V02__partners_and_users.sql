-- Shared with the platform's web applications: names and columns are a contract. What is there is kept.

select backoffice.lock_tables(array['partners', 'users', 'partner_bank_accounts', 'orders', 'ledger', 'payout_runs']);
select backoffice.require_meaning('orders', array['seller_id', 'total', 'payment_status']);
select backoffice.require_meaning('ledger', array['partner_id', 'type', 'amount_cents', 'status']);
select backoffice.require_meaning('payout_runs', array['run_date']);
select backoffice.require_free('ledger', array['origin']);
select backoffice.require_free('payout_runs',
  array['kind', 'state', 'as_of', 'plan_hash', 'reason', 'paused_reason', 'planned_total', 'requested_by']);

create table if not exists public.partners (
  id uuid primary key default backoffice.new_id(),
  name text not null,
  email text
);
select backoffice.require_table('public.partners', 'id');
alter table public.partners
  add column if not exists name text,
  add column if not exists name_kana text,
  add column if not exists email text,
  add column if not exists stripe_account_id text,
  add column if not exists payouts_enabled boolean default false,
  add column if not exists debt_cents bigint default 0,
  add column if not exists stop_reason text,
  add column if not exists stripe_onboarding_completed boolean default false,
  add column if not exists stripe_details_submitted boolean default false,
  add column if not exists stripe_payouts_enabled boolean default false,
  add column if not exists stripe_charges_enabled boolean default false,
  add column if not exists stripe_account_updated_at timestamptz,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now();
select backoffice.fit_columns('public.partners', array['debt_cents'],
  array['stripe_account_updated_at', 'created_at', 'updated_at'], '${platformTimeZone}');
select backoffice.require_type('public.partners', c, 'text') from unnest(array['stripe_account_id', 'stop_reason']) c;
select backoffice.require_type('public.partners', c, 'boolean'), backoffice.ensure_default('public.partners', c, 'false')
  from unnest(array['payouts_enabled', 'stripe_onboarding_completed', 'stripe_details_submitted',
                    'stripe_payouts_enabled', 'stripe_charges_enabled']) c;
select backoffice.ensure_default('public.partners', 'debt_cents', '0');
select backoffice.ensure_default('public.partners', c, 'now()') from unnest(array['created_at', 'updated_at']) c;

do $$
declare twice text;
begin
  select stripe_account_id into twice from public.partners where stripe_account_id is not null
   group by stripe_account_id having count(*) > 1 limit 1;
  if twice is not null then
    raise exception 'SUITO:db.account_twice|%', twice;
  end if;
end $$;
select backoffice.ensure_index('public.partners', 'partners_stripe_account_id_unique', 'stripe_account_id', true);
select backoffice.ensure_index('public.partners', 'partners_payouts_enabled_index', 'payouts_enabled');
select backoffice.ensure_index('public.partners', 'partners_debt_cents_index', 'debt_cents');

create table if not exists public.users (
  id uuid primary key default backoffice.new_id(),
  email text,
  partner_id uuid references public.partners (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
select backoffice.require_table('public.users', 'id');
alter table public.users
  add column if not exists email text,
  add column if not exists partner_id uuid references public.partners (id);
select backoffice.require_type('public.users', 'partner_id', 'uuid');
select backoffice.ensure_index('public.users', 'users_partner_id_index', 'partner_id');

create table if not exists public.partner_bank_accounts (
  id uuid primary key default backoffice.new_id(),
  partner_id uuid not null references public.partners (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table public.partner_bank_accounts
  add column if not exists partner_id uuid references public.partners (id),
  add column if not exists bank_code text,
  add column if not exists branch_code text,
  add column if not exists account_type text,
  add column if not exists account_number text,
  add column if not exists account_holder_kana text;
select backoffice.require_type('public.partner_bank_accounts', 'partner_id', 'uuid');
select backoffice.ensure_index('public.partner_bank_accounts', 'partner_bank_accounts_partner_id_index', 'partner_id');
