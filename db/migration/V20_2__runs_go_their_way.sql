-- The ways a run can go. Without this, a run that is being paid could be given up by mistake, and its date be free again.
create trigger payout_runs_go_their_way before update on public.payout_runs for each row
  when (old.kind is not null and old.state <> new.state and (old.state || ' ' || new.state) not in (
    'planned executing', 'planned short_of_funds', 'planned discarded',
    'short_of_funds executing', 'short_of_funds discarded',
    'executing paused', 'executing completed', 'paused executing', 'paused completed',
    'missed discarded'))
  execute function backoffice.refuse_run_change();

-- What is written down about a date points at a run of that date.
create function backoffice.require_run_of_date() returns trigger language plpgsql as $$
begin
  if not exists (select from public.payout_runs
                  where run_id = new.run_id and kind = 'scheduled' and run_date = new.run_date) then
    raise exception 'SUITO:payouts.schedule_facts';
  end if;
  return new;
end $$;
create trigger scheduled_dates_are_of_their_run before insert on backoffice.scheduled_dates
  for each row execute function backoffice.require_run_of_date();
