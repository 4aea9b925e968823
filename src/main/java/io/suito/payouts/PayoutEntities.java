package io.suito.payouts;

import java.util.List;

/** The entities of this room, for the composition root. */
public final class PayoutEntities {
    public static final List<Class<?>> ALL = List.of(PayoutItem.class);

    private PayoutEntities() {}
}
