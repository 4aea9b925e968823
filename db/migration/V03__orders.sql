-- Orders belong to the web applications; the product reads them and sets the ledger and Stripe ids.

create table if not exists public.orders (
  id uuid primary key default backoffice.new_id(),
  order_number text unique,
  seller_id uuid references public.users (id),
  total bigint not null default 0,
  payment_status text not null default 'pending',
  delivery_status text not null default 'pending'
);
select backoffice.require_type('public.orders', 'id', 'uuid');
alter table public.orders
  add column if not exists order_number text,
  add column if not exists seller_id uuid references public.users (id),
  add column if not exists total bigint not null default 0,
  add column if not exists payment_status text not null default 'pending',
  add column if not exists delivery_status text not null default 'pending',
  add column if not exists payment_txid text,
  add column if not exists stripe_payment_intent_id text,
  add column if not exists stripe_charge_id text,
  add column if not exists delivery_completed_at timestamptz,
  add column if not exists ledger_sale_id uuid,
  add column if not exists ledger_fee_id uuid,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now();
select backoffice.require_type('public.orders', 'seller_id', 'uuid');
select backoffice.require_type('public.orders', 'ledger_sale_id', 'uuid');
select backoffice.require_type('public.orders', 'ledger_fee_id', 'uuid');
select backoffice.fit_columns('public.orders', array['total'],
  array['delivery_completed_at', 'created_at', 'updated_at'], '${platformTimeZone}');

create index if not exists orders_seller_id_index on public.orders (seller_id);
create index if not exists orders_delivery_completed_at_index on public.orders (delivery_completed_at);
create index if not exists orders_stripe_payment_intent_id_index on public.orders (stripe_payment_intent_id);
create index if not exists orders_stripe_charge_id_index on public.orders (stripe_charge_id);
create index if not exists orders_ledger_sale_id_index on public.orders (ledger_sale_id);
-- what post-sales looks for
create index if not exists orders_paid_unposted_index on public.orders (created_at, id)
  where payment_status = 'paid' and ledger_sale_id is null;
