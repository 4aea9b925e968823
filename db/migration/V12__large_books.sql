-- A reservation is checked once per statement: the entry exists, is ours, available, and of that partner and amount. That
-- is more than a foreign key says, which besides locked every entry of a plan one by one. Nothing else could break it:
-- entries are never deleted, and their keys, partners and amounts never change (ledger_no_delete, ledger_facts_stay).
create function backoffice.refuse_unlawful_reservation() returns trigger language plpgsql as $$
begin
  if (select count(*) from changed c join public.ledger l on l.id = c.entry_id
       where l.status = 'available' and l.origin = 'suito' and l.partner_id = c.partner_id
         and l.amount_cents = c.amount)
     <> (select count(*) from changed) then
    raise exception 'SUITO:ledger.reservation';
  end if;
  return null;
end $$;
drop trigger payout_item_entries_lawful on backoffice.payout_item_entries;
create trigger payout_item_entries_lawful after insert on backoffice.payout_item_entries
  referencing new table as changed for each statement execute function backoffice.refuse_unlawful_reservation();
alter table backoffice.payout_item_entries drop constraint payout_item_entries_entry_id_fkey;

-- As before; the policy is looked up only where a debt has changed, which is seldom.
create or replace function backoffice.apply_debts(partner_ids uuid[]) returns void language plpgsql as $$
declare
  p backoffice.payout_policy;
  changed record;
begin
  for changed in
    select x.id, greatest(0, -(b.pending + b.unreserved)) as debt
      from public.partners x join backoffice.partner_balances b on b.partner_id = x.id
     where x.id = any(partner_ids) and x.debt_cents is distinct from greatest(0, -(b.pending + b.unreserved))
     order by x.id
  loop
    p := coalesce(p, backoffice.policy(backoffice.clock()));
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
