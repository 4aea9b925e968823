-- Opening balances were proposed from former rows as they stood. Whoever settles or voids such a row afterwards has paid, or
-- will pay, what the opening balance pays too: a person has to know. New rows are told by balances_after_posting.
create function backoffice.former_rows_moved() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from before_change where origin = 'foreign')
     and exists (select from backoffice.cutover where opening_confirmed_at is not null) then
    insert into backoffice.attention_items (kind, subject, arguments)
    select 'foreign_ledger_moved', coalesce(o.partner_id::text, '-'), jsonb_build_array(sum(o.amount_cents), count(*))
      from before_change o join after_change n on n.id = o.id
     where o.origin = 'foreign' and o.status in ('pending', 'available') and n.status is distinct from o.status
     group by o.partner_id
    on conflict (kind, subject) where resolved_at is null do nothing;
  end if;
  return null;
end $$;
create trigger ledger_former_rows_moved after update on public.ledger
  referencing old table as before_change new table as after_change
  for each statement execute function backoffice.former_rows_moved();
