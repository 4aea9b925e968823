package io.suito.bench.payout;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The product in a process of its own, to be killed: database, Stripe, home. */
public final class ExecutorProgram {
    private ExecutorProgram() {}

    @SuppressWarnings("try") // the executor works by being there
    public static void main(String[] args) throws IOException {
        try (Backoffice backoffice = Backoffice.open(new DatabaseSettings(args[0], "postgres", "postgres"));
                Executor executor = backoffice.startExecutor(Shop.stripeSide(URI.create(args[1])), Path.of(args[2]))) {
            while (System.in.read() >= 0) {
                System.out.println(executor.incarnation());
            }
        }
    }
}
