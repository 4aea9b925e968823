package io.suito.tour;

import io.suito.schedule.Jobs.Standing;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;

/** What keeps the house in order: jobs with what came of them, the policy, what this installation was told. */
final class HouseTour {
    private final Hands hands;

    HouseTour(Hands hands) {
        this.hands = hands;
    }

    void walk() {
        jobs();
        hands.press("#area-settings");
        hands.rows("#table-settings");
        hands.take("settings-policy");
        hands.tab(".screen-tabs", 1);
        hands.take("settings-installation");
    }

    private void jobs() {
        hands.press("#area-jobs");
        TableView<?> jobs = hands.rows("#table-jobs");
        hands.take("jobs");
        hands.choose(
                jobs,
                hands.on(() -> IntStream.range(0, jobs.getItems().size())
                        .filter(i -> ((Standing) jobs.getItems().get(i)).name().equals("payout-status"))
                        .findFirst()
                        .orElse(0)));
        hands.rows("#table-job_runs");
        hands.take("job-runs");
        hands.press("#job-rehearse");
        hands.untilShown(".dialog-card");
        hands.take("job-rehearsed");
        hands.leave();
    }
}
