-- What lists page through, and how open windows learn that something changed.

-- One row of balances for every partner from the first day, so that lists find everybody through one index.
alter table backoffice.partner_balances drop constraint partner_balances_partner_id_fkey;
alter table backoffice.partner_balances add constraint partner_balances_partner
  foreign key (partner_id) references public.partners (id) on delete cascade;
create function backoffice.balances_of_new_partners() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into backoffice.partner_balances (partner_id) select id from arrived order by id on conflict do nothing;
  return null;
end $$;
create trigger partners_balances_insert after insert on public.partners
  referencing new table as arrived for each statement execute function backoffice.balances_of_new_partners();
insert into backoffice.partner_balances (partner_id) select id from public.partners order by id on conflict do nothing;

-- Where money stands, in yen: the one definition for every screen, export and job.
create view backoffice.balances as
  select b.partner_id, b.pending, m.maturing, b.unreserved - m.maturing as available, b.reserved as in_transit,
         a.at_account, b.paid_out, greatest(0, -(b.pending + b.unreserved)) as debt, b.unreserved
    from backoffice.partner_balances b
    cross join lateral (
      select coalesce(sum(l.amount_cents), 0)::bigint as maturing from public.ledger l
       where l.partner_id = b.partner_id and l.status = 'available' and l.origin = 'suito'
         and l.available_at > backoffice.clock()
         and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)) m
    cross join lateral (
      select coalesce(sum(i.amount), 0)::bigint as at_account from backoffice.payout_items i
       where i.partner_id = b.partner_id and i.state in ('at_account', 'take_back_sent')) a;

create index partner_balances_list on backoffice.partner_balances (unreserved, partner_id);
create index partners_name_list on public.partners ((coalesce(name, '')), id);
create index partners_debt_list on public.partners ((coalesce(debt_cents, 0)), id);
create index ledger_partner_list on public.ledger (partner_id, created_at, id) where origin = 'suito';
create index payout_runs_list on public.payout_runs (as_of, run_id) where kind is not null;
create index payout_items_amount_list on backoffice.payout_items (run_id, amount, id);

-- One word per transaction and topic; whoever shows such rows reads them again.
create function backoffice.notify_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('suito_changes', tg_argv[0]);
  return null;
end $$;
create trigger payout_runs_tell after insert or update on public.payout_runs
  for each statement execute function backoffice.notify_change('runs');
create trigger payout_items_tell after insert or update on backoffice.payout_items
  for each statement execute function backoffice.notify_change('items');
create trigger run_controls_tell after insert or update on backoffice.run_controls
  for each statement execute function backoffice.notify_change('runs');
create trigger partner_stops_tell after insert or update on backoffice.partner_stops
  for each statement execute function backoffice.notify_change('partners');
create trigger attention_tell after insert or update on backoffice.attention_items
  for each statement execute function backoffice.notify_change('attention');
create trigger requests_tell after insert or update of status on backoffice.requests
  for each statement execute function backoffice.notify_change('requests');
