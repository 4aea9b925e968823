-- A trial: would the platform's own rules on the shared tables (checks, NOT NULL, lengths, triggers) let the product's
-- rows in? Better refused now than in the middle of a run. Nothing of the trial stays.

create function backoffice.try_statement(target text, statement text) returns void language plpgsql as $$
begin
  execute statement;
  raise exception sqlstate 'SU000';
exception
  when sqlstate 'SU000' then
    null;
  when others then
    raise exception 'SUITO:db.platform_rule|%|%', target, translate(sqlerrm, '|' || chr(10), '/ ');
end $$;

do $$
declare
  partner uuid := (select id from public.partners limit 1);
  entry record;
begin
  if partner is not null then
    for entry in select * from (values ('sale', 1, 'pending'), ('platform_fee', -150, 'void'), ('refund', -1, 'available'),
                                       ('adjustment', -1, 'available'), ('adjustment', 1, 'available'),
                                       ('payout', -1, 'paid')) e (type, yen, status) loop
      perform backoffice.try_statement('ledger', format(
        'insert into public.ledger (partner_id, type, amount_cents, status, available_at, stripe_payment_intent_id,
                                    stripe_charge_id, stripe_transfer_id, stripe_payout_id, idempotency_key, note, metadata, origin)
         values (%L, %L, %s, %L, %s, %L, %L, %L, %L, %L, %L, %L, %L)',
        partner, entry.type, entry.yen, entry.status, case entry.status when 'pending' then 'null' else 'now()' end,
        repeat('p', 40), repeat('c', 40), repeat('t', 40), repeat('o', 40),
        'payout-' || gen_random_uuid() || '-' || gen_random_uuid(), repeat('n', 200), '{}', 'suito'));
    end loop;
  end if;
  for entry in select * from (values ('pending', 'planned'), ('running', 'executing'), ('completed', 'completed'),
                                     ('failed', 'discarded')) r (status, state) loop
    perform backoffice.try_statement('payout_runs', format(
      'insert into public.payout_runs (run_date, iso_week, iso_year, status, kind, state, as_of, plan_hash, reason, log,
                                       total_payout_amount_cents, error_message)
       values (current_date, 1, 2026, %L, %L, %L, now(), %L, %L, %L, 3000000000, %L)',
      entry.status, 'manual', entry.state, repeat('0', 64), 'trial', '[]', repeat('e', 200)));
  end loop;
end $$;
