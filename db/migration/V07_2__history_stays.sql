-- What was decided stays readable: policies are added, stops are lifted, requests begin at their beginning.

-- A policy holds from its date on, and what held before is never rewritten: fees already taken were taken by it.
create function backoffice.refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:payouts.policy_append_only';
end $$;
create trigger payout_policy_stays before update or delete or truncate on backoffice.payout_policy
  for each statement execute function backoffice.refuse_policy_change();
create trigger payout_policy_not_in_the_past before insert on backoffice.payout_policy for each row
  when (new.effective_from < backoffice.clock() - interval '1 minute')
  execute function backoffice.refuse_policy_change();

-- A stop is set once and lifted once; it is never turned into another one, and never forgotten.
create function backoffice.refuse_stop_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:stops.facts';
end $$;
create trigger partner_stops_facts_stay before update on backoffice.partner_stops for each row
  when (old.lifted_at is not null or new.lifted_at is null or old.id <> new.id or old.partner_id <> new.partner_id
        or old.reason <> new.reason or old.note is distinct from new.note
        or old.expires_at is distinct from new.expires_at or old.set_by <> new.set_by or old.set_at <> new.set_at)
  execute function backoffice.refuse_stop_change();
create trigger partner_stops_begin_set before insert on backoffice.partner_stops for each row
  when (new.lifted_at is not null) execute function backoffice.refuse_stop_change();
create trigger partner_stops_stay before delete or truncate on backoffice.partner_stops
  for each statement execute function backoffice.refuse_stop_change();

-- Nobody writes an answer that no executor has given.
create function backoffice.refuse_request_birth() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:request.not_new|%', new.status;
end $$;
create trigger requests_begin_new before insert on backoffice.requests for each row
  when (new.status not in ('queued', 'waiting_approval') or new.executor is not null or new.started_at is not null
        or new.finished_at is not null or new.outcome is not null or new.error_code is not null)
  execute function backoffice.refuse_request_birth();

-- A check that is null lets everything pass: states, types and statuses of ours must be known ones.
alter table public.payout_runs drop constraint payout_runs_ours,
  add constraint payout_runs_ours check (kind is null or coalesce(
    kind in ('scheduled', 'manual', 'bank') and as_of is not null and plan_hash is not null
    and status = case
      when state in ('planned', 'awaiting_approval', 'approved') then 'pending'
      when state in ('executing', 'paused') then 'running'
      when state = 'completed' then 'completed'
      when state in ('discarded', 'missed', 'short_of_funds') then 'failed' end, false));
alter table public.ledger
  add constraint ledger_ours_known check (origin <> 'suito'
    or (type is not null and status is not null and amount_cents is not null));

-- One payment is one sale: a PaymentIntent that a second order names would be paid to partners twice.
create unique index ledger_one_sale_per_payment on public.ledger (stripe_payment_intent_id)
  where origin = 'suito' and type = 'sale' and status <> 'void' and stripe_payment_intent_id is not null;
