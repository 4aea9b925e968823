package io.suito.app;

import io.suito.payouts.PayoutEntities;
import java.util.List;

/** All Hibernate entities, gathered from their rooms. */
final class Entities {
    static final List<Class<?>> ALL = List.copyOf(PayoutEntities.ALL);

    private Entities() {}
}
