package io.suito.faults.oracle;

import java.time.Instant;

/**
 * What a first run goes by.
 *
 * @param asOf the cut-off: money that matures at this very instant is paid
 * @param ledgerStartsAt orders created before it are nobody's business here
 * @param minimum the least amount that is paid out, in yen
 * @param debtLimit the largest debt that does not stop a partner, in yen
 */
public record PayoutRules(Instant asOf, Instant ledgerStartsAt, long minimum, long debtLimit) {
    /** ¥3,000 and ¥10,000. */
    public static PayoutRules usual(Instant asOf, Instant ledgerStartsAt) {
        return new PayoutRules(asOf, ledgerStartsAt, 3_000, 10_000);
    }
}
