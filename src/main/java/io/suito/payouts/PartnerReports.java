package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.ledger.Balances;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading partners: who they are, where their money stands, what keeps them from being paid. */
public final class PartnerReports {
    private static final int MOST = 50;

    private final Transactions transactions;

    public PartnerReports(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One of those that a search found; its reading is empty where the platform knows none, debt in yen. */
    public record Found(
            UUID partnerId,
            String name,
            String kana,
            boolean payoutsEnabled,
            @Nullable String stopReason,
            long debt) {}

    /** A stop that is active. */
    public record Stop(
            String reason, @Nullable String note, @Nullable Instant expiresAt, String setBy, Instant setAt) {}

    /** A payout item of the partner; amount in yen. */
    public record PastItem(UUID itemId, UUID runId, Instant asOf, long amount, String state) {}

    /**
     * A partner as staff look at one.
     *
     * @param balances in yen; zeros where nothing was ever posted
     * @param items the newest payout items, newest first
     */
    public record Overview(
            UUID partnerId,
            String name,
            @Nullable String stripeAccountId,
            boolean stripePayoutsEnabled,
            boolean payoutsEnabled,
            @Nullable Instant syncedAt,
            Balances balances,
            List<Stop> stops,
            List<PastItem> items) {}

    /**
     * Those whose name, reading, e-mail address or Stripe id contains this; at most fifty, those whose name begins so
     * first, as they are read.
     */
    public List<Found> find(String part) {
        return transactions.call(
                tx -> tx.sql("""
                        select id, coalesce(name, ''), coalesce(name_kana, ''), coalesce(payouts_enabled, false),
                               stop_reason, coalesce(debt_cents, 0)
                          from public.partners
                         where id in (select m.partner_id from backoffice.partners_matching(:part) m)
                         order by not (starts_with(backoffice.folded(coalesce(name, '')), backoffice.folded(:part))
                                       or starts_with(backoffice.folded(coalesce(name_kana, '')), backoffice.folded(:part))),
                                  name_kana, name, id limit :most""").set("part", part).set("most", MOST).list(Found.class));
    }

    /** All of them, however many, whom {@link #find} would find. */
    public Set<UUID> matching(String part) {
        return Set.copyOf(
                transactions.call(tx -> tx.sql("select m.partner_id from backoffice.partners_matching(:part) m")
                        .set("part", part)
                        .list(UUID.class)));
    }

    /** Everything about one. @throws Refusal {@code partners.unknown} */
    public Overview overview(UUID partner) {
        return transactions.call(tx -> overview(tx, partner));
    }

    /** The day in Japan, by the clock of the database. */
    public LocalDate today() {
        return transactions.call(
                tx -> Japan.date(tx.sql("select backoffice.clock()").one(Instant.class)));
    }

    /** @throws Refusal {@code partners.unknown} */
    public void requireKnown(Tx tx, UUID partner) {
        Stops.requireKnown(tx, partner);
    }

    private static Overview overview(Tx tx, UUID partner) {
        record Base(
                String name,
                @Nullable String account,
                boolean stripeEnabled,
                boolean enabled,
                @Nullable Instant syncedAt) {}
        Base base = tx.sql("""
                        select coalesce(name, ''), stripe_account_id, coalesce(stripe_payouts_enabled, false),
                               coalesce(payouts_enabled, false), stripe_account_updated_at
                          from public.partners where id = :partner""")
                .set("partner", partner)
                .optional(Base.class)
                .orElseThrow(() -> new Refusal("partners.unknown", partner.toString()));
        return new Overview(
                partner,
                base.name(),
                base.account(),
                base.stripeEnabled(),
                base.enabled(),
                base.syncedAt(),
                Balances.of(tx, partner).orElse(new Balances(0, 0, 0, 0, 0, 0, 0)),
                stops(tx, partner),
                items(tx, partner));
    }

    private static List<Stop> stops(Tx tx, UUID partner) {
        return tx.sql("""
                        select reason, note, expires_at, set_by, set_at from backoffice.active_stops(backoffice.clock())
                         where partner_id = :partner order by set_at""").set("partner", partner).list(Stop.class);
    }

    private static List<PastItem> items(Tx tx, UUID partner) {
        return tx.sql("""
                        select i.id, i.run_id, r.as_of, i.amount, i.state from backoffice.payout_items i
                          join public.payout_runs r on r.run_id = i.run_id
                         where i.partner_id = :partner order by i.created_at desc limit 10""").set("partner", partner).list(PastItem.class);
    }
}
