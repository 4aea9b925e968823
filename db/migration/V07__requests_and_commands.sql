-- Staff ask, executors act; nothing goes to Stripe that was not written down first.

create table backoffice.executors (
  incarnation uuid primary key,
  host text not null,
  pid bigint not null,
  home_lock text,
  database_user text not null default session_user,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  acknowledged_fence bigint not null default 0,
  ended_at timestamptz,
  ended_how text
);
comment on column backoffice.executors.acknowledged_fence is
  'Every request this process sent under an older fence has ended';

create table backoffice.leases (
  name text primary key,
  holder uuid references backoffice.executors (incarnation),
  fence bigint not null default 0,
  expires_at timestamptz not null default '-infinity'
);

-- A sender that may not send for now: wrong key, forbidden. Cleared by a start with a key that works.
create table backoffice.sender_pauses (
  lease_name text primary key,
  code text not null,
  since timestamptz not null default clock_timestamp()
);

create table backoffice.requests (
  id uuid primary key default backoffice.new_id(),
  kind text not null,
  payload jsonb not null,
  payload_hash text not null,
  reason text,
  requested_by text not null,
  requested_at timestamptz not null,
  status text not null check (status in ('waiting_approval', 'queued', 'running', 'done', 'refused', 'failed')),
  executor uuid references backoffice.executors (incarnation),
  started_at timestamptz,
  finished_at timestamptz,
  outcome jsonb,
  error_code text,
  error_arguments jsonb,
  check ((status in ('refused', 'failed')) = (error_code is not null)),
  check ((status in ('done', 'refused', 'failed')) = (finished_at is not null))
);
create index requests_open_index on backoffice.requests (requested_at, id) where status in ('queued', 'running');
create index requests_recent_index on backoffice.requests (requested_at desc);

-- Author, time and hash are the database's own knowledge.
create function backoffice.stamp_request() returns trigger language plpgsql as $$
begin
  new.requested_by := session_user;
  new.requested_at := clock_timestamp();
  -- what nobody may decide alone, however it is asked
  if new.kind = 'cutover.opening-balances' then
    new.status := 'waiting_approval';
  end if;
  new.payload_hash := encode(sha256(convert_to(new.kind || chr(10) || new.payload::text || chr(10)
                                               || coalesce(new.reason, ''), 'UTF8')), 'hex');
  return new;
end $$;
create trigger requests_stamp before insert on backoffice.requests
  for each row execute function backoffice.stamp_request();

create function backoffice.refuse_request_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:request.immutable';
end $$;
create trigger requests_facts_stay before update on backoffice.requests for each row
  when (old.kind <> new.kind or old.payload <> new.payload or old.payload_hash <> new.payload_hash
        or old.reason is distinct from new.reason or old.requested_by <> new.requested_by
        or old.requested_at <> new.requested_at or old.status in ('done', 'refused', 'failed'))
  execute function backoffice.refuse_request_change();
create trigger requests_stay before delete or truncate on backoffice.requests
  for each statement execute function backoffice.refuse_request_change();

create function backoffice.notify_request() returns trigger language plpgsql as $$
begin
  if new.status = 'queued' then
    perform pg_notify('suito_requests', new.id::text);
  elsif new.status in ('done', 'refused', 'failed') then
    perform pg_notify('suito_answers', new.id::text);
  end if;
  return null;
end $$;
create trigger requests_notify_insert after insert on backoffice.requests
  for each row execute function backoffice.notify_request();
create trigger requests_notify_update after update of status on backoffice.requests
  for each row execute function backoffice.notify_request();

-- Four eyes: another person, the very same words.
create table backoffice.approvals (
  request_id uuid primary key references backoffice.requests (id) on delete restrict,
  payload_hash text not null,
  approved_by text not null,
  approved_at timestamptz not null
);
create function backoffice.check_approval() returns trigger language plpgsql as $$
declare r backoffice.requests%rowtype;
begin
  select * into r from backoffice.requests where id = new.request_id for update;
  if r.id is null or r.status <> 'waiting_approval' then
    raise exception 'SUITO:approval.nothing_waits|%', new.request_id;
  end if;
  if r.requested_by = session_user then
    raise exception 'SUITO:approval.same_person|%', session_user;
  end if;
  if r.payload_hash <> new.payload_hash then
    raise exception 'SUITO:approval.other_content|%', new.request_id;
  end if;
  new.approved_by := session_user;
  new.approved_at := clock_timestamp();
  return new;
end $$;
create trigger approvals_check before insert on backoffice.approvals
  for each row execute function backoffice.check_approval();

create function backoffice.let_approved_request_go() returns trigger language plpgsql as $$
begin
  update backoffice.requests set status = 'queued' where id = new.request_id;
  return null;
end $$;
create trigger approvals_let_go after insert on backoffice.approvals
  for each row execute function backoffice.let_approved_request_go();

create function backoffice.require_approval() returns trigger language plpgsql as $$
begin
  if not exists (select from backoffice.approvals where request_id = new.id and payload_hash = new.payload_hash) then
    raise exception 'SUITO:approval.needed|%', new.id;
  end if;
  return new;
end $$;
create trigger requests_wait_for_approval before update on backoffice.requests for each row
  when (old.status = 'waiting_approval' and new.status in ('queued', 'running', 'done'))
  execute function backoffice.require_approval();
create trigger approvals_stay before update or delete or truncate on backoffice.approvals
  for each statement execute function backoffice.refuse_request_change();

-- One durable instruction to Stripe.
create table backoffice.stripe_commands (
  id uuid primary key default backoffice.new_id(),
  subject_kind text not null,
  subject_id uuid not null,
  group_id uuid,
  step text not null,
  round int not null default 1,
  kind text not null,
  account text,
  livemode boolean not null,
  path text not null,
  parameters jsonb not null,
  parameters_hash text not null,
  api_version text not null,
  idempotency_key text not null unique,
  state text not null default 'queued' check (state in ('queued', 'sending', 'succeeded', 'failed', 'unknown')),
  attempts int not null default 0,
  first_sent_at timestamptz,
  last_sent_at timestamptz,
  next_at timestamptz not null default '-infinity',
  fence bigint,
  sender uuid references backoffice.executors (incarnation),
  unknown_before boolean not null default false,
  look_up_first boolean not null default false,
  lookups int not null default 0,
  looked_up_at timestamptz,
  response_id text,
  error_code text,
  request_id text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (state <> 'succeeded' or response_id is not null),
  check (state <> 'failed' or error_code is not null),
  check (state <> 'sending' or (fence is not null and sender is not null and first_sent_at is not null))
);
create unique index stripe_commands_one_live_per_step on backoffice.stripe_commands (subject_id, step, round)
  where state <> 'failed';
create index stripe_commands_due on backoffice.stripe_commands (next_at, created_at)
  where state in ('queued', 'sending', 'unknown');
create index stripe_commands_subject on backoffice.stripe_commands (subject_id);
create index stripe_commands_group on backoffice.stripe_commands (group_id) where state in ('queued', 'sending', 'unknown');

-- Groups (runs) whose unsent commands are kept back, also those that are written or turned away meanwhile.
create table backoffice.stopped_groups (
  group_id uuid primary key,
  stopped_at timestamptz not null default clock_timestamp()
);

create function backoffice.stamp_command() returns trigger language plpgsql as $$
begin
  new.parameters_hash := encode(sha256(convert_to(
    new.path || chr(10) || coalesce(new.account, '') || chr(10) || new.parameters::text, 'UTF8')), 'hex');
  return new;
end $$;
create trigger stripe_commands_stamp before insert on backoffice.stripe_commands
  for each row execute function backoffice.stamp_command();

-- What was to be sent never changes, and an end is an end.
create function backoffice.refuse_command_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:stripe.command_immutable|%', old.id;
end $$;
create trigger stripe_commands_facts_stay before update on backoffice.stripe_commands for each row
  when (old.id <> new.id or old.subject_kind <> new.subject_kind or old.group_id is distinct from new.group_id
        or old.parameters_hash <> new.parameters_hash or old.created_at <> new.created_at
        or old.subject_id <> new.subject_id or old.step <> new.step or old.round <> new.round or old.kind <> new.kind
        or old.account is distinct from new.account or old.livemode <> new.livemode or old.path <> new.path
        or old.parameters <> new.parameters or old.api_version <> new.api_version
        or old.idempotency_key <> new.idempotency_key or old.state in ('succeeded', 'failed')
        or old.first_sent_at is distinct from new.first_sent_at and old.first_sent_at is not null)
  execute function backoffice.refuse_command_change();
create trigger stripe_commands_stay before delete on backoffice.stripe_commands
  for each row execute function backoffice.refuse_command_change();

-- The journal: each sending and each answer, appended by whoever sent, never changed.
create table backoffice.stripe_attempts (
  id uuid primary key default backoffice.new_id(),
  command_id uuid not null references backoffice.stripe_commands (id),
  sender uuid not null references backoffice.executors (incarnation),
  fence bigint not null,
  sent_at timestamptz not null default clock_timestamp()
);
create index stripe_attempts_command on backoffice.stripe_attempts (command_id);
create table backoffice.stripe_answers (
  attempt_id uuid primary key references backoffice.stripe_attempts (id),
  answered_at timestamptz not null default clock_timestamp(),
  http_status int,
  verdict text not null,
  response_id text,
  error_code text,
  request_id text,
  body jsonb
);
create function backoffice.refuse_journal_change() returns trigger language plpgsql as $$
begin
  raise exception 'SUITO:stripe.journal_append_only';
end $$;
create trigger stripe_attempts_stay before update or delete or truncate on backoffice.stripe_attempts
  for each statement execute function backoffice.refuse_journal_change();
create trigger stripe_answers_stay before update or delete or truncate on backoffice.stripe_answers
  for each statement execute function backoffice.refuse_journal_change();

-- Jobs: when they last ran and how it ended.
create table backoffice.job_runs (
  id uuid primary key default backoffice.new_id(),
  name text not null,
  request_id uuid references backoffice.requests (id),
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  outcome jsonb,
  error_code text
);
create index job_runs_name on backoffice.job_runs (name, started_at desc);
