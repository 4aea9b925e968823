-- Changing column types with everything that stands on the columns: views, rules, triggers and policies are taken down
-- and put back exactly. What cannot be taken down without harm (functions with SQL bodies, generated columns, indexes on
-- expressions that no longer fit, …) is refused by name.

-- Views that read one of the columns, and views on those; deepest last.
create function backoffice.views_on(target oid, columns smallint[]) returns table (view_oid oid, depth int)
language sql stable as $$
  with recursive found (view_oid, depth) as (
    select r.ev_class, 1
      from pg_depend d join pg_rewrite r on r.oid = d.objid and r.rulename = '_RETURN'
     where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
       and d.refobjid = target and d.refobjsubid = any (columns)
    union
    select r.ev_class, f.depth + 1
      from found f
      join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = f.view_oid
                      and d.classid = 'pg_rewrite'::regclass
      join pg_rewrite r on r.oid = d.objid and r.rulename = '_RETURN' and r.ev_class <> f.view_oid
  )
  select found.view_oid, max(found.depth) from found group by found.view_oid
$$;

create function backoffice.qualified(relation oid) returns text language sql stable as $$
  select format('%I.%I', n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = relation
$$;

create function backoffice.role_name(role oid) returns text language sql stable as $$
  select case role when 0 then 'public' else quote_ident(pg_get_userbyid(role)) end
$$;

-- Gives a view the very grants it had, each by whom it was given, whatever default privileges have added.
create function backoffice.restore_grants(view regclass, owner oid, acl aclitem[], columns jsonb) returns void
language plpgsql as $$
declare
  entry record;
  statement text;
  role_before text := current_setting('role');
begin
  if acl is null and columns = '{}' and (select relacl is null from pg_class where oid = view) then
    return;
  end if;
  for entry in select distinct grantee from pg_class c cross join aclexplode(c.relacl) where c.oid = view loop
    execute format('revoke all on %s from %s cascade', view, backoffice.role_name(entry.grantee));
  end loop;
  for entry in
    with recursive wanted as (
      select null::text as name, a.* from aclexplode(coalesce(acl, acldefault('r', owner))) a
      union all
      select c.key, a.* from jsonb_each_text(columns) c cross join aclexplode(c.value::aclitem[]) a
    ), given as (
      select owner as grantor, 0 as step
      union
      select w.grantee, g.step + 1 from given g join wanted w on w.grantor = g.grantor and w.is_grantable and g.step < 20
       where w.grantee <> owner
    )
    select w.* from wanted w join (select grantor, min(step) as step from given group by grantor) s using (grantor)
     order by s.step
  loop
    statement := format('grant %s%s on %s to %s%s', entry.privilege_type, ' (' || quote_ident(entry.name) || ')', view,
                        backoffice.role_name(entry.grantee), case when entry.is_grantable and entry.grantee <> owner
                                                                  then ' with grant option' else '' end);
    if entry.grantor <> owner then
      perform set_config('role', pg_get_userbyid(entry.grantor), true);
    end if;
    execute statement;
    perform set_config('role', role_before, true);
  end loop;
end $$;

-- The statements that make a view again, but for its rules: definition, options, owner, defaults, indexes, statistics,
-- triggers, comments, grants.
create function backoffice.view_statements(v oid) returns text[] language plpgsql stable as $$
declare
  c pg_class%rowtype;
  name text := backoffice.qualified(v);
  kind text;
  result text[];
begin
  select * into c from pg_class where oid = v;
  kind := case c.relkind when 'm' then 'materialized view' else 'view' end;
  result := array[
    format('create %s %s%s%s%s as %s%s', kind, name,
      (select ' using ' || quote_ident(amname) from pg_am where oid = c.relam),
      ' with (' || array_to_string(c.reloptions, ', ') || ')',
      (select ' tablespace ' || quote_ident(spcname) from pg_tablespace where oid = c.reltablespace),
      rtrim(pg_get_viewdef(v), ';'),
      case when c.relkind = 'm' and not c.relispopulated then ' with no data' end),
    format('alter %s %s owner to %I', kind, name, pg_get_userbyid(c.relowner))];
  return result || array(
    select format('alter %s %s alter column %I set default %s', kind, name, a.attname, pg_get_expr(d.adbin, d.adrelid))
      from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum where d.adrelid = v
    union all
    select format('alter materialized view %s alter column %I set statistics %s', name, attname, attstattarget)
      from pg_attribute where attrelid = v and attnum > 0 and c.relkind = 'm' and attstattarget >= 0
    union all
    select pg_get_indexdef(indexrelid) from pg_index where indrelid = v
    union all
    select format('alter index %s set tablespace %I', backoffice.qualified(x.oid), t.spcname)
      from pg_index i join pg_class x on x.oid = i.indexrelid join pg_tablespace t on t.oid = x.reltablespace
     where i.indrelid = v
    union all
    select format('alter materialized view %s cluster on %I', name, x.relname)
      from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = v and i.indisclustered
    union all
    select pg_get_statisticsobjdef(oid) from pg_statistic_ext where stxrelid = v
    union all
    select pg_get_triggerdef(oid) from pg_trigger where tgrelid = v and not tgisinternal
    union all
    select format('comment on trigger %I on %s is %L', t.tgname, name, d.description)
      from pg_trigger t join pg_description d on d.objoid = t.oid and d.classoid = 'pg_trigger'::regclass
     where t.tgrelid = v
    union all
    select format('comment on index %s is %L', backoffice.qualified(i.indexrelid), d.description)
      from pg_index i join pg_description d on d.objoid = i.indexrelid and d.classoid = 'pg_class'::regclass
     where i.indrelid = v
    union all
    select case d.objsubid when 0 then format('comment on %s %s is %L', kind, name, d.description)
           else format('comment on column %s.%I is %L', name, a.attname, d.description) end
      from pg_description d left join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
     where d.objoid = v and d.classoid = 'pg_class'::regclass
  ) || format('select backoffice.restore_grants(%L, %s, %L, %L)', name, c.relowner, c.relacl::text, (
      select coalesce(jsonb_object_agg(attname, attacl::text), '{}') from pg_attribute
       where attrelid = v and attacl is not null));
end $$;

-- Rules of views to be taken down, and rules anywhere that name one of the columns or views.
create function backoffice.rules_on(target oid, columns smallint[], views oid[]) returns setof pg_rewrite
language sql stable as $$
  select r.* from pg_rewrite r
   where r.rulename <> '_RETURN'
     and (r.ev_class = any (views)
          or exists (select from pg_depend d
                      where d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                        and d.refclassid = 'pg_class'::regclass
                        and ((d.refobjid = target and d.refobjsubid = any (columns)) or d.refobjid = any (views))))
$$;

create function backoffice.rule_statements(r pg_rewrite) returns text[] language sql stable as $$
  select array[pg_get_ruledef(r.oid)]
    || case when r.ev_enabled <> 'O' then array[format('alter table %s %s rule %I', backoffice.qualified(r.ev_class),
         case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, r.rulename)]
       else '{}' end
    || array(select format('comment on rule %I on %s is %L', r.rulename, backoffice.qualified(r.ev_class), description)
               from pg_description where objoid = r.oid and classoid = 'pg_rewrite'::regclass)
$$;

create function backoffice.trigger_statements(t pg_trigger) returns text[] language sql stable as $$
  select array[pg_get_triggerdef(t.oid)]
    || case when t.tgenabled <> 'O' then array[format('alter table %s %s trigger %I', backoffice.qualified(t.tgrelid),
         case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, t.tgname)]
       else '{}' end
    || array(select format('comment on trigger %I on %s is %L', t.tgname, backoffice.qualified(t.tgrelid), description)
               from pg_description where objoid = t.oid and classoid = 'pg_trigger'::regclass)
$$;

create function backoffice.policy_statements(p pg_policy) returns text[] language sql stable as $$
  select array[format('create policy %I on %s as %s for %s to %s%s%s', p.polname, backoffice.qualified(p.polrelid),
      case when p.polpermissive then 'permissive' else 'restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
                    else 'all' end,
      (select string_agg(backoffice.role_name(x), ', ') from unnest(p.polroles) x),
      ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
      ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')]
    || array(select format('comment on policy %I on %s is %L', p.polname, backoffice.qualified(p.polrelid), description)
               from pg_description where objoid = p.oid and classoid = 'pg_policy'::regclass)
$$;

-- Runs the actions on a table between taking down and putting back everything that stands on these columns.
create function backoffice.alter_beneath(target regclass, columns smallint[], actions text) returns void
language plpgsql as $$
declare
  views oid[] := array(select view_oid from backoffice.views_on(target, columns) order by depth, view_oid);
  down text[] := '{}';
  up text[] := '{}';
  found record;
  statement text;
begin
  foreach statement in array views loop
    up := up || backoffice.view_statements(statement::oid);
  end loop;
  for found in select r.ev_class, r.rulename, backoffice.rule_statements(r) as again
                 from backoffice.rules_on(target, columns, views) r loop
    down := down || format('drop rule %I on %s', found.rulename, backoffice.qualified(found.ev_class));
    up := up || found.again;
  end loop;
  for found in select t.tgname, backoffice.trigger_statements(t) as again from pg_trigger t
                where t.tgrelid = target and not t.tgisinternal
                  and exists (select from pg_depend d where d.classid = 'pg_trigger'::regclass and d.objid = t.oid
                                 and d.refobjid = target and d.refobjsubid = any (columns)) order by t.tgname loop
    down := down || format('drop trigger %I on %s', found.tgname, target);
    up := up || found.again;
  end loop;
  for found in select p.polname, p.polrelid, backoffice.policy_statements(p) as again from pg_policy p
                where exists (select from pg_depend d where d.classid = 'pg_policy'::regclass and d.objid = p.oid
                                 and d.refclassid = 'pg_class'::regclass
                                 and ((d.refobjid = target and d.refobjsubid = any (columns))
                                      or d.refobjid = any (views))) order by p.polname loop
    down := down || format('drop policy %I on %s', found.polname, backoffice.qualified(found.polrelid));
    up := up || found.again;
  end loop;
  for found in select v.view_oid, c.relkind from backoffice.views_on(target, columns) v
                 join pg_class c on c.oid = v.view_oid order by v.depth desc, v.view_oid loop
    down := down || format('drop %s %s', case found.relkind when 'm' then 'materialized view' else 'view' end,
                           backoffice.qualified(found.view_oid));
  end loop;
  foreach statement in array down || format('alter table %s %s', target, actions) || up loop
    execute statement;
  end loop;
exception when others then
  if sqlstate like '42%' or sqlstate like '2B%' or sqlstate like '0A%' then
    declare
      message text := sqlerrm;
      detail text;
    begin
      get stacked diagnostics detail = pg_exception_detail;
      raise exception 'SUITO:%|%|%', case sqlstate when '42501' then 'db.privilege_missing' else 'db.platform_dependency' end,
        case sqlstate when '42501' then current_user else target::text end,
        translate(concat_ws(': ', message, nullif(detail, '')), '|' || chr(10), '/ ');
    end;
  end if;
  raise;
end $$;

-- A default that gave a wall clock goes on to give it, as an instant; one that gave "now" needs no zone.
create function backoffice.default_in_zone(target regclass, name text, zone text) returns text language sql stable as $$
  select case when lower(e.expression) ~ '^(now\(\)|current_timestamp|localtimestamp|(transaction|statement|clock)_timestamp\(\))(\(\d\))?$'
              then e.expression
              else format('((%s)::timestamp at time zone %L)', e.expression, zone) end
    from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   cross join lateral (select pg_get_expr(d.adbin, d.adrelid) as expression) e
   where a.attrelid = target and a.attname = name and a.attgenerated = ''
$$;

-- Makes money columns BIGINT and instants TIMESTAMPTZ in one rewrite of the table. Columns that already fit are left
-- alone; types that cannot be turned safely are refused.
create function backoffice.fit_columns(target regclass, money text[], instants text[], zone text) returns void
language plpgsql as $$
declare
  actions text[] := '{}';
  changed smallint[] := '{}';
  c record;
  default_before text;
begin
  for c in
    select a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) as found_type, a.attname = any (money) as is_money
      from pg_attribute a
     where a.attrelid = target and a.attnum > 0 and not a.attisdropped and a.attname = any (money || instants)
  loop
    if c.is_money and c.found_type in ('integer', 'smallint') then
      actions := actions || format('alter column %I type bigint', c.attname);
    elsif not c.is_money and c.found_type ~ '^timestamp(\(\d\))? without time zone$' then
      if zone = '' then
        raise exception 'SUITO:db.time_zone_unknown';
      end if;
      default_before := backoffice.default_in_zone(target, c.attname, zone);
      if default_before is not null then
        actions := actions || format('alter column %I drop default', c.attname);
      end if;
      actions := actions || format('alter column %I type timestamptz using %I at time zone %L', c.attname, c.attname, zone);
      if default_before is not null then
        actions := actions || format('alter column %I set default %s', c.attname, default_before);
      end if;
    elsif c.found_type !~ (case when c.is_money then '^bigint$' else '^timestamp(\(\d\))? with time zone$' end) then
      raise exception 'SUITO:db.platform_shape|%.%|%|%', target, c.attname, c.found_type,
        case when c.is_money then 'bigint' else 'timestamptz' end;
    else
      continue;
    end if;
    changed := changed || c.attnum;
  end loop;
  if actions <> '{}' then
    perform backoffice.alter_beneath(target, changed, array_to_string(actions, ', '));
  end if;
end $$;
