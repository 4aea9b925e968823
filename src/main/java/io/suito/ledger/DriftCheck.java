package io.suito.ledger;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.util.List;
import java.util.UUID;

/** Compares the stored balances and debts with what the entries themselves say. */
public final class DriftCheck {
    private final Transactions transactions;

    public DriftCheck(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A partner whose stored balance is not what its entries sum up to; amounts in yen, stored minus recomputed. */
    public record Drift(UUID partnerId, long pending, long unreserved, long reserved, long paidOut, long debt) {}

    /** The job {@code drift-check}: every difference, each also raised as an attention item. */
    public List<Drift> run() {
        List<Drift> drifts = find();
        transactions.run(tx -> {
            for (Drift drift : drifts) {
                Attention.raise(tx, "balance_drift", drift.partnerId().toString());
            }
            raiseSalesThatAreNowhere(tx);
            RefundedSales.showAll(tx);
        });
        return drifts;
    }

    /** Every difference. Until the opening balances are confirmed, a debt of the former system's stays what it was. */
    public List<Drift> find() {
        return transactions.call(tx -> tx.sql("""
                        select partner_id, s.pending - r.pending, s.unreserved - r.unreserved, s.reserved - r.reserved,
                               s.paid_out - r.paid_out,
                               p.debt_cents - greatest(0, -(r.pending + r.unreserved))
                          from (select partner_id, pending, unreserved, reserved, paid_out
                                  from backoffice.partner_balances) s
                          full join backoffice.recomputed_balances r using (partner_id)
                          join public.partners p on p.id = partner_id
                         cross join backoffice.cutover c
                         where (coalesce(s.pending, 0), coalesce(s.unreserved, 0), coalesce(s.reserved, 0),
                                coalesce(s.paid_out, 0))
                               is distinct from (coalesce(r.pending, 0), coalesce(r.unreserved, 0),
                                coalesce(r.reserved, 0), coalesce(r.paid_out, 0))
                            or (coalesce(p.debt_cents, 0) <> greatest(0, -(coalesce(r.pending, 0) + coalesce(r.unreserved, 0)))
                                and not (c.opening_confirmed_at is null and exists (
                                          select from backoffice.former_debts f
                                           where f.partner_id = p.id and f.debt = p.debt_cents)))
                         order by partner_id""").list(Drift.class));
    }

    /** Paid orders that name a ledger entry which does not exist: nobody would ever post them. */
    private static void raiseSalesThatAreNowhere(Tx tx) {
        tx.sql("""
                        insert into backoffice.attention_items (kind, subject, arguments)
                        select 'sale_entry_missing', o.id::text, jsonb_build_array(o.total)
                          from public.orders o cross join backoffice.cutover c
                         where o.payment_status = 'paid' and o.created_at >= c.ledger_starts_at
                           and o.ledger_sale_id is not null
                           and not exists (select from public.ledger l where l.id = o.ledger_sale_id)
                        on conflict (kind, subject) where resolved_at is null do nothing""").update();
    }
}
