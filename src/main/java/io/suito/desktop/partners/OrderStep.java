package io.suito.desktop.partners;

import io.suito.desktop.shell.Place;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of an order's money.
 *
 * @param at when; null where nobody knows
 * @param words what happened, plainly
 * @param raw Stripe's side of it as it went out and came back, or its names there; empty where Stripe has none
 * @param page Stripe's own page of it; null where there is none
 * @param place where in the program it is seen; null where nowhere else
 */
record OrderStep(
        @Nullable Instant at,
        String words,
        String raw,
        @Nullable URI page,
        @Nullable Place place) {}
