-- One account's commands may have to be served in turn, and a reversal's path does not say whose money comes back.
alter table backoffice.stripe_commands add column money_of text;
comment on column backoffice.stripe_commands.money_of is
  'The connected account that pays out, or that a transfer goes to or comes back from; null in commands that ended before';
update backoffice.stripe_commands c set money_of = i.stripe_account_id
  from backoffice.payout_items i
 where i.id = c.subject_id and c.state in ('queued', 'sending', 'unknown');
