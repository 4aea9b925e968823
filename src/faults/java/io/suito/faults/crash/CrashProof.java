package io.suito.faults.crash;

import io.suito.database.DatabaseSettings;
import io.suito.faults.check.Findings;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.market.Books;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;
import java.time.Duration;
import java.util.List;

final class CrashProof {
    private CrashProof() {}

    public static void main(String[] args) throws Exception {
        DatabaseSettings template = Books.template(List.of(Role.values()), 1);
        try (ChildJvms jvms = new ChildJvms()) {
            for (int i = 0; i < 3; i++) {
                try (TrialGround ground = TrialGround.prepare(template, 1)) {
                    long start = System.nanoTime();
                    String[] a = {
                        ground.settings().url(),
                        ground.stripeAddress().toString(),
                        ground.home().toString(),
                        "20",
                        "never"
                    };
                    Child child =
                            i == 0 ? jvms.startTraining(ChildProgram.class, a) : jvms.start(ChildProgram.class, a);
                    int status = child.waitFor(Duration.ofSeconds(60));
                    System.err.println(status + " " + (System.nanoTime() - start) / 1000000 + " ms "
                            + child.said("passed ").size() + child.errors());
                    if (i == 2) child.said("passed ").forEach(System.err::println);
                    start = System.nanoTime();
                    Findings f = Resumption.finish(ground, Wiring.PRODUCT, Duration.ofSeconds(60));
                    System.err.println(f + " " + (System.nanoTime() - start) / 1000000);
                }
            }
        }
    }
}
