-- What a payout item is, and what was promised to it, is decided once; the database holds to it whoever writes.

-- A partner's money leaves for an item once in the item's life, whatever the round.
create unique index stripe_commands_one_transfer_per_item on backoffice.stripe_commands (subject_id)
  where subject_kind = 'payout_item' and step = 'transfer' and state <> 'failed';

create function backoffice.refuse_item_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:payouts.item_facts|%', old.id;
end $$;
create function backoffice.refuse_item_statement() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:payouts.item_facts|%', lower(tg_op);
end $$;

-- The conditions stand in WHEN, so that a lawful statement never calls a function per row.
create trigger payout_items_facts_stay before update on backoffice.payout_items for each row
  when (old.id <> new.id or old.run_id <> new.run_id or old.partner_id <> new.partner_id
        or old.stripe_account_id <> new.stripe_account_id or old.amount <> new.amount or old.entries <> new.entries
        or old.created_at <> new.created_at or new.round < old.round
        or (old.settled_at is not null and old.settled_at is distinct from new.settled_at)
        or (old.transfer_id is not null and old.transfer_id is distinct from new.transfer_id)
        or (old.reversal_id is not null and old.reversal_id is distinct from new.reversal_id)
        or (old.freed_entries is not null and old.freed_entries is distinct from new.freed_entries)
        -- another payout follows only one that came back
        or (old.payout_id is not null and old.payout_id is distinct from new.payout_id
            and old.state not in ('transferred', 'payout_sent')))
  execute function backoffice.refuse_item_change();

-- The ways an item can go; from planned and transferred also directly, where a restored database learns what was done.
create trigger payout_items_go_their_way before update on backoffice.payout_items for each row
  when (old.state <> new.state and (old.state || ' ' || new.state) not in (
    'planned transfer_sent', 'planned transferred', 'planned held', 'planned failed', 'planned released',
    'transfer_sent transferred', 'transfer_sent failed', 'transfer_sent planned', 'transfer_sent held',
    'transferred payout_sent', 'transferred submitted', 'transferred at_account',
    'payout_sent submitted', 'payout_sent at_account', 'payout_sent transferred',
    'submitted paid', 'submitted at_account', 'paid at_account',
    'held planned', 'held released', 'failed planned', 'failed released',
    'at_account transferred', 'at_account take_back_sent',
    'take_back_sent taken_back', 'take_back_sent at_account'))
  execute function backoffice.refuse_item_change();

create trigger payout_items_stay before delete or truncate on backoffice.payout_items
  for each statement execute function backoffice.refuse_item_statement();

-- Items and reservations are made while their run is being planned, and never afterwards.
create function backoffice.refuse_late_items() returns trigger language plpgsql as $$
begin
  if exists (select from made m join public.payout_runs r on r.run_id = m.run_id
              where r.kind is null or r.state <> 'planned' or r.plan_hash <> '' or m.state <> 'planned'
                 or m.settled_at is not null or m.transfer_id is not null or m.payout_id is not null
                 or m.reversal_id is not null) then
    raise exception 'SUITO:payouts.item_facts|insert';
  end if;
  return null;
end $$;
create trigger payout_items_made_by_a_plan after insert on backoffice.payout_items
  referencing new table as made for each statement execute function backoffice.refuse_late_items();

create function backoffice.refuse_late_reservation() returns trigger language plpgsql as $$
begin
  if exists (select from backoffice.payout_items i join public.payout_runs r on r.run_id = i.run_id
              where i.id in (select item_id from made) and (r.plan_hash <> '' or i.state <> 'planned')) then
    raise exception 'SUITO:ledger.reservation';
  end if;
  return null;
end $$;
create trigger payout_item_entries_made_by_a_plan after insert on backoffice.payout_item_entries
  referencing new table as made for each statement execute function backoffice.refuse_late_reservation();

-- Nothing is freed while money of the item is or may be under way, or stands at the partner's account.
create function backoffice.refuse_freeing() returns trigger language plpgsql as $$
declare item uuid;
begin
  select c.subject_id into item from backoffice.stripe_commands c
   where c.subject_id in (select item_id from freed) and c.state in ('sending', 'unknown') limit 1;
  if item is not null then
    raise exception 'SUITO:payouts.in_flight|%', item;
  end if;
  select i.id into item from backoffice.payout_items i
   where i.id in (select item_id from freed) and i.reversal_id is null
     and (i.transfer_id is not null
          or exists (select from backoffice.stripe_commands c
                      where c.subject_id = i.id and c.step = 'transfer' and c.state <> 'failed')) limit 1;
  if item is not null then
    raise exception 'SUITO:payouts.not_reversed|%', item;
  end if;
  return null;
end $$;
create trigger payout_item_entries_not_at_stripe after delete on backoffice.payout_item_entries
  referencing old table as freed for each statement execute function backoffice.refuse_freeing();

-- A plan stays the plan that was seen, and an end is an end.
create function backoffice.refuse_run_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:payouts.run_facts|%', old.run_id;
end $$;
create trigger payout_runs_facts_stay before update on public.payout_runs for each row
  when (old.kind is not null
        and (old.run_id <> new.run_id or old.kind is distinct from new.kind or old.run_date <> new.run_date
             or old.as_of is distinct from new.as_of or old.reason is distinct from new.reason
             or old.requested_by is distinct from new.requested_by
             or (old.plan_hash <> '' and (old.plan_hash is distinct from new.plan_hash
                                          or old.planned_total is distinct from new.planned_total))
             or (old.state in ('completed', 'discarded', 'missed') and old.state is distinct from new.state)))
  execute function backoffice.refuse_run_change();
