-- Laid over half-ledger.sql: what a long-lived platform hangs on the tables that the product changes.
DO $$
DECLARE role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['platform_reporting', 'platform_owner', 'platform_lead', 'platform_trainee', 'platform_default'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I', role);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END
$$;
CREATE SCHEMA "Berichte";
GRANT USAGE ON SCHEMA "Berichte", public TO platform_owner, platform_lead, platform_trainee;
GRANT CREATE ON SCHEMA "Berichte" TO platform_owner;
GRANT SELECT ON orders, users TO platform_owner;

-- views with options, defaults, comments on columns
CREATE VIEW careful WITH (security_barrier = true, security_invoker = true) AS
    SELECT id, total AS "Gesamt", created_at FROM orders;
ALTER VIEW careful ALTER COLUMN "Gesamt" SET DEFAULT 100;
COMMENT ON COLUMN careful."Gesamt" IS 'in ''Yen''';
CREATE VIEW checked AS SELECT id, order_number, seller_id, total FROM orders WHERE total >= 10000 WITH CASCADED CHECK OPTION;
CREATE VIEW counted AS SELECT count(*) AS orders FROM orders;
COMMENT ON VIEW counted IS 'stands on no column that changes';

-- another owner, grants passed on, grants on columns, a name that needs quotes, views on views across schemas
CREATE VIEW "Berichte"."Umsatz je Tag" AS
    SELECT created_at::date AS tag, sum(total) AS umsatz FROM orders GROUP BY 1;
ALTER VIEW "Berichte"."Umsatz je Tag" OWNER TO platform_owner;
SET ROLE platform_owner;
GRANT SELECT ON "Berichte"."Umsatz je Tag" TO platform_lead WITH GRANT OPTION;
GRANT SELECT (tag) ON "Berichte"."Umsatz je Tag" TO platform_reporting WITH GRANT OPTION;
REVOKE TRIGGER, TRUNCATE ON "Berichte"."Umsatz je Tag" FROM platform_owner;
SET ROLE platform_lead;
GRANT SELECT ON "Berichte"."Umsatz je Tag" TO platform_trainee, PUBLIC;
RESET ROLE;
CREATE VIEW top_days AS SELECT tag FROM "Berichte"."Umsatz je Tag" WHERE tag > date '2026-06-01';
GRANT SELECT, UPDATE ON top_days TO platform_trainee;

-- materialized views on each other, one not filled
CREATE MATERIALIZED VIEW day_sums WITH (fillfactor = 80) AS
    SELECT created_at::date AS day, sum(total) AS total FROM orders GROUP BY 1;
CREATE UNIQUE INDEX day_sums_day ON day_sums (day) WITH (fillfactor = 90);
CREATE INDEX day_sums_big ON day_sums (total DESC NULLS LAST) WHERE day > date '2026-01-01';
COMMENT ON INDEX day_sums_day IS 'für REFRESH CONCURRENTLY';
ALTER MATERIALIZED VIEW day_sums CLUSTER ON day_sums_day;
ALTER MATERIALIZED VIEW day_sums ALTER COLUMN total SET STATISTICS 500;
CREATE STATISTICS day_sums_both ON day, total FROM day_sums;
CREATE VIEW best_day AS SELECT max(total) AS total FROM day_sums;
CREATE MATERIALIZED VIEW not_yet AS SELECT * FROM best_day WITH NO DATA;

-- views to be written through, one with a rule into a view that reads it
CREATE FUNCTION write_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE orders SET total = NEW.total WHERE id = OLD.id;
    RETURN NEW;
END
$$;
CREATE VIEW writable AS SELECT id, total, now() AS seen_at FROM orders;
CREATE TRIGGER writable_update INSTEAD OF UPDATE ON writable FOR EACH ROW EXECUTE FUNCTION write_order();
COMMENT ON TRIGGER writable_update ON writable IS 'Kasse';
CREATE VIEW inbox AS SELECT id, total FROM orders WHERE payment_status = 'pending' OFFSET 0;
CREATE VIEW inbox_big AS SELECT id, total FROM inbox WHERE total > 5000 OFFSET 0;
CREATE RULE inbox_update AS ON UPDATE TO inbox DO INSTEAD UPDATE inbox_big SET total = NEW.total WHERE inbox_big.id = OLD.id;
CREATE RULE inbox_big_update AS ON UPDATE TO inbox_big DO INSTEAD UPDATE orders SET total = NEW.total WHERE orders.id = OLD.id;
COMMENT ON RULE inbox_update ON inbox IS 'weiterreichen';

-- triggers, rules and policies on the columns themselves
CREATE TABLE order_log (order_id uuid, total integer, at timestamp DEFAULT localtimestamp);
CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO order_log (order_id, total) VALUES (NEW.id, NEW.total);
    RETURN NULL;
END
$$;
CREATE TRIGGER orders_log AFTER UPDATE OF total ON orders FOR EACH ROW
    WHEN (OLD.total IS DISTINCT FROM NEW.total) EXECUTE FUNCTION log_order();
COMMENT ON TRIGGER orders_log ON orders IS 'Buchprüfung';
CREATE TRIGGER orders_log_off AFTER UPDATE OF created_at ON orders FOR EACH ROW EXECUTE FUNCTION log_order();
ALTER TABLE orders DISABLE TRIGGER orders_log_off;
CREATE TRIGGER orders_log_always AFTER UPDATE OF delivery_completed_at ON orders FOR EACH ROW EXECUTE FUNCTION log_order();
ALTER TABLE orders ENABLE ALWAYS TRIGGER orders_log_always;
CREATE CONSTRAINT TRIGGER orders_late AFTER UPDATE OF total ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.total < 0) EXECUTE FUNCTION log_order();
CREATE RULE orders_no_free AS ON INSERT TO orders WHERE NEW.total < 0 DO ALSO INSERT INTO order_log (order_id, total) VALUES (NEW.id, NEW.total);
ALTER TABLE orders DISABLE RULE orders_no_free;
CREATE POLICY small_orders ON orders AS RESTRICTIVE FOR SELECT TO platform_trainee, platform_lead USING (total < 10000);
CREATE POLICY new_orders ON orders USING (true) WITH CHECK (created_at > timestamp '2020-01-01' AND total >= 0);
COMMENT ON POLICY small_orders ON orders IS 'nur Kleines';
CREATE POLICY own_log ON order_log USING (EXISTS (SELECT FROM orders o WHERE o.id = order_id AND o.total = order_log.total));
ALTER TABLE orders ADD CONSTRAINT delivered_later CHECK (delivery_completed_at >= created_at);
ALTER TABLE orders ADD COLUMN shipped_at timestamp;
ALTER TABLE orders ADD CONSTRAINT shipped_first CHECK (shipped_at <= delivery_completed_at);
UPDATE orders SET shipped_at = delivery_completed_at;
DELETE FROM order_log;
