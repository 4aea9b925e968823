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
        return checker(ground, backoffice).check();
    }

    /** The same after many runs; what each of them owed to whom is for the one to know who held them. */
    public static Findings ofManyRuns(TrialGround ground, Backoffice backoffice) {
        return checker(ground, backoffice).checkManyRuns();
    }

    private static Checker checker(TrialGround ground, Backoffice backoffice) {
        return new Checker(
                backoffice,
                TrialGround.stripeSide(ground.stripeAddress(), HttpTap.NONE),
                ground.stripe(),
                ground.sellers(),
                ground.startedAt());
    }
}
