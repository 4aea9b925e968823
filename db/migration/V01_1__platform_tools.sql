-- The tools with which migrations change a platform's tables: nothing is lost, what stands in the way is taken down and
-- put back as it was, and what nobody should guess about is refused.

-- What the platform's tables were before the product came.
create table backoffice.platform_columns (
  table_name text not null,
  column_name text not null,
  column_type text not null,
  primary key (table_name, column_name)
);
insert into backoffice.platform_columns
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where c.relnamespace = 'public'::regnamespace
   and c.relname in ('partners', 'users', 'partner_bank_accounts', 'orders', 'ledger', 'payout_runs');

create function backoffice.platform_had(table_name text, column_name text) returns boolean language sql stable as $$
  select exists (select from backoffice.platform_columns c
                  where c.table_name = platform_had.table_name and c.column_name = platform_had.column_name)
$$;

-- In which zone the platform's TIMESTAMP columns were read; empty where nobody needed to know. The product's own
-- connections use it too, because defaults and triggers of the platform run in them.
create table backoffice.platform (
  singleton boolean primary key default true check (singleton),
  time_zone text not null,
  migrated_at timestamptz not null default now()
);
insert into backoffice.platform (time_zone) values ('${platformTimeZone}');

-- Locks tables for a change without standing in the way of the web applications: whoever waits for a table makes
-- everybody behind him wait, so we wait once, for the table that is busy, holding nothing, and then only for moments
-- (less than deadlock_timeout, so that nobody else is ever chosen as a deadlock's victim).
create function backoffice.lock_tables(names text[]) returns void language plpgsql as $$
declare
  target regclass;
  patience text := '1500ms';
begin
  for target in
    select c.oid from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relname = any (names) and c.relkind in ('r', 'p')
     order by exists (select from pg_locks l
                       where l.locktype = 'relation' and l.relation = c.oid and l.granted
                         and l.database = (select oid from pg_database where datname = current_database())
                         and l.pid is distinct from pg_backend_pid()) desc, c.oid
  loop
    perform set_config('lock_timeout', patience, true);
    execute format('lock table %s in access exclusive mode', target);
    patience := '100ms';
  end loop;
  perform set_config('lock_timeout', '300ms', true);
exception when lock_not_available then
  raise exception using errcode = 'lock_not_available', message = format('SUITO:db.migration_blocked|%s|%s', target,
    (select string_agg(distinct coalesce(l.pid::text, 'prepared'), ', ') from pg_locks l
      where l.locktype = 'relation' and l.relation = target and l.granted and l.pid is distinct from pg_backend_pid()));
end $$;

create function backoffice.column_type(target regclass, name text) returns text language sql stable as $$
  select format_type(atttypid, null) from pg_attribute
   where attrelid = target and attname = name and attnum > 0 and not attisdropped
$$;

-- Refuses a table that is none, and an id that is not the uuid by which others can name its rows.
create function backoffice.require_table(target regclass, id text) returns void language plpgsql as $$
declare kind "char" := (select relkind from pg_class where oid = target);
begin
  if kind not in ('r', 'p') then
    raise exception 'SUITO:db.platform_shape|%|%|table', target,
      case kind when 'v' then 'view' when 'm' then 'materialized view' else 'foreign table' end;
  end if;
  perform backoffice.require_type(target, id, 'uuid');
  if not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                  where i.indrelid = target and i.indisunique and i.indisvalid and i.indimmediate
                    and i.indnkeyatts = 1 and i.indpred is null and i.indexprs is null and a.attname = id) then
    raise exception 'SUITO:db.platform_shape|%.%|not unique|primary key', target, id;
  end if;
end $$;

-- Refuses a column whose type nobody should guess about. "text" stands for all string types, "words" for enums too.
create function backoffice.require_type(target regclass, name text, wanted text) returns void language plpgsql as $$
declare
  found_type text := backoffice.column_type(target, name);
  category "char" := (select t.typcategory from pg_attribute a join pg_type t on t.oid = a.atttypid
                       where a.attrelid = target and a.attname = name);
begin
  if found_type is null or not (case wanted when 'text' then category = 'S'
                                            when 'words' then category in ('S', 'E') else found_type = wanted end) then
    raise exception 'SUITO:db.platform_shape|%.%|%|%', target, name, coalesce(found_type, 'nothing'),
      replace(wanted, 'words', 'text');
  end if;
end $$;

-- A table with rows must have these columns: adding them empty would say something false about the rows.
create function backoffice.require_meaning(target text, names text[]) returns void language plpgsql as $$
declare
  filled boolean;
  missing text;
begin
  if to_regclass('public.' || target) is null then
    return;
  end if;
  execute format('select exists (select from public.%I)', target) into filled;
  select n into missing from unnest(names) n where not backoffice.platform_had(target, n) limit 1;
  if filled and missing is not null then
    raise exception 'SUITO:db.platform_shape|%.%|nothing|%', target, missing, 'a column';
  end if;
end $$;

-- Refuses to take over a column of the platform's own that has the name of one of ours.
create function backoffice.require_free(target text, names text[]) returns void language plpgsql as $$
declare taken text := (select n from unnest(names) n where backoffice.platform_had(target, n) limit 1);
begin
  if taken is not null then
    raise exception 'SUITO:db.column_taken|%.%', target, taken;
  end if;
end $$;

create function backoffice.ensure_default(target regclass, name text, expression text) returns void
language plpgsql as $$
begin
  if not (select atthasdef from pg_attribute where attrelid = target and attname = name) then
    execute format('alter table %s alter column %I set default %s', target, name, expression);
  end if;
end $$;

-- Makes an index unless the platform has one that serves: the same leading columns, whole, and unique where wanted.
create function backoffice.ensure_index(target regclass, name text, keys text, is_unique boolean default false)
returns void language plpgsql as $$
declare columns text[] := array(select split_part(btrim(k), ' ', 1) from unnest(string_to_array(keys, ',')) k);
begin
  if exists (
    select from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
     where i.indrelid = target and i.indisvalid and i.indpred is null and m.amname = 'btree'
       and (not is_unique or (i.indisunique and i.indnkeyatts = cardinality(columns)))
       and columns = array(select a.attname::text from generate_series(0, cardinality(columns) - 1) n
                             left join pg_attribute a on a.attrelid = target and a.attnum = i.indkey[n] order by n)) then
    return;
  end if;
  if to_regclass('public.' || quote_ident(name)) is not null then
    name := name || '_suito';
  end if;
  execute format('create %s index %I on %s (%s)', case when is_unique then 'unique' else '' end, name, target, keys);
end $$;

-- Makes the foreign key of a column behave as wanted when the other row goes. Rows that point nowhere are left alone.
create function backoffice.ensure_reference(target regclass, name text, other regclass, action text) returns void
language plpgsql as $$
declare
  found record;
  wanted "char"[] := case action when 'restrict' then array['r', 'a'] else array['n'] end;
  constraint_name text := (select relname from pg_class where oid = target) || '_' || name || '_fkey';
begin
  select c.conname, c.confdeltype into found from pg_constraint c join pg_attribute a
      on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
   where c.conrelid = target and c.contype = 'f' and c.confrelid = other and a.attname = name;
  if found.confdeltype = any (wanted) then
    return;
  elsif found.conname is not null then
    constraint_name := found.conname;
    execute format('alter table %s drop constraint %I', target, constraint_name);
  end if;
  execute format('alter table %s add constraint %I foreign key (%I) references %s on delete %s not valid',
                 target, constraint_name, name, other, action);
  begin
    execute format('alter table %s validate constraint %I', target, constraint_name);
  exception when foreign_key_violation then
    null;
  end;
end $$;

-- Runs a statement on a table without its triggers: what the product mends is not a change of the platform's.
create function backoffice.without_triggers(target regclass, statement text) returns void language plpgsql as $$
declare
  t record;
  active record;
  saved jsonb := (select jsonb_agg(jsonb_build_object('name', tgname, 'state', tgenabled))
                    from pg_trigger where tgrelid = target and not tgisinternal and tgenabled <> 'D');
begin
  for t in select x.name from jsonb_to_recordset(coalesce(saved, '[]')) as x(name text) loop
    execute format('alter table %s disable trigger %I', target, t.name);
  end loop;
  execute statement;
  for active in select * from jsonb_to_recordset(coalesce(saved, '[]')) as x(name text, state text) loop
    execute format('alter table %s enable %s trigger %I', target,
                   case active.state when 'R' then 'replica' when 'A' then 'always' else '' end, active.name);
  end loop;
end $$;
