package io.suito.ledger;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Cut-over: what each partner was owed (or owed) before the product took over the ledger, proposed from the former
 * rows, confirmed once by an administrator with a second person.
 */
public final class OpeningBalances {
    private final Ledger ledger;

    public OpeningBalances(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * One partner's proposal, in yen.
     *
     * @param proposed unsettled rows of the former ledger, or minus the former debt where there are no rows
     * @param sumOfAll all former rows that are not void; differs from proposed where the books were kept otherwise
     */
    public record Proposal(UUID partnerId, String name, long proposed, int entries, long sumOfAll, long formerDebt) {}

    /** What is proposed now; empty when nothing came before. */
    public static List<Proposal> proposals(Transactions transactions) {
        return transactions.call(tx -> tx.sql("""
                        select o.partner_id, coalesce(p.name, ''), o.proposed, o.entries, o.sum_of_all, o.former_debt
                          from backoffice.opening_proposals o join public.partners p on p.id = o.partner_id
                         order by o.partner_id""").list(Proposal.class));
    }

    /** Whether former rows wait for a decision: no run before that. */
    public static boolean areOpen(Tx tx) {
        return tx.sql("""
                        select exists (select from backoffice.opening_proposals)
                           and exists (select from backoffice.cutover where opening_confirmed_at is null)""").one(Boolean.class);
    }

    /**
     * Posts the confirmed balances, one adjustment each, and opens the way for runs.
     *
     * @param confirmed yen by partner; every proposed partner must be in it, zero included
     * @throws Refusal {@code opening.already_confirmed}, {@code opening.partner_missing}
     */
    public void confirm(Tx tx, Map<UUID, Long> confirmed, String confirmedBy) {
        int open = tx.sql("""
                        update backoffice.cutover set opening_confirmed_at = backoffice.clock()
                         where opening_confirmed_at is null""").update();
        if (open == 0) {
            throw new Refusal("opening.already_confirmed");
        }
        for (UUID partner :
                tx.sql("select partner_id from backoffice.opening_proposals").list(UUID.class)) {
            if (!confirmed.containsKey(partner)) {
                throw new Refusal("opening.partner_missing", partner.toString());
            }
        }
        confirmed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> entry.getValue() != 0)
                .forEach(entry -> ledger.adjust(
                        tx,
                        entry.getKey(),
                        entry.getValue(),
                        "opening-" + entry.getKey(),
                        "opening balance",
                        Map.of("confirmed_by", confirmedBy)));
    }
}
