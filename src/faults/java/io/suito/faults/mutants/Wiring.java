package io.suito.faults.mutants;

import io.suito.faults.tap.HttpTap;
import io.suito.faults.tap.SqlTap;

/** What stands between the product and its database, and between the product and Stripe. */
public record Wiring(SqlTap sql, HttpTap http) {
    /** The product as it is. */
    public static final Wiring PRODUCT = new Wiring(SqlTap.NONE, HttpTap.NONE);
}
