-- A command whose fate becomes unknown, or known, changes how its item is shown and changes no row of it:
-- whoever shows items is told all the same.
create trigger stripe_commands_fate_tell after update of state on backoffice.stripe_commands
  for each row when (old.state is distinct from new.state and 'unknown' in (old.state, new.state))
  execute function backoffice.notify_change('items');
