-- The ledger: one signed amount for one partner; never edited, only settled, reversed or voided.
-- Rows that the product did not write carry origin 'foreign' (the default, also for what a web application may still
-- insert): they are kept and stand in no balance and in no run.

create table if not exists public.ledger (
  id uuid primary key default backoffice.new_id(),
  partner_id uuid not null references public.partners (id) on delete restrict,
  order_id uuid references public.orders (id) on delete set null,
  type text not null,
  amount_cents bigint not null
);
select backoffice.require_table('public.ledger', 'id');
alter table public.ledger
  add column if not exists partner_id uuid references public.partners (id) on delete restrict,
  add column if not exists order_id uuid references public.orders (id) on delete set null,
  add column if not exists type text not null default 'adjustment',
  add column if not exists amount_cents bigint not null default 0,
  add column if not exists currency text not null default 'jpy',
  add column if not exists status text not null default 'pending',
  add column if not exists available_at timestamptz,
  add column if not exists stripe_payment_intent_id text,
  add column if not exists stripe_charge_id text,
  add column if not exists stripe_refund_id text,
  add column if not exists stripe_transfer_id text,
  add column if not exists stripe_payout_id text,
  add column if not exists idempotency_key text not null default ('foreign-' || gen_random_uuid()),
  add column if not exists metadata jsonb default '{}',
  add column if not exists note text,
  add column if not exists created_at timestamptz not null default now(),
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists origin text not null default 'foreign';
select backoffice.fit_columns('public.ledger', array['amount_cents'],
  array['available_at', 'created_at', 'updated_at'], '${platformTimeZone}');

select backoffice.require_type('public.ledger', c, 'uuid') from unnest(array['partner_id', 'order_id']) c;
select backoffice.require_type('public.ledger', c, 'text')
  from unnest(array['type', 'status', 'currency', 'idempotency_key', 'stripe_payment_intent_id', 'stripe_charge_id',
                    'stripe_refund_id', 'stripe_transfer_id', 'stripe_payout_id', 'note']) c;
select backoffice.ensure_default('public.ledger', 'currency', '''jpy'''),
       backoffice.ensure_default('public.ledger', 'created_at', 'now()'),
       backoffice.ensure_default('public.ledger', 'updated_at', 'now()'),
       backoffice.ensure_default('public.ledger', 'idempotency_key', '''foreign-'' || gen_random_uuid()');
select backoffice.ensure_reference('public.ledger', 'partner_id', 'public.partners', 'restrict'),
       backoffice.ensure_reference('public.ledger', 'order_id', 'public.orders', 'set null');

select backoffice.without_triggers('public.ledger',
  $$update public.ledger set idempotency_key = 'foreign-' || id where idempotency_key is null$$);
alter table public.ledger alter column idempotency_key set not null;
do $$
declare twice text;
begin
  select idempotency_key into twice from public.ledger group by idempotency_key having count(*) > 1 limit 1;
  if twice is not null then
    raise exception 'SUITO:db.ledger_key_twice|%', twice;
  end if;
end $$;
select backoffice.ensure_index('public.ledger', 'ledger_idempotency_key_unique', 'idempotency_key', true);

alter table public.ledger
  add constraint ledger_ours_type check (origin <> 'suito'
    or type in ('sale', 'platform_fee', 'refund', 'adjustment', 'payout', 'carry_over')),
  add constraint ledger_ours_sign check (origin <> 'suito' or case
    when type in ('sale', 'carry_over') then amount_cents >= 0
    when type in ('platform_fee', 'refund', 'payout') then amount_cents <= 0
    else true end),
  add constraint ledger_ours_status check (origin <> 'suito' or (status in ('pending', 'available', 'paid', 'void')
    and (status <> 'available' or available_at is not null) and (status <> 'pending' or available_at is null))),
  add constraint ledger_ours_complete check (origin <> 'suito'
    or (partner_id is not null and idempotency_key is not null and currency = 'jpy')),
  add constraint ledger_origin check (origin in ('suito', 'foreign'));

select backoffice.ensure_index('public.ledger', 'ledger_partner_status_available_index', 'partner_id, status, available_at'),
       backoffice.ensure_index('public.ledger', 'ledger_order_index', 'order_id'),
       backoffice.ensure_index('public.ledger', 'ledger_type_index', 'type'),
       backoffice.ensure_index('public.ledger', 'ledger_payment_intent_index', 'stripe_payment_intent_id'),
       backoffice.ensure_index('public.ledger', 'ledger_created_index', 'created_at desc');
-- what a run may take: small, because settled entries leave it
create index ledger_open_index on public.ledger (partner_id, available_at) include (amount_cents)
  where status = 'available' and origin = 'suito';
create index ledger_pending_index on public.ledger (order_id) where status = 'pending' and origin = 'suito';
create index ledger_foreign_index on public.ledger (partner_id) where origin = 'foreign';

-- Append-only. The conditions stand in WHEN, so that a lawful statement never calls a function per row.
create function backoffice.refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:ledger.append_only|%', lower(tg_op);
end $$;
create trigger ledger_no_delete before delete on public.ledger
  for each statement execute function backoffice.refuse_ledger_change();
create trigger ledger_no_truncate before truncate on public.ledger
  for each statement execute function backoffice.refuse_ledger_change();
create trigger ledger_facts_stay before update on public.ledger for each row
  when (old.id <> new.id or old.partner_id is distinct from new.partner_id
        or old.amount_cents <> new.amount_cents or old.type::text <> new.type::text
        or old.idempotency_key is distinct from new.idempotency_key or old.origin <> new.origin
        or old.currency is distinct from new.currency or old.created_at <> new.created_at
        or (new.order_id is not null and old.order_id is distinct from new.order_id))
  execute function backoffice.refuse_ledger_change();
create trigger ledger_status_goes_forward before update on public.ledger for each row
  when (new.origin = 'suito'
        and not (old.status = new.status
                 or (old.status = 'pending' and new.status in ('available', 'void'))
                 or (old.status = 'available' and new.status = 'paid')))
  execute function backoffice.refuse_ledger_change();
-- once due, an entry is not put off
create trigger ledger_due_stays before update on public.ledger for each row
  when (new.origin = 'suito' and old.available_at is not null
        and (new.available_at is null or new.available_at > old.available_at))
  execute function backoffice.refuse_ledger_change();
