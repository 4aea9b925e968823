-- Since when an item's money lies on the partner's Stripe balance. Another attempt to pay it out does not begin that time anew:
-- Stripe counts from when the money came.
alter table backoffice.payout_items add column at_account_since timestamptz;
comment on column backoffice.payout_items.at_account_since is
  'When the money came, or came back, to the connected account; null once a payout was taken or the transfer reversed';
update backoffice.payout_items i
   set at_account_since = case when i.settled_at is not null then i.updated_at else coalesce(
         (select min(c.updated_at) from backoffice.stripe_commands c
           where c.subject_id = i.id and c.step = 'transfer' and c.state = 'succeeded'), i.updated_at) end
 where i.state in ('transferred', 'payout_sent', 'at_account', 'take_back_sent');
create index payout_items_at_account on backoffice.payout_items (at_account_since) where at_account_since is not null;
