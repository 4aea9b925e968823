-- A platform database whose application began to keep a ledger and to pay sellers itself, and stopped half-way.
--
-- * TIMESTAMP without time zone, written as Japanese wall clock: the platform's time zone is Asia/Tokyo.
-- * INTEGER money (orders.total, partners.debt_cents, ledger.amount_cents, payout_runs.total_payout_amount_cents).
-- * 6 partners, all with a Stripe account; stripe_payouts_enabled but for partner 6. Partner 5 owes 12,000 (stopped,
--   stop_reason 'debt'). stripe_details_submitted, stripe_charges_enabled and stripe_account_updated_at are missing.
-- * 6 sellers (users with a partner), 1 buyer.
-- * 150 orders from 2026-03-02 11:25 to 2026-11-12 00:25 JST, every 41 hours; pending, cancelled, failed, refunded among the paid, every
--   tenth never delivered. stripe_payment_intent_id, ledger_sale_id and ledger_fee_id exist; stripe_charge_id does not.
-- * ledger (without stripe_* ids, metadata and note; foreign keys without rules), written by the old application:
--     - sale and platform_fee of every paid and delivered order placed from 2026-07-01 to 2026-09-13, status paid,
--       keys 'order:<order number>:sale' and ':fee'
--     - the same of those placed from 2026-09-14 to 2026-09-30, delivered: status available; not delivered: pending;
--       keys 'sale-<order id>' and 'platform_fee-<order id>' (the very keys that this product uses)
--     - the same, still available, keys 'sale-…' and 'platform_fee-…', for the first two paid and delivered orders placed
--       AFTER the cut-over 2026-10-01 00:00 JST: the old job ran a few days too long
--     - one refund of 1,800 for partner 2, available, key 'refund:manual:1'
--     - payout rows, one per partner and run, that bring every 'paid' partner balance to zero, status paid,
--       keys 'payout:<run date>:<partner id>'
--   So what a partner is owed from before the cut-over is the sum of its pending and available rows until then.
-- * payout_runs: four completed runs (2026-08-17, 08-31, 09-14, 09-28), UNIQUE (run_date); no log, no error_message.
-- * A CHECK on payment_status that does not know partially_refunded; a trigger that stamps updated_at.
-- * order_list, a view on orders; big_orders on that view, with a comment and a grant to platform_reporting;
--   partner_totals, a materialized view on the ledger with an index.

CREATE TABLE partners (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email text NOT NULL,
    stripe_account_id text UNIQUE,
    payouts_enabled boolean NOT NULL DEFAULT false,
    debt_cents integer NOT NULL DEFAULT 0,
    stop_reason text,
    stripe_onboarding_completed boolean NOT NULL DEFAULT false,
    stripe_payouts_enabled boolean NOT NULL DEFAULT false,
    favourite_colour text,
    created_at timestamp NOT NULL DEFAULT localtimestamp,
    updated_at timestamp NOT NULL DEFAULT localtimestamp
);

CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email text NOT NULL UNIQUE,
    partner_id uuid REFERENCES partners (id),
    created_at timestamp NOT NULL DEFAULT localtimestamp,
    updated_at timestamp NOT NULL DEFAULT localtimestamp
);

CREATE TABLE orders (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    order_number text NOT NULL UNIQUE,
    seller_id uuid NOT NULL REFERENCES users (id),
    total integer NOT NULL CHECK (total >= 0),
    payment_status text NOT NULL DEFAULT 'pending'
        CHECK (payment_status = ANY (ARRAY['pending', 'paid', 'failed', 'refunded', 'cancelled'])),
    delivery_status text NOT NULL DEFAULT 'pending',
    payment_txid text,
    stripe_payment_intent_id text,
    delivery_completed_at timestamp,
    ledger_sale_id uuid,
    ledger_fee_id uuid,
    campaign_code text,
    created_at timestamp NOT NULL DEFAULT localtimestamp,
    updated_at timestamp NOT NULL DEFAULT localtimestamp
);
CREATE INDEX orders_payment_intent ON orders (stripe_payment_intent_id);

CREATE TABLE ledger (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    partner_id uuid NOT NULL REFERENCES partners (id),
    order_id uuid REFERENCES orders (id),
    type text NOT NULL,
    amount_cents integer NOT NULL,
    currency text NOT NULL DEFAULT 'jpy',
    status text NOT NULL DEFAULT 'pending',
    available_at timestamp,
    idempotency_key text NOT NULL UNIQUE,
    created_at timestamp NOT NULL DEFAULT localtimestamp,
    updated_at timestamp NOT NULL DEFAULT localtimestamp
);
CREATE INDEX ledger_partner ON ledger (partner_id);

CREATE TABLE payout_runs (
    run_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    run_date date NOT NULL UNIQUE,
    iso_week integer NOT NULL,
    iso_year integer NOT NULL,
    status text NOT NULL DEFAULT 'pending',
    partners_processed integer NOT NULL DEFAULT 0,
    partners_succeeded integer NOT NULL DEFAULT 0,
    partners_failed integer NOT NULL DEFAULT 0,
    total_payout_amount_cents integer NOT NULL DEFAULT 0,
    started_at timestamp,
    completed_at timestamp,
    created_at timestamp NOT NULL DEFAULT localtimestamp,
    updated_at timestamp NOT NULL DEFAULT localtimestamp
);

INSERT INTO partners (id, name, email, stripe_account_id, payouts_enabled, debt_cents, stop_reason,
                      stripe_onboarding_completed, stripe_payouts_enabled, favourite_colour, created_at, updated_at)
SELECT md5('half-partner-' || n)::uuid,
       (ARRAY['越前醤油醸造', 'ねこのて玩具店', '高橋 直樹', '合同会社オリーブ', '千鳥染物店', '田中 優子'])[n],
       'half' || n || '@example.jp',
       'acct_1Half' || lpad(n::text, 10, '0'),
       n <= 4,
       CASE WHEN n = 5 THEN 12000 ELSE 0 END,
       CASE WHEN n = 5 THEN 'debt' END,
       true,
       n <= 5,
       (ARRAY['藍', '朱', '白', '黒', '藤', '緑'])[n],
       timestamp '2025-05-01 10:00:00' + n * interval '9 days',
       timestamp '2026-01-15 10:00:00' + n * interval '1 day'
FROM generate_series(1, 6) n;

INSERT INTO users (id, email, partner_id, created_at, updated_at)
SELECT md5('half-user-' || n)::uuid,
       'half.user' || n || '@example.com',
       CASE WHEN n <= 6 THEN md5('half-partner-' || n)::uuid END,
       timestamp '2025-05-02 10:00:00' + n * interval '9 days',
       timestamp '2025-05-02 10:00:00' + n * interval '9 days'
FROM generate_series(1, 7) n;

INSERT INTO orders (id, order_number, seller_id, total, payment_status, delivery_status, payment_txid,
                    stripe_payment_intent_id, delivery_completed_at, campaign_code, created_at, updated_at)
SELECT md5('half-order-' || n)::uuid,
       'H' || lpad(n::text, 6, '0'),
       md5('half-user-' || (1 + n % 6))::uuid,
       1200 + (n * 6271) % 30000,
       state.payment,
       CASE WHEN state.payment IN ('cancelled', 'failed') THEN 'cancelled'
            WHEN state.payment = 'pending' THEN 'pending'
            WHEN n % 10 = 0 THEN 'shipped'
            ELSE 'delivered' END,
       CASE WHEN state.payment IN ('paid', 'refunded') THEN 'pi_3Half' || lpad(n::text, 16, '0') END,
       CASE WHEN state.payment IN ('paid', 'refunded') AND n % 4 <> 0 THEN 'pi_3Half' || lpad(n::text, 16, '0') END,
       CASE WHEN state.payment IN ('paid', 'refunded') AND n % 10 <> 0
            THEN placed.at + interval '2 days 20 hours' END,
       CASE WHEN n % 13 = 0 THEN 'SUMMER26' END,
       placed.at,
       placed.at + interval '2 days 21 hours'
FROM generate_series(1, 150) n
CROSS JOIN LATERAL (SELECT timestamp '2026-03-02 11:25:00' + (n - 1) * interval '41 hours' AS at) placed
CROSS JOIN LATERAL (SELECT CASE n % 25 WHEN 6 THEN 'pending' WHEN 12 THEN 'cancelled' WHEN 18 THEN 'failed'
                                       WHEN 23 THEN 'refunded' ELSE 'paid' END AS payment) state;

INSERT INTO payout_runs (run_id, run_date, iso_week, iso_year, status, started_at, completed_at, created_at, updated_at)
SELECT md5('half-run-' || day)::uuid, day, week, 2026, 'completed',
       day + time '09:00', day + time '09:04', day + time '09:00', day + time '09:04'
FROM (VALUES (date '2026-08-17', 34), (date '2026-08-31', 36), (date '2026-09-14', 38), (date '2026-09-28', 40))
     run (day, week);

CREATE TEMPORARY TABLE posted ON COMMIT PRESERVE ROWS AS
SELECT o.id AS order_id, o.order_number, u.partner_id, o.total,
       greatest((o.total * 6 + 50) / 100, 150) AS fee,
       o.delivery_completed_at + interval '7 days' AS available_at,
       o.created_at AS placed_at,
       CASE WHEN o.created_at < timestamp '2026-09-14' THEN 'paid'
            WHEN o.delivery_completed_at IS NULL THEN 'pending'
            ELSE 'available' END AS status,
       CASE WHEN o.created_at < timestamp '2026-09-14' THEN 'order:' || o.order_number || ':sale'
            ELSE 'sale-' || o.id END AS sale_key,
       CASE WHEN o.created_at < timestamp '2026-09-14' THEN 'order:' || o.order_number || ':fee'
            ELSE 'platform_fee-' || o.id END AS fee_key,
       CASE WHEN o.created_at < timestamp '2026-08-04' THEN date '2026-08-17'
            WHEN o.created_at < timestamp '2026-08-18' THEN date '2026-08-31'
            WHEN o.created_at < timestamp '2026-09-01' THEN date '2026-09-14'
            ELSE date '2026-09-28' END AS run_date
FROM orders o
JOIN users u ON u.id = o.seller_id
WHERE o.payment_status = 'paid'
  AND (o.created_at >= timestamp '2026-07-01' AND o.created_at < timestamp '2026-09-14'
           AND o.delivery_completed_at IS NOT NULL
       OR o.created_at >= timestamp '2026-09-14' AND o.created_at < timestamp '2026-10-01'
       OR o.id IN (SELECT id FROM orders
                   WHERE payment_status = 'paid' AND delivery_completed_at IS NOT NULL
                     AND created_at >= timestamp '2026-10-01'
                   ORDER BY created_at LIMIT 2));

INSERT INTO ledger (id, partner_id, order_id, type, amount_cents, status, available_at, idempotency_key, created_at, updated_at)
SELECT md5('half-ledger-' || sale_key)::uuid, partner_id, order_id, 'sale', total, status, available_at, sale_key,
       placed_at + interval '5 minutes', coalesce(available_at, placed_at + interval '5 minutes')
FROM posted
UNION ALL
SELECT md5('half-ledger-' || fee_key)::uuid, partner_id, order_id, 'platform_fee', -fee, status, available_at, fee_key,
       placed_at + interval '5 minutes', coalesce(available_at, placed_at + interval '5 minutes')
FROM posted;

INSERT INTO ledger (id, partner_id, order_id, type, amount_cents, status, available_at, idempotency_key, created_at, updated_at)
SELECT md5('half-payout-' || run_date || partner_id)::uuid, partner_id, NULL, 'payout', -sum(total - fee), 'paid',
       run_date + time '09:03', 'payout:' || run_date || ':' || partner_id, run_date + time '09:03', run_date + time '09:03'
FROM posted
WHERE status = 'paid'
GROUP BY run_date, partner_id;

INSERT INTO ledger (id, partner_id, order_id, type, amount_cents, status, available_at, idempotency_key, created_at, updated_at)
VALUES (md5('half-refund-1')::uuid, md5('half-partner-2')::uuid, NULL, 'refund', -1800, 'available',
        timestamp '2026-09-22 15:10:00', 'refund:manual:1', timestamp '2026-09-22 15:10:00', timestamp '2026-09-22 15:10:00');

UPDATE orders o
SET ledger_sale_id = md5('half-ledger-' || p.sale_key)::uuid,
    ledger_fee_id = md5('half-ledger-' || p.fee_key)::uuid
FROM posted p
WHERE p.order_id = o.id;

UPDATE payout_runs r
SET partners_processed = paid.partners, partners_succeeded = paid.partners, total_payout_amount_cents = paid.amount
FROM (SELECT created_at::date AS run_date, count(*) AS partners, -sum(amount_cents) AS amount
      FROM ledger WHERE type = 'payout' GROUP BY created_at::date) paid
WHERE paid.run_date = r.run_date;

DROP TABLE posted;

CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := localtimestamp;
    RETURN NEW;
END
$$;
CREATE TRIGGER orders_stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TRIGGER ledger_stamp BEFORE UPDATE ON ledger FOR EACH ROW EXECUTE FUNCTION stamp();

DO $$
BEGIN
    CREATE ROLE platform_reporting;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;

CREATE VIEW order_list AS
SELECT o.id, o.order_number, u.partner_id, o.total, o.payment_status, o.created_at
FROM orders o JOIN users u ON u.id = o.seller_id;

CREATE VIEW big_orders AS
SELECT order_number, partner_id, total, created_at FROM order_list WHERE total >= 20000;
COMMENT ON VIEW big_orders IS '高額注文の確認用';
GRANT SELECT ON big_orders TO platform_reporting;

CREATE MATERIALIZED VIEW partner_totals AS
SELECT partner_id, status, sum(amount_cents) AS amount, max(created_at) AS last_entry
FROM ledger
GROUP BY partner_id, status;
CREATE INDEX partner_totals_partner ON partner_totals (partner_id);
