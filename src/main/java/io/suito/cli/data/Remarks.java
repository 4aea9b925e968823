package io.suito.cli.data;

import io.suito.app.DatabaseState;
import io.suito.cli.Output;

/** What does not stop anything but should be known. */
final class Remarks {
    private final Output output;

    Remarks(Output output) {
        this.output = output;
    }

    void tell(DatabaseState state) {
        state.remarks()
                .forEach(remark -> output.say(remark.key(), remark.arguments().toArray()));
    }
}
