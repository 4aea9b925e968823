-- What the web application of half-ledger.sql writes in its daily work: its own columns only, wall clocks without zone,
-- INTEGER amounts, ledger rows and payout runs of its own.
INSERT INTO orders (order_number, seller_id, total, payment_txid, created_at, updated_at)
VALUES ('W-1', md5('half-user-1')::uuid, 4800::integer, 'pi_3HalfW1', '2026-11-19 12:00:00', '2026-11-19 12:00:00');
UPDATE orders SET payment_status = 'paid', stripe_payment_intent_id = 'pi_3HalfW1' WHERE order_number = 'W-1';
INSERT INTO ledger (partner_id, order_id, type, amount_cents, idempotency_key)
SELECT u.partner_id, o.id, 'sale', o.total, 'order:W-1:sale' FROM orders o JOIN users u ON u.id = o.seller_id WHERE o.order_number = 'W-1';
INSERT INTO ledger (partner_id, order_id, type, amount_cents, idempotency_key)
SELECT u.partner_id, o.id, 'platform_fee', -288::integer, 'order:W-1:fee' FROM orders o JOIN users u ON u.id = o.seller_id WHERE o.order_number = 'W-1';
UPDATE orders SET delivery_status = 'delivered', delivery_completed_at = timestamp '2026-11-20 18:30:00' WHERE order_number = 'W-1';
UPDATE ledger SET status = 'available', available_at = timestamp '2026-11-27 18:30:00' WHERE idempotency_key LIKE 'order:W-1:%';
INSERT INTO payout_runs (run_date, iso_week, iso_year, status, started_at)
VALUES ('2026-11-23', 48, 2026, 'running', timestamp '2026-11-23 09:00:00');
UPDATE payout_runs SET status = 'completed', partners_processed = 1, total_payout_amount_cents = 4512, completed_at = localtimestamp
 WHERE run_date = '2026-11-23';
UPDATE partners SET debt_cents = 500::integer, stop_reason = 'check', payouts_enabled = false, updated_at = localtimestamp
 WHERE email = 'half4@example.jp';
INSERT INTO users (email, partner_id) VALUES ('w1@example.com', md5('half-partner-1')::uuid);
