package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stops: the reasons for which a partner is not paid. Flags on the partner follow in the database. */
public final class Stops {
    /** What a person can stop a partner for; the other reasons are set by what the program sees. */
    public enum Reason {
        STAFF_HOLD,
        /** Stops listing goods too, and never ends by itself. */
        FRAUD;

        /** As stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal {@code stops.not_set_by_people} */
        public static Reason of(String code) {
            return Stream.of(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("stops.not_set_by_people", code));
        }
    }

    /**
     * Stops payouts to a partner.
     *
     * @param expiresAt when a hold ends by itself
     * @throws Refusal {@code stops.note_needed}, {@code stops.held_already}, {@code stops.ends_in_the_past},
     *     {@code stops.fraud_has_no_end}, {@code partners.unknown}
     */
    public void hold(
            Tx tx, UUID partner, Reason reason, @Nullable String note, @Nullable Instant expiresAt, String by) {
        if (note == null || note.isBlank()) {
            throw new Refusal("stops.note_needed");
        }
        if (reason == Reason.FRAUD && expiresAt != null) {
            throw new Refusal("stops.fraud_has_no_end");
        }
        requireKnown(tx, partner);
        requireAhead(tx, expiresAt);
        lift(tx, partner, reason.code(), "policy", "expired", true);
        int rows = tx.sql("""
                        insert into backoffice.partner_stops (partner_id, reason, note, expires_at, set_by, set_at)
                        select id, :reason, :note, :expires, :by, backoffice.clock() from public.partners where id = :partner
                        on conflict (partner_id, reason) where lifted_at is null do nothing""")
                .set("partner", partner)
                .set("reason", reason.code())
                .set("note", note)
                .set("expires", Instant.class, expiresAt)
                .set("by", by)
                .update();
        if (rows == 0) {
            throw new Refusal("stops.held_already", partner.toString());
        }
    }

    /** A hold that has ended before it begins would stop nobody. */
    private static void requireAhead(Tx tx, @Nullable Instant expiresAt) {
        if (expiresAt != null
                && !expiresAt.isAfter(tx.sql("select backoffice.clock()").one(Instant.class))) {
            throw new Refusal("stops.ends_in_the_past", Japan.minutes(expiresAt));
        }
    }

    static void requireKnown(Tx tx, UUID partner) {
        if (tx.sql("select id from public.partners where id = :partner")
                .set("partner", partner)
                .optional(UUID.class)
                .isEmpty()) {
            throw new Refusal("partners.unknown", partner.toString());
        }
    }

    /**
     * Lifts a stop. A debt stop only once the debt is within the limit.
     *
     * @throws Refusal {@code stops.none}, {@code stops.still_in_debt}
     */
    public void lift(Tx tx, UUID partner, String reason, String by, @Nullable String note) {
        requireKnown(tx, partner);
        String obstacle = obstacle(reason, isOverLimit(tx, partner));
        if (obstacle != null) {
            throw new Refusal(obstacle, partner.toString());
        }
        if (lift(tx, partner, reason, by, note, false) == 0) {
            throw new Refusal("stops.none", partner.toString(), reason);
        }
    }

    /**
     * Why a stop cannot be lifted, as a code; null when it can.
     *
     * @param overLimit whether the partner's debt is over the limit of the policy
     */
    public static @Nullable String obstacle(String reason, boolean overLimit) {
        return overLimit && waitsForDebt(reason) ? "stops.still_in_debt" : null;
    }

    /** Whether a stop of this reason can be lifted only when the debt is within the limit. */
    public static boolean waitsForDebt(String reason) {
        return reason.equals("debt_over_10000");
    }

    private static boolean isOverLimit(Tx tx, UUID partner) {
        return tx.sql("""
                        select coalesce(debt_cents, 0) > (backoffice.policy(backoffice.clock())).debt_limit
                          from public.partners where id = :partner""")
                .set("partner", partner)
                .optional(Boolean.class)
                .orElseThrow(() -> new Refusal("partners.unknown", partner.toString()));
    }

    private static int lift(Tx tx, UUID partner, String reason, String by, @Nullable String note, boolean onlyExpired) {
        return tx.sql("""
                        update backoffice.partner_stops
                           set lifted_at = backoffice.clock(), lifted_by = :by, lift_note = :note
                         where partner_id = :partner and reason = :reason and lifted_at is null
                           and (not :onlyExpired or expires_at <= backoffice.clock())""")
                .set("partner", partner)
                .set("reason", reason)
                .set("by", by)
                .set("note", String.class, note)
                .set("onlyExpired", onlyExpired)
                .update();
    }

    /** Lifts holds whose time is over, so that the partner's flags say so. Asks nobody but the database. How many. */
    public int liftExpired(Tx tx) {
        return tx.sql("""
                        update backoffice.partner_stops
                           set lifted_at = backoffice.clock(), lifted_by = 'policy', lift_note = 'expired'
                         where lifted_at is null and expires_at <= backoffice.clock()""").update();
    }
}
