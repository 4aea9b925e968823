package io.suito.app.demo;

import java.util.UUID;

/**
 * A partner whose payouts staff must put on hold, through the product, after the data are written.
 *
 * @param text why, in Japanese
 */
public record DemoHold(UUID partnerId, String text) {}
