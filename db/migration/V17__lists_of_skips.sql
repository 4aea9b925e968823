-- Whoever is not paid by a run is paged through by amount and by reason.
create index payout_skips_by_amount on backoffice.payout_skips (run_id, amount desc, partner_id desc);
create index payout_skips_by_reason on backoffice.payout_skips (run_id, reason, partner_id);
