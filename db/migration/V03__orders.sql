-- Orders belong to the web applications; the product reads them and sets the ledger and Stripe ids.

create table if not exists public.orders (
  id uuid primary key default backoffice.new_id(),
  order_number text unique,
  seller_id uuid references public.users (id),
  total bigint not null default 0,
  payment_status text not null default 'pending',
  delivery_status text not null default 'pending',
  created_at timestamptz not null default now()
);
select backoffice.require_table('public.orders', 'id');
-- When an order was placed nobody may make up: unknown stays unknown.
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
  add column if not exists created_at timestamptz,
  add column if not exists updated_at timestamptz not null default now();
select backoffice.ensure_default('public.orders', c, 'now()') from unnest(array['created_at', 'updated_at']) c;
select backoffice.require_type('public.orders', c, 'uuid')
  from unnest(array['seller_id', 'ledger_sale_id', 'ledger_fee_id']) c;
select backoffice.require_type('public.orders', c, 'text')
  from unnest(array['payment_txid', 'stripe_payment_intent_id', 'stripe_charge_id']) c;
select backoffice.require_type('public.orders', 'payment_status', 'words');
do $$
begin
  perform from public.orders where payment_status = 'paid' limit 1;
exception when invalid_text_representation then
  raise exception 'SUITO:db.platform_shape|orders.payment_status|an enum without paid|paid';
end $$;
select backoffice.fit_columns('public.orders', array['total'],
  array['delivery_completed_at', 'created_at', 'updated_at'], '${platformTimeZone}');

select backoffice.ensure_index('public.orders', 'orders_' || c || '_index', c)
  from unnest(array['seller_id', 'delivery_completed_at', 'stripe_payment_intent_id', 'stripe_charge_id',
                    'ledger_sale_id']) c;
-- what post-sales looks for
create index orders_unposted_index on public.orders (created_at, id) where ledger_sale_id is null;
