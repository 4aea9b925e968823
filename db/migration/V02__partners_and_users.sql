-- Shared with the platform's web applications: names and columns are a contract. What is there is kept.

create table if not exists public.partners (
  id uuid primary key default backoffice.new_id(),
  name text not null,
  email text
);
select backoffice.require_type('public.partners', 'id', 'uuid');
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

do $$
declare twice text;
begin
  select stripe_account_id into twice from public.partners where stripe_account_id is not null
   group by stripe_account_id having count(*) > 1 limit 1;
  if twice is not null then
    raise exception 'SUITO:db.account_twice|%', twice;
  end if;
end $$;
create unique index if not exists partners_stripe_account_id_unique on public.partners (stripe_account_id);
create index if not exists partners_payouts_enabled_index on public.partners (payouts_enabled);
create index if not exists partners_debt_cents_index on public.partners (debt_cents);

create table if not exists public.users (
  id uuid primary key default backoffice.new_id(),
  email text,
  partner_id uuid references public.partners (id)
);
select backoffice.require_type('public.users', 'id', 'uuid');
alter table public.users
  add column if not exists email text,
  add column if not exists partner_id uuid references public.partners (id),
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now();
select backoffice.require_type('public.users', 'partner_id', 'uuid');
create index if not exists users_partner_id_index on public.users (partner_id);

create table if not exists public.partner_bank_accounts (
  id uuid primary key default backoffice.new_id(),
  partner_id uuid not null references public.partners (id)
);
alter table public.partner_bank_accounts
  add column if not exists partner_id uuid references public.partners (id),
  add column if not exists bank_code text,
  add column if not exists branch_code text,
  add column if not exists account_type text,
  add column if not exists account_number text,
  add column if not exists account_holder_kana text,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now();
create index if not exists partner_bank_accounts_partner_id_index on public.partner_bank_accounts (partner_id);
