package io.suito.cli.data;

import io.suito.app.DatabaseState;
import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suito db migrate}: gives the database the shape that this version needs. */
@Command(name = "migrate", description = "Give the database the shape that this version needs; nothing is lost.")
final class MigrateCommand extends OfficeCommand {
    @Option(
            names = "--ledger-starts-at",
            paramLabel = "INSTANT|DATE",
            description =
                    "From when on Suito keeps the ledger; orders paid before it are never posted. Needed once where there are orders.")
    private @Nullable Instant ledgerStartsAt;

    @Option(
            names = "--platform-time-zone",
            paramLabel = "ZONE",
            description =
                    "How to read the platform's TIMESTAMP columns without zone (default: the database's setting).")
    private @Nullable String platformTimeZone;

    @Override
    protected boolean needsMigrated() {
        return false;
    }

    @Override
    protected int run(Workplace office) {
        office.backoffice().migrations(key -> output().progress(text(key))).migrate(ledgerStartsAt, platformTimeZone);
        DatabaseState state = DatabaseState.read(office.backoffice());
        output().result(state, () -> {
            output().say("db.migrated", state.version());
            new Remarks(output()).tell(state);
        });
        return CommandLineProgram.DONE;
    }
}
