-- A platform database as a Ruby on Rails application left it. Never had a ledger.
--
-- * TIMESTAMP(6) without time zone, written in UTC as Rails does: the platform's time zone is UTC.
-- * INTEGER money (orders.total, orders.shipping_fee, partners.debt_cents).
-- * 8 partners: 1-6 with a Stripe account, 7 without but with a bank account, 8 without anything.
--   debt_cents is 0 but for partner 6 (2,500). No stripe_* flags, no stop_reason.
-- * 8 sellers (users with a partner), 2 buyers (without).
-- * 124 orders: 120 from 2026-03-02 01:10 to 2026-11-09 22:10 UTC, every 51 hours, and four special ones:
--     R-90001  one second before the cut-over (2026-09-30 14:59:59 UTC), paid and delivered
--     R-90002  exactly at the cut-over (2026-09-30 15:00:00 UTC = 2026-10-01 00:00 JST), paid and delivered
--     R-90003  after it, total 0, paid and delivered
--     R-90004  after it, total 100 (less than the least fee), paid and delivered
--   Of the 120: pending, cancelled, failed and refunded ones among the paid; every ninth was never delivered.
--   payment_txid holds the PaymentIntent; stripe_payment_intent_id and stripe_charge_id do not exist yet.
-- * A CHECK on payment_status that does not know partially_refunded.
-- * Columns of the application's own (gift_note, lock_version, shipping_fee, slug, plan) and a trigger that stamps
--   updated_at on every UPDATE of orders and partners.
-- * recent_sales, a view on orders; partner_sales, a view on that view, with a comment and a grant to the role
--   platform_reporting; daily_sales, a materialized view with a unique index, filled.

CREATE TABLE partners (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    name character varying NOT NULL,
    email character varying NOT NULL,
    slug character varying,
    plan integer DEFAULT 0 NOT NULL,
    stripe_account_id character varying,
    payouts_enabled boolean DEFAULT false NOT NULL,
    debt_cents integer DEFAULT 0 NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE UNIQUE INDEX index_partners_on_stripe_account_id ON partners (stripe_account_id);
CREATE UNIQUE INDEX index_partners_on_slug ON partners (slug);

CREATE TABLE users (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    email character varying DEFAULT '' NOT NULL,
    encrypted_password character varying DEFAULT '' NOT NULL,
    partner_id uuid REFERENCES partners (id),
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE UNIQUE INDEX index_users_on_email ON users (email);
CREATE INDEX index_users_on_partner_id ON users (partner_id);

CREATE TABLE partner_bank_accounts (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    partner_id uuid NOT NULL REFERENCES partners (id),
    bank_code character varying NOT NULL,
    branch_code character varying NOT NULL,
    account_type character varying DEFAULT 'ordinary' NOT NULL,
    account_number character varying NOT NULL,
    account_holder_kana character varying NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);

CREATE TABLE orders (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    order_number character varying NOT NULL,
    user_id uuid REFERENCES users (id),
    seller_id uuid NOT NULL REFERENCES users (id),
    total integer NOT NULL,
    shipping_fee integer DEFAULT 0 NOT NULL,
    payment_status character varying DEFAULT 'pending' NOT NULL
        CONSTRAINT orders_payment_status_check
        CHECK (payment_status IN ('pending', 'paid', 'failed', 'refunded', 'cancelled')),
    delivery_status character varying DEFAULT 'pending' NOT NULL,
    payment_txid character varying,
    delivery_completed_at timestamp(6) without time zone,
    gift_note text,
    lock_version integer DEFAULT 0 NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE UNIQUE INDEX index_orders_on_order_number ON orders (order_number);
CREATE INDEX index_orders_on_seller_id ON orders (seller_id);
CREATE INDEX index_orders_unpaid ON orders (created_at) WHERE payment_status = 'pending';

CREATE TABLE schema_migrations (version character varying NOT NULL PRIMARY KEY);
INSERT INTO schema_migrations VALUES ('20250401093000'), ('20250712110500'), ('20260118154210');

INSERT INTO partners (id, name, email, slug, plan, stripe_account_id, payouts_enabled, debt_cents, created_at, updated_at)
SELECT md5('rails-partner-' || n)::uuid,
       (ARRAY['ひだまり雑貨店', '青葉製茶', '佐藤 美咲', '株式会社つむぎ', '瀬戸内水産', 'ミモザ洋裁店', '山吹陶器店', '中村 健太'])[n],
       'rails' || n || '@example.jp',
       'partner-' || n,
       n % 3,
       CASE WHEN n <= 6 THEN 'acct_1Rails' || lpad(n::text, 10, '0') END,
       n <= 5,
       CASE WHEN n = 6 THEN 2500 ELSE 0 END,
       timestamp '2025-04-01 01:00:00' + n * interval '11 days',
       timestamp '2026-02-01 03:30:00' + n * interval '1 day'
FROM generate_series(1, 8) n;

INSERT INTO users (id, email, encrypted_password, partner_id, created_at, updated_at)
SELECT md5('rails-user-' || n)::uuid,
       'rails.user' || n || '@example.com',
       'x',
       CASE WHEN n <= 8 THEN md5('rails-partner-' || n)::uuid END,
       timestamp '2025-04-02 01:00:00' + n * interval '11 days',
       timestamp '2025-04-02 01:00:00' + n * interval '11 days'
FROM generate_series(1, 10) n;

INSERT INTO partner_bank_accounts
    (id, partner_id, bank_code, branch_code, account_type, account_number, account_holder_kana, created_at, updated_at)
VALUES (md5('rails-bank-7')::uuid, md5('rails-partner-7')::uuid, '0005', '378', 'ordinary', '1234567', 'ヤマブキトウキテン',
        '2025-07-01 00:00:00', '2025-07-01 00:00:00');

INSERT INTO orders (id, order_number, user_id, seller_id, total, shipping_fee, payment_status, delivery_status,
                    payment_txid, delivery_completed_at, gift_note, lock_version, created_at, updated_at)
SELECT md5('rails-order-' || n)::uuid,
       'R-' || lpad(n::text, 5, '0'),
       md5('rails-user-' || (9 + n % 2))::uuid,
       md5('rails-user-' || (1 + n % 8))::uuid,
       900 + (n * 7919) % 24000,
       (ARRAY[0, 550, 770])[1 + n % 3],
       state.payment,
       CASE WHEN state.payment IN ('cancelled', 'failed') THEN 'cancelled'
            WHEN state.payment = 'pending' THEN 'pending'
            WHEN n % 9 = 0 THEN 'shipped'
            ELSE 'delivered' END,
       CASE WHEN state.payment IN ('paid', 'refunded') THEN 'pi_3Rails' || lpad(n::text, 15, '0') END,
       CASE WHEN state.payment IN ('paid', 'refunded') AND n % 9 <> 0
            THEN placed.at + interval '3 days 2 hours 17 minutes' END,
       CASE WHEN n % 11 = 0 THEN 'お誕生日おめでとう' END,
       n % 4,
       placed.at,
       placed.at + interval '3 days 2 hours 18 minutes'
FROM generate_series(1, 120) n
CROSS JOIN LATERAL (SELECT timestamp '2026-03-02 01:10:00' + (n - 1) * interval '51 hours' AS at) placed
CROSS JOIN LATERAL (SELECT CASE n % 20 WHEN 7 THEN 'pending' WHEN 13 THEN 'cancelled' WHEN 17 THEN 'failed'
                                       WHEN 4 THEN 'refunded' ELSE 'paid' END AS payment) state;

INSERT INTO orders (id, order_number, user_id, seller_id, total, payment_status, delivery_status, payment_txid,
                    delivery_completed_at, created_at, updated_at)
SELECT md5('rails-order-' || special.number)::uuid, special.number, md5('rails-user-9')::uuid,
       md5('rails-user-1')::uuid, special.total, 'paid', 'delivered', special.txid,
       special.at + interval '2 days', special.at, special.at + interval '2 days'
FROM (VALUES ('R-90001', 50000, 'pi_3Rails000000000090001', timestamp '2026-09-30 14:59:59'),
             ('R-90002', 60000, 'pi_3Rails000000000090002', timestamp '2026-09-30 15:00:00'),
             ('R-90003', 0, NULL, timestamp '2026-10-05 03:00:00'),
             ('R-90004', 100, 'pi_3Rails000000000090004', timestamp '2026-10-06 03:00:00'))
     special (number, total, txid, at);

CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := clock_timestamp() AT TIME ZONE 'UTC';
    RETURN NEW;
END
$$;
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER partners_touch BEFORE UPDATE ON partners FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

DO $$
BEGIN
    CREATE ROLE platform_reporting;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;

CREATE VIEW recent_sales AS
SELECT o.id, o.order_number, o.seller_id, o.total, o.total + o.shipping_fee AS charged, o.delivery_completed_at,
       o.created_at
FROM orders o
WHERE o.payment_status = 'paid' AND o.created_at >= timestamp '2026-06-01';

CREATE VIEW partner_sales AS
SELECT p.id AS partner_id, p.name AS partner_name, count(*) AS sales, sum(s.total) AS total, max(s.created_at) AS last_sale
FROM recent_sales s
JOIN users u ON u.id = s.seller_id
JOIN partners p ON p.id = u.partner_id
GROUP BY p.id, p.name;
COMMENT ON VIEW partner_sales IS '月次会議の資料で使用';
GRANT SELECT ON partner_sales TO platform_reporting;

CREATE MATERIALIZED VIEW daily_sales AS
SELECT created_at::date AS day, count(*) AS orders, sum(total) AS total
FROM orders
WHERE payment_status = 'paid'
GROUP BY created_at::date;
CREATE UNIQUE INDEX index_daily_sales_on_day ON daily_sales (day);
