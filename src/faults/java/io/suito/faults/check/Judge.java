package io.suito.faults.check;

import io.suito.app.Backoffice;
import io.suito.faults.market.TrialGround;
import io.suito.faults.tap.HttpTap;

/** Lets the checker look at a ground, through connections that nobody tampers with. */
public final class Judge {
    private Judge() {}

    /** Everything that is wrong on that ground. */
    public static Findings of(TrialGround ground) {
        try (Backoffice backoffice = Backoffice.open(ground.settings())) {
            return of(ground, backoffice);
        }
    }

    /** The same through connections that are there already; they must be plain ones. */
    public static Findings of(TrialGround ground, Backoffice backoffice) {
        return new Checker(
                        backoffice,
                        TrialGround.stripeSide(ground.stripeAddress(), HttpTap.NONE),
                        ground.stripe(),
                        ground.sellers(),
                        ground.startedAt())
                .check();
    }
}
