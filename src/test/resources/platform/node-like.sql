-- A platform database as a Node.js application left it: modern types, loose rules, much missing.
--
-- * TIMESTAMPTZ and BIGINT already.
-- * orders.payment_status is an enum type (pending, paid, failed, refunded, cancelled); delivery_status is text.
-- * Missing: partners.payouts_enabled, debt_cents, stop_reason and all stripe_* flags; updated_at everywhere;
--   orders.stripe_payment_intent_id, stripe_charge_id, ledger_*; indexes and unique constraints (also on
--   stripe_account_id and order_number); partner_bank_accounts.
-- * 5 partners: 1-4 with a Stripe account, partner 5 without; partner 3 without e-mail.
-- * 8 users: 1-5 sellers of partner 1-5, 6 a seller WITHOUT partner, 7 and 8 buyers (8 without e-mail).
-- * 90 orders from 2026-03-05 10:00 to 2026-11-16 07:00 JST, every 69 hours:
--     - every 15th (n % 15 = 0) WITHOUT seller, also paid and delivered ones
--     - those of user 6 (n % 6 = 5) belong to no partner
--     - n % 12 = 7 pending, of these n = 19 and n = 43 with total NULL and order_number NULL
--     - n % 12 = 10 cancelled; n = 33 has payment_status NULL
--     - every seventh never delivered; delivery_status is NULL there
--     - payment_txid of paid ones is the PaymentIntent, but for n = 80 (NULL) and n = 86 ('cash')
-- * Mixed-case leftovers: table "OrderItem" (camelCase columns), table "Orders" (3 rows, another application's!),
--   view "paidOrders", table "_prisma_migrations".
-- * organizations (3) and bookings (40) with rows: other systems' tables, not to be touched.

CREATE TYPE payment_status AS ENUM ('pending', 'paid', 'failed', 'refunded', 'cancelled');

CREATE TABLE partners (
    id uuid PRIMARY KEY,
    name text,
    email text,
    stripe_account_id text,
    settings jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz DEFAULT now()
);

CREATE TABLE users (
    id uuid PRIMARY KEY,
    email text,
    partner_id uuid,
    "displayName" text,
    created_at timestamptz DEFAULT now()
);

CREATE TABLE orders (
    id uuid PRIMARY KEY,
    order_number text,
    seller_id uuid,
    buyer_id uuid,
    total bigint,
    payment_status payment_status DEFAULT 'pending',
    delivery_status text,
    payment_txid text,
    delivery_completed_at timestamptz,
    "cartSnapshot" jsonb,
    created_at timestamptz DEFAULT now()
);

CREATE TABLE "OrderItem" (
    id uuid PRIMARY KEY,
    "orderId" uuid REFERENCES orders (id) ON DELETE CASCADE,
    title text,
    "unitPrice" bigint,
    quantity integer
);

CREATE TABLE "Orders" ("Id" integer PRIMARY KEY, "Total" text, "CreatedAt" timestamp);
CREATE TABLE "_prisma_migrations" (id text PRIMARY KEY, checksum text, finished_at timestamptz, migration_name text);

CREATE TABLE organizations (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    stripe_customer_id text,
    created_at timestamptz NOT NULL
);

CREATE TABLE bookings (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id),
    status text NOT NULL,
    final_amount integer,
    completed_at timestamp,
    created_at timestamp NOT NULL
);

INSERT INTO partners (id, name, email, stripe_account_id, settings, created_at)
SELECT md5('node-partner-' || n)::uuid,
       (ARRAY['ソレイユベーカリー', '信州養蜂場', '渡邉 圭吾', '白樺木工舎', 'ポラリスニット'])[n],
       CASE WHEN n <> 3 THEN 'node' || n || '@example.jp' END,
       CASE WHEN n <= 4 THEN 'acct_1Node' || lpad(n::text, 10, '0') END,
       jsonb_build_object('locale', 'ja', 'rank', n),
       timestamptz '2025-09-01 09:00:00+09' + n * interval '6 days'
FROM generate_series(1, 5) n;

INSERT INTO users (id, email, partner_id, "displayName", created_at)
SELECT md5('node-user-' || n)::uuid,
       CASE WHEN n <> 8 THEN 'node.user' || n || '@example.com' END,
       CASE WHEN n <= 5 THEN md5('node-partner-' || n)::uuid END,
       'user ' || n,
       timestamptz '2025-09-02 09:00:00+09' + n * interval '6 days'
FROM generate_series(1, 8) n;

INSERT INTO orders (id, order_number, seller_id, buyer_id, total, payment_status, delivery_status, payment_txid,
                    delivery_completed_at, "cartSnapshot", created_at)
SELECT md5('node-order-' || n)::uuid,
       CASE WHEN n NOT IN (19, 43) THEN 'n' || to_char(placed.at AT TIME ZONE 'Asia/Tokyo', 'YYMMDD') || '-' || n END,
       CASE WHEN n % 15 <> 0 THEN md5('node-user-' || (1 + n % 6))::uuid END,
       md5('node-user-' || (7 + n % 2))::uuid,
       CASE WHEN n NOT IN (19, 43) THEN 1000 + (n * 5813) % 26000 END,
       CASE WHEN n <> 33 THEN state.payment::payment_status END,
       CASE WHEN state.payment = 'paid' AND n % 7 <> 0 THEN 'delivered' WHEN state.payment = 'cancelled' THEN 'cancelled' END,
       CASE WHEN n = 80 OR state.payment <> 'paid' THEN NULL WHEN n = 86 THEN 'cash'
            ELSE 'pi_3Node' || lpad(n::text, 16, '0') END,
       CASE WHEN state.payment = 'paid' AND n % 7 <> 0 THEN placed.at + interval '4 days 5 hours' END,
       jsonb_build_object('items', n % 5),
       placed.at
FROM generate_series(1, 90) n
CROSS JOIN LATERAL (SELECT timestamptz '2026-03-05 10:00:00+09' + (n - 1) * interval '69 hours' AS at) placed
CROSS JOIN LATERAL (SELECT CASE n % 12 WHEN 7 THEN 'pending' WHEN 10 THEN 'cancelled' ELSE 'paid' END AS payment) state;

INSERT INTO "OrderItem" (id, "orderId", title, "unitPrice", quantity)
SELECT md5('node-item-' || n)::uuid, md5('node-order-' || n)::uuid, '商品 ' || n, 1000 + n, 1 + n % 3
FROM generate_series(1, 90) n;

INSERT INTO "Orders" VALUES (1, '1,200円', '2019-04-01 10:00:00'), (2, '3,400円', '2019-04-02 11:00:00'), (3, NULL, NULL);
INSERT INTO "_prisma_migrations" VALUES ('a1', 'c0ffee', '2025-08-30 00:00:00+00', '20250830_init');

INSERT INTO organizations (id, name, stripe_customer_id, created_at)
SELECT md5('node-organization-' || n)::uuid, '清掃サービス' || n, 'cus_Node' || n, timestamptz '2025-10-01 00:00:00+09'
FROM generate_series(1, 3) n;

INSERT INTO bookings (id, organization_id, status, final_amount, completed_at, created_at)
SELECT md5('node-booking-' || n)::uuid,
       md5('node-organization-' || (1 + n % 3))::uuid,
       CASE WHEN n % 4 = 0 THEN 'cancelled' ELSE 'completed' END,
       CASE WHEN n % 4 <> 0 THEN 8000 + n * 150 END,
       CASE WHEN n % 4 <> 0 THEN timestamp '2026-08-01 12:00:00' + n * interval '2 days' END,
       timestamp '2026-07-28 12:00:00' + n * interval '2 days'
FROM generate_series(1, 40) n;

CREATE VIEW "paidOrders" AS
SELECT id, order_number, total, payment_status, created_at FROM orders WHERE payment_status = 'paid';
