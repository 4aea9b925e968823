-- The ground: ids, the clock, and the tools with which later migrations change a platform's tables without losing anything.

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

-- Everything that stands on a column whose type has to change, so that it can be put back exactly as it was.
create function backoffice.dependent_views(target regclass) returns table (view_oid oid, depth int)
language sql stable as $$
  with recursive found as (
    select distinct r.ev_class as view_oid, 1 as depth
      from pg_depend d join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
     where d.refclassid = 'pg_class'::regclass and d.refobjid = target and r.ev_class <> target
    union
    select r.ev_class, f.depth + 1
      from found f
      join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = f.view_oid
      join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
     where r.ev_class <> f.view_oid
  )
  select f.view_oid, max(f.depth)
    from found f join pg_class c on c.oid = f.view_oid and c.relkind in ('v', 'm')
   group by f.view_oid
$$;

-- The statements that make a view again: definition, options, owner, comments, triggers, indexes, grants.
create function backoffice.view_statements(v oid) returns text[] language plpgsql stable as $$
declare
  c pg_class%rowtype;
  name text := v::regclass::text;
  kind text;
  result text[] := '{}';
  statement text;
begin
  select * into c from pg_class where oid = v;
  name := format('%I.%I', c.relnamespace::regnamespace::text, c.relname);
  if c.relnamespace::regnamespace::text like '"%' then
    name := format('%s.%I', c.relnamespace::regnamespace::text, c.relname);
  end if;
  kind := case c.relkind when 'm' then 'materialized view' else 'view' end;
  result := result || format('create %s %s%s as %s%s', kind, name,
    case when c.reloptions is null then '' else ' with (' || array_to_string(c.reloptions, ', ') || ')' end,
    rtrim(pg_get_viewdef(v), ';'),
    case when c.relkind = 'm' and not c.relispopulated then ' with no data' else '' end);
  result := result || format('alter %s %s owner to %I', kind, name, pg_get_userbyid(c.relowner));
  for statement in
    select format('comment on %s %s is %L', kind, name, description) from pg_description
     where objoid = v and classoid = 'pg_class'::regclass and objsubid = 0
    union all
    select format('comment on column %s.%I is %L', name, a.attname, d.description)
      from pg_description d join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
     where d.objoid = v and d.classoid = 'pg_class'::regclass and d.objsubid > 0
    union all
    select pg_get_triggerdef(oid) from pg_trigger where tgrelid = v and not tgisinternal
    union all
    select pg_get_indexdef(indexrelid) from pg_index where indrelid = v
    union all
    -- nobody keeps more than he had, so the grants are laid down from nothing
    select format('revoke all on %s from public, %I', name, pg_get_userbyid(c.relowner)) where c.relacl is not null
    union all
    select format('grant %s on %s to %s%s', a.privilege_type, name,
                  case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                  case when a.is_grantable then ' with grant option' else '' end)
      from aclexplode(c.relacl) a where c.relacl is not null
    union all
    select format('grant %s (%I) on %s to %s%s', x.privilege_type, a.attname, name,
                  case x.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
                  case when x.is_grantable then ' with grant option' else '' end)
      from pg_attribute a cross join lateral aclexplode(a.attacl) x where a.attrelid = v and a.attacl is not null
  loop
    result := result || statement;
  end loop;
  return result;
end $$;

-- Makes money columns BIGINT and instants TIMESTAMPTZ in one rewrite of the table, taking dependent views down and
-- putting them back. Columns that already fit are left alone; types that cannot be turned safely are refused.
create function backoffice.fit_columns(target regclass, money text[], instants text[], zone text) returns void
language plpgsql as $$
declare
  actions text[] := '{}';
  column_name text;
  found_type text;
  saved text[] := '{}';
  v record;
  statement text;
begin
  for column_name, found_type in
    select attname, format_type(atttypid, atttypmod) from pg_attribute
     where attrelid = target and attname = any(money) and not attisdropped
  loop
    if found_type in ('integer', 'smallint') then
      actions := actions || format('alter column %I type bigint', column_name);
    elsif found_type <> 'bigint' then
      raise exception 'SUITO:db.platform_shape|%.%|%|bigint', target, column_name, found_type;
    end if;
  end loop;
  for column_name, found_type in
    select attname, format_type(atttypid, null) from pg_attribute
     where attrelid = target and attname = any(instants) and not attisdropped
  loop
    if found_type = 'timestamp without time zone' then
      if zone = '' then
        raise exception 'SUITO:db.time_zone_unknown';
      end if;
      actions := actions || format('alter column %I type timestamptz using %I at time zone %L',
                                   column_name, column_name, zone);
    elsif found_type <> 'timestamp with time zone' then
      raise exception 'SUITO:db.platform_shape|%.%|%|timestamptz', target, column_name, found_type;
    end if;
  end loop;
  if actions = '{}' then
    return;
  end if;
  for v in select view_oid from backoffice.dependent_views(target) order by depth, view_oid loop
    saved := saved || backoffice.view_statements(v.view_oid);
  end loop;
  for v in select view_oid, c.relkind from backoffice.dependent_views(target) d
             join pg_class c on c.oid = d.view_oid order by depth desc, view_oid loop
    execute format('drop %s %s', case v.relkind when 'm' then 'materialized view' else 'view' end,
                   v.view_oid::regclass);
  end loop;
  execute format('alter table %s %s', target, array_to_string(actions, ', '));
  foreach statement in array saved loop
    execute statement;
  end loop;
end $$;

-- Refuses a column whose type nobody should guess about.
create function backoffice.require_type(target regclass, name text, wanted text) returns void language plpgsql as $$
declare found_type text;
begin
  select format_type(atttypid, null) into found_type from pg_attribute
   where attrelid = target and attname = name and not attisdropped;
  if found_type is distinct from wanted then
    raise exception 'SUITO:db.platform_shape|%.%|%|%', target, name, coalesce(found_type, 'nothing'), wanted;
  end if;
end $$;
