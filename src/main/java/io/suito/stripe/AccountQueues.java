package io.suito.stripe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Accounts whose requests got in each other's way at Stripe ({@code lock_timeout}) are served one request at a time for
 * a while; all others are not touched by it.
 */
final class AccountQueues {
    private static final long LASTS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Integer> onTheirWay = new HashMap<>();
    private final Map<String, Long> inTurnUntil = new HashMap<>();

    /** @param nanos a clock that only runs forward */
    AccountQueues(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a request of the account may go; if so, {@link #leave} must follow. */
    synchronized boolean enter(String account) {
        if (isInTurn(account) && onTheirWay.containsKey(account)) {
            return false;
        }
        onTheirWay.merge(account, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String account) {
        onTheirWay.computeIfPresent(account, (name, number) -> number == 1 ? null : number - 1);
    }

    /** From now on one at a time. */
    synchronized void lockTimeout(String account) {
        inTurnUntil.put(account, nanos.getAsLong() + LASTS);
    }

    /** Accounts that nothing may be sent for just now. */
    synchronized List<String> occupied() {
        return List.copyOf(inTurnUntil.keySet()).stream()
                .filter(this::isInTurn)
                .filter(onTheirWay::containsKey)
                .toList();
    }

    private boolean isInTurn(String account) {
        Long until = inTurnUntil.get(account);
        if (until != null && until - nanos.getAsLong() <= 0) {
            inTurnUntil.remove(account);
            return false;
        }
        return until != null;
    }
}
