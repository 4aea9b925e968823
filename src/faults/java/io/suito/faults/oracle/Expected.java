package io.suito.faults.oracle;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a first run must do.
 *
 * @param standings every partner with a posted order or an adjustment
 * @param unposted orders that are paid and in time but cannot be posted, and why: something for a person to look at
 */
public record Expected(Map<UUID, Standing> standings, Map<UUID, Obstacle> unposted) {
    /** Why a partner is not paid. */
    public enum Reason {
        /** Has a stop that nobody lifted. */
        STOPPED,
        NO_ACCOUNT,
        PAYOUTS_DISABLED,
        /** Owes more than the limit. */
        DEBT_OVER_LIMIT,
        BELOW_MINIMUM
    }

    /** Why a paid order is not posted. */
    public enum Obstacle {
        NO_PARTNER,
        NO_PAYMENT_INTENT
    }

    /**
     * One partner's money in yen.
     *
     * @param available matured at the cut-off, with adjustments
     * @param maturing delivered, the seven days not over
     * @param pending paid, not delivered
     * @param reasons all that keep the partner from being paid; empty for those who are paid
     */
    public record Standing(long available, long maturing, long pending, Set<Reason> reasons) {
        /** What the partner owes if everything under way is counted in its favour; never negative. */
        public long debt() {
            return Math.max(0, -(available + maturing + pending));
        }
    }

    /** The standing of a partner that has one. */
    public Standing standing(UUID partnerId) {
        return Objects.requireNonNull(standings.get(partnerId));
    }

    /** Partner to yen. */
    public Map<UUID, Long> payments() {
        Map<UUID, Long> payments = new TreeMap<>();
        for (Map.Entry<UUID, Standing> each : standings.entrySet()) {
            if (each.getValue().reasons().isEmpty()) {
                payments.put(each.getKey(), each.getValue().available());
            }
        }
        return payments;
    }

    /** Partners with available money that are not paid, and why. */
    public Map<UUID, Set<Reason>> skipped() {
        Map<UUID, Set<Reason>> skipped = new TreeMap<>();
        for (Map.Entry<UUID, Standing> each : standings.entrySet()) {
            Standing standing = each.getValue();
            if (!standing.reasons().isEmpty() && standing.available() > 0) {
                skipped.put(each.getKey(), standing.reasons());
            }
        }
        return skipped;
    }

    /** The sum of all payments in yen. */
    public long total() {
        long total = 0;
        for (long yen : payments().values()) {
            total += yen;
        }
        return total;
    }
}
