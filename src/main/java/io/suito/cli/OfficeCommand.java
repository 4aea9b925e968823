package io.suito.cli;

import io.suito.app.DemoSetup;
import io.suito.app.Workplace;
import io.suito.app.demo.DemoSize;
import picocli.CommandLine.Command;

/** A command that works with the database: opens it, sees to it that it has the right shape, and closes it again. */
@Command
public abstract class OfficeCommand extends BaseCommand {
    @Override
    public final Integer call() {
        try (Workplace office = open()) {
            if (embedded()) {
                prepare(office);
            } else if (needsMigrated()) {
                office.requireMigrated();
            }
            return run(office);
        }
    }

    /** Does the work; {@link CommandLineProgram#DONE} or {@link CommandLineProgram#FAILED}. */
    protected abstract int run(Workplace office);

    /** Whether the database must have this version's shape. */
    protected boolean needsMigrated() {
        return true;
    }

    /** Whether an empty embedded database is to be filled with demo data first, so that there is something to see. */
    protected boolean needsData() {
        return false;
    }

    private Workplace open() {
        return embedded()
                ? Workplace.embedded(context().home(), useEmbedded())
                : Workplace.configured(context().configuration(), context().passwordPrompt());
    }

    /** The embedded database is the program's own: it is brought to shape without being asked. */
    private void prepare(Workplace office) {
        if (needsMigrated()
                && office.backoffice().migrations(line -> {}).status().waiting() > 0) {
            output().progress(text("db.migrating"));
            office.backoffice()
                    .migrations(line -> output().progress(text("db.migration_waits")))
                    .migrate(null, null);
        }
        DemoSetup demo = new DemoSetup(office, (key, arguments) -> output().progress(text(key, arguments)));
        if (needsData() && demo.isEmpty()) {
            output().progress(text("demo.filling"));
            demo.fill(DemoSize.STANDARD);
        }
    }
}
