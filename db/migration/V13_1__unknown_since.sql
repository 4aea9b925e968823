-- Since when nobody knows what became of a command. Every resend is a new sending; this moment stays the first one.
alter table backoffice.stripe_commands add column unknown_since timestamptz;
comment on column backoffice.stripe_commands.unknown_since is
  'When the sending left whose fate was the first that nobody knew; stays when it is sent again';
update backoffice.stripe_commands set unknown_since = first_sent_at
 where state = 'unknown' or (state = 'sending' and unknown_before);
