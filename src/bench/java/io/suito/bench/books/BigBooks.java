package io.suito.bench.books;

import io.suito.bench.BenchServer;
import io.suito.bench.Setting;
import io.suito.database.DatabaseSettings;

/**
 * Years of a marketplace: of every twenty partners one has all its entries due, the others were paid by a run that is
 * long over, have one new entry, which is below what is paid out at least, and a few entries pending.
 *
 * @param partners how many
 * @param entries of all together
 */
record BigBooks(long partners, long entries) {
    private static final String RUN = "00000000-0000-4000-a000-000000000001";

    String name() {
        return "books2_" + partners + "_" + entries;
    }

    /** Kept from last time or written now. */
    DatabaseSettings on(BenchServer server, Setting setting) {
        return server.kept(name(), database -> {
            setting.say("writing " + entries + " entries of " + partners + " partners");
            write(database);
        });
    }

    /** A copy for one bench. */
    DatabaseSettings copied(BenchServer server, String copy) {
        return server.copyOf(name(), copy);
    }

    private void write(DatabaseSettings database) {
        BenchServer.run(
                database,
                // what the triggers would keep is written below, once
                "set session_replication_role = replica; " + String.join(";", partnerRows(), oldRun(), entryRows())
                        + ";" + String.join(";", oldItems(), reservations(), balances()),
                "vacuum analyze");
    }

    private String partnerRows() {
        return """
                insert into public.partners (id, name, email, stripe_account_id, stripe_payouts_enabled, payouts_enabled)
                select %s, 'partner ' || n, n || '@shop.example', 'acct_' || n, true, true
                  from generate_series(0, %d) n""".formatted(partner("n"), partners - 1);
    }

    private static String oldRun() {
        return """
                insert into public.payout_runs (run_id, run_date, status, kind, state, as_of, plan_hash, planned_total)
                values ('%s', '2020-01-06', 'completed', 'scheduled', 'completed', '2020-01-06', 'x', 0)""".formatted(RUN);
    }

    private String entryRows() {
        return """
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin,
                                           created_at)
                select %s, 'adjustment', 1000 + n %% 700, x.status,
                       case when x.status <> 'pending' then now() - interval '1 day' end, 'adjustment-bench-' || n, 'suito',
                       now() - n * interval '7 seconds'
                  from generate_series(0, %d) n
                 cross join lateral (select case when n %% %d %% 20 = 0 or n / %d = 1 then 'available'
                                                 when n / %d %% 50 = 0 then 'pending' else 'paid' end as status) x
                """.formatted(partner("n % " + partners), entries - 1, partners, partners, partners);
    }

    private static String oldItems() {
        return """
                insert into backoffice.payout_items (id, run_id, partner_id, stripe_account_id, amount, entries, state,
                                                     transfer_id, payout_id, settled_at)
                select %s, '%s', p.id, p.stripe_account_id, s.amount, s.entries, 'paid', 'tr_' || p.id, 'po_' || p.id, now()
                  from (select partner_id, sum(amount_cents) as amount, count(*) as entries
                          from public.ledger where status = 'paid' group by partner_id) s
                  join public.partners p on p.id = s.partner_id""".formatted(item("substring(p.stripe_account_id from 6)::bigint"), RUN);
    }

    private static String reservations() {
        return """
                insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)
                select l.id, i.id, l.partner_id, l.amount_cents
                  from public.ledger l join backoffice.payout_items i on i.partner_id = l.partner_id
                 where l.status = 'paid'""";
    }

    private static String balances() {
        return """
                insert into backoffice.partner_balances (partner_id, pending, unreserved, reserved, paid_out)
                select partner_id, pending, unreserved, reserved, paid_out from backoffice.recomputed_balances
                on conflict (partner_id) do update
                   set pending = excluded.pending, unreserved = excluded.unreserved, reserved = excluded.reserved,
                       paid_out = excluded.paid_out""";
    }

    /** SQL for the partner of that number. */
    static String partner(String number) {
        return "('00000000-0000-4000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid".formatted(number);
    }

    private static String item(String number) {
        return "('00000000-0000-4000-9000-' || lpad(to_hex(%s), 12, '0'))::uuid".formatted(number);
    }

    /** SQL for some partner with entries that are due. */
    static String duePartner(long number) {
        return partner(Long.toString(number * 20) + "::bigint");
    }
}
