package io.suito.cli;

import io.suito.app.Workplace;
import picocli.CommandLine.Command;

/** A command that works with the database: opens it, sees to it that it has the right shape, and closes it again. */
@Command
public abstract class OfficeCommand extends BaseCommand {
    @Override
    public final Integer call() {
        try (Workplace office = new Opening(this).open(needsMigrated(), needsData())) {
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
}
