package io.suito.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a database says of itself, line by line, so that before and after can be compared. */
public final class Catalog {
    private static final String EVERYTHING = """
            with relation as (
              select c.*, c.oid as id, n.nspname || '.' || c.relname as name
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'backoffice'))
            select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') from pg_namespace where nspname !~ '^pg_'
            union all
            select 'relation ' || name || ' kind=' || relkind::text || ' owner=' || pg_get_userbyid(relowner)
                   || ' options=' || coalesce(reloptions::text, '') || ' rls=' || relrowsecurity || relforcerowsecurity
                   || ' filled=' || relispopulated || ' grants='
                   || (select string_agg(a::text, ' ' order by a::text)
                         from unnest(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) a)
              from relation where relkind in ('r', 'p', 'v', 'm', 'S')
            union all
            select 'column ' || name || '.' || attname || ' ' || format_type(atttypid, atttypmod)
                   || case when attnotnull then ' not null' else '' end || ' generated=' || attgenerated::text
                   || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || coalesce(' grants=' || attacl::text, '')
                   || ' statistics=' || coalesce(attstattarget::text, '')
              from relation r join pg_attribute a on a.attrelid = r.id and attnum > 0 and not attisdropped
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where relkind in ('r', 'p', 'v', 'm')
            union all
            select 'comment ' || name || coalesce('.' || attname, '') || ' ' || description
              from relation r join pg_description d on d.objoid = r.id and d.classoid = 'pg_class'::regclass
              left join pg_attribute a on a.attrelid = r.id and a.attnum = d.objsubid and d.objsubid > 0
            union all
            select 'comment on ' || t.tgname || t.rulename || t.polname || ' ' || description from pg_description d
              join (select oid, 'pg_trigger'::regclass as class, tgname, '' as rulename, '' as polname from pg_trigger
                    union all select oid, 'pg_rewrite'::regclass, '', rulename, '' from pg_rewrite
                    union all select oid, 'pg_policy'::regclass, '', '', polname from pg_policy) t
                on t.oid = d.objoid and t.class = d.classoid
            union all
            select 'definition ' || name || ' ' || pg_get_viewdef(id) from relation where relkind in ('v', 'm')
            union all
            select 'constraint ' || name || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
              from relation r join pg_constraint c on c.conrelid = r.id where contype <> 'n'
            union all
            select 'index ' || name || ' ' || pg_get_indexdef(indexrelid) || ' clustered=' || indisclustered
              from relation r join pg_index i on i.indrelid = r.id
            union all
            select 'statistics ' || name || ' ' || pg_get_statisticsobjdef(s.oid)
              from relation r join pg_statistic_ext s on s.stxrelid = r.id
            union all
            select 'trigger ' || name || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
              from relation r join pg_trigger t on t.tgrelid = r.id where not tgisinternal
            union all
            select 'rule ' || name || ' ' || ev_enabled::text || ' ' || pg_get_ruledef(w.oid)
              from relation r join pg_rewrite w on w.ev_class = r.id where rulename <> '_RETURN'
            union all
            select 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || permissive || ' ' || cmd || ' '
                   || roles::text || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') from pg_policies
            union all
            select 'function ' || pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where n.nspname not in ('pg_catalog', 'information_schema', 'backoffice') and p.prokind in ('f', 'p')
            union all
            select 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
              from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.oid, t.typname
            union all
            select 'publication ' || pubname || puballtables from pg_publication
            order by 1""";

    private Catalog() {}

    /** Everything but the product's own schema. */
    public static List<String> of(Connection connection) throws SQLException {
        return lines(connection, EVERYTHING);
    }

    /** The rows of every table and filled materialized view outside the product's schema, as they are. */
    public static Map<String, List<String>> rows(Connection connection) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : lines(connection, """
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'backoffice')
                   and (c.relkind = 'r' or (c.relkind = 'm' and c.relispopulated))""")) {
            all.put(table, lines(connection, "select t::text from " + table + " t order by 1"));
        }
        return all;
    }

    /** The lines that begin so. */
    public static List<String> only(List<String> catalog, String... beginnings) {
        return catalog.stream()
                .filter(line -> java.util.Arrays.stream(beginnings).anyMatch(line::startsWith))
                .toList();
    }

    /** The first column of every row. */
    public static List<String> lines(Connection connection, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(String.valueOf(rows.getString(1)));
            }
        }
        return lines;
    }
}
