-- Cut-over: from when on the product keeps the ledger, what it must never pay again, and what a person has to look at.

-- What a person has to look at. Raised once while open; facts only, sentences are made on screen.
create table backoffice.attention_items (
  id uuid primary key default backoffice.new_id(),
  kind text not null,
  subject text not null,
  arguments jsonb not null default '[]',
  raised_at timestamptz not null default now(),
  resolved_at timestamptz
);
create unique index attention_items_once_open on backoffice.attention_items (kind, subject) where resolved_at is null;

create table backoffice.cutover (
  singleton boolean primary key default true check (singleton),
  ledger_starts_at timestamptz not null,
  watched_from timestamptz not null,
  opening_needed boolean not null default false,
  set_by text not null default session_user,
  set_at timestamptz not null default now(),
  opening_confirmed_at timestamptz
);
comment on column backoffice.cutover.watched_from is
  'Orders placed from here on may have been paid after the start; of the older ones only those in former_open_orders';
comment on column backoffice.cutover.opening_needed is 'There were former ledger rows or debts: no run before a person has confirmed balances';

do $$
begin
  if '${ledgerStartsAt}' = '' and exists (select from public.orders) then
    raise exception 'SUITO:db.ledger_start_needed';
  end if;
end $$;
insert into backoffice.cutover (ledger_starts_at, watched_from)
select at, least(at, now()) from (select coalesce(nullif('${ledgerStartsAt}', '')::timestamptz, '-infinity') as at) start;

-- Orders placed before the start (or nobody knows when) that may yet turn out to be paid after it. Those that were paid by now, and have not been
-- touched since the start, are not among them; the platform's updated_at is believed only where it follows what happens.
create table backoffice.former_open_orders (
  order_id uuid primary key references public.orders (id) on delete cascade,
  was_paid boolean not null
);
comment on column backoffice.former_open_orders.was_paid is 'Paid when the product came: placed before the start, perhaps paid after it';
insert into backoffice.former_open_orders
select o.id, coalesce(o.payment_status::text = 'paid', false)
  from public.orders o cross join backoffice.cutover c
 cross join (select backoffice.platform_had('orders', 'updated_at')
                and not exists (select from public.orders where delivery_completed_at > updated_at + interval '1 hour')
                 as follows) updates
 where (o.created_at < c.watched_from or o.created_at is null)
   and (o.payment_status::text = 'paid' and (now() <= c.ledger_starts_at
          or (updates.follows and o.updated_at < c.ledger_starts_at))) is not true;

-- Orders that post-sales has judged and will not post; everything else without ledger ids is still to be posted.
create table backoffice.orders_not_posted (
  order_id uuid primary key references public.orders (id) on delete cascade,
  verdict text not null check (verdict in ('paid_before_start', 'zero', 'voided', 'in_former_ledger', 'refunded')),
  decided_at timestamptz not null default now()
);

create table backoffice.former_debts (
  partner_id uuid primary key references public.partners (id),
  debt bigint not null check (debt > 0)
);
comment on table backoffice.former_debts is 'What partners.debt_cents said when the product took over, in yen';
insert into backoffice.former_debts select id, debt_cents from public.partners where debt_cents > 0;

-- What the opening balances are proposed from: unsettled rows of the former ledger, less a debt that these rows do not
-- explain. Sales that the product has posted itself are left out, or they would count twice.
create view backoffice.opening_proposals as
select p.id as partner_id,
       (coalesce(l.unsettled, 0) - greatest(0, coalesce(d.debt, 0) - greatest(0, -coalesce(l.unsettled, 0))))::bigint
         as proposed,
       coalesce(l.entries, 0) as entries,
       coalesce(l.all_rows, 0)::bigint as sum_of_all,
       coalesce(d.debt, 0) as former_debt
  from public.partners p
  left join (select f.partner_id, count(*) as entries,
                    coalesce(sum(f.amount_cents) filter (where f.status in ('pending', 'available')
                      and not (f.type in ('sale', 'platform_fee') and s.id is not null)), 0) as unsettled,
                    sum(f.amount_cents) filter (where f.status <> 'void') as all_rows
               from public.ledger f
               left join public.ledger s on s.idempotency_key = 'sale-' || f.order_id and s.origin = 'suito'
              where f.origin = 'foreign' and f.partner_id is not null group by f.partner_id) l
    on l.partner_id = p.id
  left join backoffice.former_debts d on d.partner_id = p.id
 where l.partner_id is not null or d.partner_id is not null;

update backoffice.cutover set opening_needed = exists (select from backoffice.opening_proposals);
