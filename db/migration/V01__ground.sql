-- The ground: ids and the clock.

do $$
begin
  if current_setting('server_version_num')::int < 150000 then
    raise exception 'SUITO:db.server_too_old|%', current_setting('server_version');
  end if;
  -- Time-ordered ids keep the big indexes compact; servers before 18 do without.
  if current_setting('server_version_num')::int >= 180000 then
    execute 'create function backoffice.new_id() returns uuid language sql volatile parallel safe as ''select uuidv7()''';
  else
    execute 'create function backoffice.new_id() returns uuid language sql volatile parallel safe as ''select gen_random_uuid()''';
  end if;
end $$;

-- Which Stripe account and mode this database belongs to; live and test are never mixed.
create table backoffice.stripe_binding (
  singleton boolean primary key default true check (singleton),
  account_id text not null,
  livemode boolean not null,
  bound_at timestamptz not null default now()
);

-- The shift exists for tests and simulations; in live mode the trigger below refuses it.
create table backoffice.clock_shift (
  singleton boolean primary key default true check (singleton),
  shift interval not null default interval '0'
);
insert into backoffice.clock_shift default values;

create function backoffice.refuse_clock_shift_in_live_mode() returns trigger language plpgsql as $$
begin
  if new.shift <> interval '0' and exists (select from backoffice.stripe_binding where livemode) then
    raise exception 'SUITO:db.clock_shift_live';
  end if;
  return new;
end $$;
create trigger clock_shift_live before insert or update on backoffice.clock_shift
  for each row execute function backoffice.refuse_clock_shift_in_live_mode();

create function backoffice.refuse_live_mode_with_clock_shift() returns trigger language plpgsql as $$
begin
  if new.livemode and exists (select from backoffice.clock_shift where shift <> interval '0') then
    raise exception 'SUITO:db.clock_shift_live';
  end if;
  return new;
end $$;
create trigger stripe_binding_unshifted before insert or update on backoffice.stripe_binding
  for each row execute function backoffice.refuse_live_mode_with_clock_shift();

-- "Now" for cut-offs, releases and ages. Leases use clock_timestamp() itself.
create function backoffice.clock() returns timestamptz language sql stable as $$
  select statement_timestamp() + (select shift from backoffice.clock_shift)
$$;
