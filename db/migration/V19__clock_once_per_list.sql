-- As before, but the clock is asked once for a list, not once for each of its rows.
create or replace view backoffice.balances as
  select b.partner_id, b.pending, m.maturing, b.unreserved - m.maturing as available, b.reserved as in_transit,
         a.at_account, b.paid_out, greatest(0, -(b.pending + b.unreserved)) as debt, b.unreserved
    from backoffice.partner_balances b
    cross join lateral (
      select coalesce(sum(l.amount_cents), 0)::bigint as maturing from public.ledger l
       where l.partner_id = b.partner_id and l.status = 'available' and l.origin = 'suito'
         and l.available_at > (select backoffice.clock())
         and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)) m
    cross join lateral (
      select coalesce(sum(i.amount), 0)::bigint as at_account from backoffice.payout_items i
       where i.partner_id = b.partner_id and i.state in ('at_account', 'take_back_sent')) a;
