package io.suito.cli;

import io.suito.app.DemoSetup;
import io.suito.app.Workplace;
import io.suito.app.demo.DemoSize;

/** Opens what a command works with, and sees to it that the database has the right shape. */
final class Opening {
    private final BaseCommand command;

    Opening(BaseCommand command) {
        this.command = command;
    }

    /**
     * Opens it.
     *
     * @param migrated the database must have this version's shape; the embedded one is given it
     * @param data an empty embedded database is filled with demo data, so that there is something to see
     */
    Workplace open(boolean migrated, boolean data) {
        return command.embedded() ? embedded(migrated, data) : configured(migrated);
    }

    private Workplace configured(boolean migrated) {
        Context context = command.context();
        Workplace office = Workplace.configured(context.configuration(), context.passwordPrompt());
        return closingOnFailure(office, () -> {
            if (migrated) {
                office.requireMigrated();
            }
        });
    }

    /** The embedded one, whatever was asked for. */
    Workplace embedded(boolean migrated, boolean data) {
        Workplace office = Workplace.embedded(command.context().home(), command.useEmbedded());
        return closingOnFailure(office, () -> {
            if (migrated) {
                migrate(office);
            }
            if (data) {
                fill(office);
            }
        });
    }

    private static Workplace closingOnFailure(Workplace office, Runnable preparation) {
        try {
            preparation.run();
            return office;
        } catch (RuntimeException e) {
            office.close();
            throw e;
        }
    }

    /** The embedded database is the program's own: it is brought to shape without being asked. */
    private void migrate(Workplace office) {
        if (office.backoffice().migrations(line -> {}).status().waiting() > 0) {
            tell("db.migrating");
            office.backoffice().migrations(key -> tell(key)).migrate(null, null);
        }
    }

    private void fill(Workplace office) {
        DemoSetup demo = new DemoSetup(office, this::tell);
        if (demo.isEmpty()) {
            tell("demo.filling");
            demo.fill(DemoSize.STANDARD);
        }
    }

    private void tell(String key, Object... arguments) {
        command.output().progress(command.text(key, arguments));
    }
}
