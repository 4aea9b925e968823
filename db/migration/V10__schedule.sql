-- Scheduled runs: since when dates are looked at, what was decided about each, and who wakes up when.

-- No date before the product was there is ever "missed".
create table backoffice.schedule_watch (
  singleton boolean primary key default true check (singleton),
  since timestamptz not null,
  looked_at timestamptz
);
comment on column backoffice.schedule_watch.looked_at is 'When the schedule last looked for something to do, by backoffice.clock()';
insert into backoffice.schedule_watch (since) values (backoffice.clock());

create function backoffice.refuse_watch_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:payouts.schedule_facts';
end $$;
create trigger schedule_watch_facts_stay before update on backoffice.schedule_watch for each row
  when (old.since <> new.since) execute function backoffice.refuse_watch_change();
create trigger schedule_watch_stays before delete or truncate on backoffice.schedule_watch
  for each statement execute function backoffice.refuse_watch_change();

-- One word about each date, once: whoever comes second finds it said. By the rhythm's own date, so that neither a moved
-- holiday nor another policy makes a second date of one.
create table backoffice.scheduled_dates (
  scheduled date primary key,
  run_date date not null,
  run_at timestamptz not null,
  decision text not null check (decision in ('planned', 'missed', 'by_hand')),
  decided_at timestamptz not null,
  run_id uuid not null references public.payout_runs (run_id) on delete restrict
);
comment on column backoffice.scheduled_dates.decision is
  'planned: by the schedule, at once or caught up; missed: too late; by_hand: a person had planned or given it up before';
create index scheduled_dates_run on backoffice.scheduled_dates (run_id);
create trigger scheduled_dates_stay before update or delete or truncate on backoffice.scheduled_dates
  for each statement execute function backoffice.refuse_watch_change();
create trigger scheduled_dates_tell after insert on backoffice.scheduled_dates
  for each statement execute function backoffice.notify_change('runs');

-- A date is never decided before it has come, nor one from before the watch.
create trigger scheduled_dates_have_come before insert on backoffice.scheduled_dates for each row
  when (new.run_at > backoffice.clock()) execute function backoffice.refuse_watch_change();

-- As before, but a missed run can be turned away: by planning its date after all, or by giving it up.
drop trigger payout_runs_facts_stay on public.payout_runs;
create trigger payout_runs_facts_stay before update on public.payout_runs for each row
  when (old.kind is not null
        and (old.run_id <> new.run_id or old.kind is distinct from new.kind or old.run_date <> new.run_date
             or old.as_of is distinct from new.as_of or old.reason is distinct from new.reason
             or old.requested_by is distinct from new.requested_by
             or (old.plan_hash <> '' and (old.plan_hash is distinct from new.plan_hash
                                          or old.planned_total is distinct from new.planned_total))
             or (old.state in ('completed', 'discarded') and old.state is distinct from new.state)
             or (old.state = 'missed' and new.state not in ('missed', 'discarded'))))
  execute function backoffice.refuse_run_change();
create trigger payout_runs_missed_is_no_fate before update on public.payout_runs for each row
  when (new.state = 'missed' and old.state is distinct from 'missed') execute function backoffice.refuse_run_change();

-- The same definition with partners whom a person leaves out of one plan; whoever would not be paid anyway keeps his reason.
create function backoffice.payout_candidates(cut_off timestamptz, chosen uuid[], left_out uuid[])
returns table (partner_id uuid, stripe_account_id text, amount bigint, entries int, reason text)
language sql stable as $$
  select c.partner_id, c.stripe_account_id, c.amount, c.entries,
         coalesce(c.reason, case when c.partner_id = any (left_out) then 'excluded' end)
    from backoffice.payout_candidates(cut_off, chosen) c
$$;

-- When a job ran last is asked for every few seconds.
create index requests_kind_index on backoffice.requests (kind, requested_at desc);

-- The table of db-scheduler, which wakes executors up and decides nothing (columns are its own).
create table backoffice.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on backoffice.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on backoffice.scheduled_tasks (last_heartbeat);
