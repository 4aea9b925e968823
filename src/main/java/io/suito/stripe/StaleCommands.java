package io.suito.stripe;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import java.util.UUID;

/** Commands whose fate has been open for more than ten minutes are a person's business too. */
public final class StaleCommands {
    private final Transactions transactions;

    public StaleCommands(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Raises an attention item for each; settles those that have been resolved since. */
    public void raise() {
        transactions.run(tx -> {
            Attention.raiseAll(tx, "command_unknown", tx.sql("""
                            select id from backoffice.stripe_commands
                             where state in ('unknown', 'sending')
                               and coalesce(unknown_since, last_sent_at) < backoffice.clock() - interval '10 minutes'""").list(UUID.class));
            tx.sql("""
                            update backoffice.attention_items a set resolved_at = backoffice.clock()
                             where kind in ('command_unknown', 'command_sender_may_wake', 'command_other_object',
                                        'command_effect_fails') and resolved_at is null
                               and exists (select from backoffice.stripe_commands c
                                            where c.id::text = a.subject and c.state in ('succeeded', 'failed'))""").update();
        });
    }
}
