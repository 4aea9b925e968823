-- A run that could not be compared with Stripe is not tried again all day, like one that does not agree.
create table backoffice.unread_controls (
  run_id uuid primary key references public.payout_runs (run_id) on delete cascade,
  tried_at timestamptz not null
);
comment on table backoffice.unread_controls is 'Counts while it is later than run_controls.checked_at';
