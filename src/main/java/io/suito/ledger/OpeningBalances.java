package io.suito.ledger;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Cut-over: what each partner was owed (or owed) before the product took over the ledger, proposed from the former
 * rows, confirmed once by an administrator with a second person.
 */
public final class OpeningBalances {
    private static final Seen NOTHING = new Seen(0, 0, 0);

    private final Ledger ledger;

    public OpeningBalances(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * One partner's proposal, in yen.
     *
     * @param proposed unsettled rows of the former ledger, less a former debt that these rows do not explain
     * @param entries rows of the former ledger, settled ones too
     * @param sumOfAll all former rows that are not void; differs from proposed where the books were kept otherwise
     * @param formerDebt what the web application said the partner owed
     */
    public record Proposal(UUID partnerId, String name, long proposed, int entries, long sumOfAll, long formerDebt) {}

    /**
     * What a person saw of one partner's former rows: what was proposed, how many rows there were, and the sum of all
     * of them, in yen. A row that is settled, voided or added changes one of the three.
     */
    public record Seen(long proposed, long entries, long sumOfAll) {
        private static Seen of(Proposal proposal) {
            return new Seen(proposal.proposed(), proposal.entries(), proposal.sumOfAll());
        }
    }

    /**
     * What a person confirms.
     *
     * @param balances yen by partner, signed; zero is an answer too
     * @param seen by partner, what the proposals were made of when the person looked
     */
    public record Confirmation(Map<UUID, Long> balances, Map<UUID, Seen> seen) {
        /** The proposals as they are, to be edited or asked for. */
        public static Confirmation of(List<Proposal> proposals) {
            Map<UUID, Long> balances = new TreeMap<>();
            proposals.forEach(proposal -> balances.put(proposal.partnerId(), proposal.proposed()));
            return new Confirmation(balances, seenIn(proposals));
        }

        /** The same sight of the former rows, with other amounts. */
        public Confirmation with(Map<UUID, Long> amounts) {
            return new Confirmation(amounts, seen);
        }

        /** As the payload of the request {@code cutover.opening-balances}. */
        public Map<String, ?> payload() {
            return Map.of("balances", balances, "seen", seen);
        }
    }

    private static Map<UUID, Seen> seenIn(List<Proposal> proposals) {
        Map<UUID, Seen> seen = new TreeMap<>();
        proposals.forEach(proposal -> seen.put(proposal.partnerId(), Seen.of(proposal)));
        return seen;
    }

    /** What is proposed now; empty when nothing came before. */
    public static List<Proposal> proposals(Transactions transactions) {
        return transactions.call(OpeningBalances::proposals);
    }

    private static List<Proposal> proposals(Tx tx) {
        return tx.sql("""
                        select o.partner_id, coalesce(p.name, ''), o.proposed, o.entries, o.sum_of_all, o.former_debt
                          from backoffice.opening_proposals o join public.partners p on p.id = o.partner_id
                         order by o.partner_id""").list(Proposal.class);
    }

    /** Whether former rows or debts wait for a decision: no run before that. */
    public static boolean areOpen(Tx tx) {
        return tx.sql("""
                        select exists (select from backoffice.cutover
                                        where opening_needed and opening_confirmed_at is null)""").one(Boolean.class);
    }

    /**
     * Posts the confirmed balances, one adjustment for each that is not zero, and opens the way for runs.
     *
     * @param request the request that was approved
     * @throws Refusal {@code approval.needed}, {@code opening.already_confirmed}, {@code opening.partner_missing},
     *     {@code opening.rows_changed}, {@code partners.unknown}
     */
    public void confirm(Tx tx, UUID request, Confirmation confirmation) {
        Approval approval = approval(tx, request);
        // whoever writes a row now is waited for, and seen; whoever writes one later raises attention
        tx.sql("set local lock_timeout = '5s'").update();
        tx.sql("lock table public.ledger in share row exclusive mode").update();
        int open = tx.sql("""
                        update backoffice.cutover set opening_confirmed_at = backoffice.clock()
                         where opening_confirmed_at is null""").update();
        if (open == 0) {
            throw new Refusal("opening.already_confirmed");
        }
        List<Proposal> proposals = proposals(tx);
        requireAll(proposals, confirmation.balances());
        requireSameRows(seenIn(proposals), confirmation.seen());
        new TreeMap<>(confirmation.balances()).forEach((partner, yen) -> post(tx, partner, yen, request, approval));
        forgetFormerDebts(tx);
    }

    /** Whom nothing was posted for still has the debt that the former system knew: from now on our entries say it. */
    private static void forgetFormerDebts(Tx tx) {
        tx.sql("select cast(backoffice.apply_debts(array(select partner_id from backoffice.former_debts)) as text)")
                .one(String.class);
    }

    private record Approval(String requestedBy, String approvedBy) {}

    private static Approval approval(Tx tx, UUID request) {
        return tx.sql("""
                        select r.requested_by, a.approved_by
                          from backoffice.approvals a join backoffice.requests r on r.id = a.request_id
                         where a.request_id = :request and a.payload_hash = r.payload_hash""")
                .set("request", request)
                .optional(Approval.class)
                .orElseThrow(() -> new Refusal("approval.needed", request.toString()));
    }

    private static void requireAll(List<Proposal> proposals, Map<UUID, Long> balances) {
        for (Proposal proposal : proposals) {
            if (!balances.containsKey(proposal.partnerId())) {
                throw new Refusal(
                        "opening.partner_missing", proposal.partnerId().toString());
            }
        }
    }

    /**
     * What the former system paid after the person looked would be paid again: the rows must be those that were seen.
     */
    private static void requireSameRows(Map<UUID, Seen> now, Map<UUID, Seen> before) {
        TreeSet<UUID> partners = new TreeSet<>(now.keySet());
        partners.addAll(before.keySet());
        for (UUID partner : partners) {
            Seen then = before.getOrDefault(partner, NOTHING);
            Seen today = now.getOrDefault(partner, NOTHING);
            if (!then.equals(today)) {
                throw new Refusal(
                        "opening.rows_changed",
                        partner.toString(),
                        then.proposed(),
                        today.proposed(),
                        then.entries(),
                        today.entries());
            }
        }
    }

    private void post(Tx tx, UUID partner, long yen, UUID request, Approval approval) {
        boolean known = tx.sql("select exists (select from public.partners where id = :id)")
                .set("id", partner)
                .one(Boolean.class);
        if (!known) {
            throw new Refusal("partners.unknown", partner.toString());
        }
        if (yen != 0) {
            ledger.adjust(
                    tx,
                    partner,
                    yen,
                    "opening-" + partner,
                    "opening balance",
                    Map.of(
                            "request_id", request,
                            "confirmed_by", approval.requestedBy(),
                            "approved_by", approval.approvedBy()));
        }
    }
}
