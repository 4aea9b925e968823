package io.suito.cli.data;

import io.suito.app.DatabaseState;
import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.time.Japan;
import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code suito db status}: version, cut-over, and what a person should know before the first run. */
@Command(name = "status", description = "Show version, cut-over, quarantine and drift.")
final class DbStatusCommand extends OfficeCommand {
    @Override
    protected boolean needsMigrated() {
        return false;
    }

    @Override
    protected int run(Workplace office) {
        DatabaseState state = DatabaseState.read(office.backoffice());
        output().result(state, () -> tell(state));
        return CommandLineProgram.DONE;
    }

    private void tell(DatabaseState state) {
        Table table = Table.of(text("head.what"), text("head.value"));
        table.row(text("db.version"), state.version().isEmpty() ? "-" : state.version());
        table.row(text("db.waiting"), Integer.toString(state.waiting()));
        Instant start = state.ledgerStartsAt();
        table.row(text("db.ledger_starts_at"), start == null ? text("db.from_the_beginning") : Japan.minutes(start));
        table.row(text("db.opening_balances"), text("db.opening." + state.openingBalances()));
        table.row(text("db.quarantined"), Long.toString(state.quarantinedRows()));
        table.row(text("db.drift"), Long.toString(state.drift()));
        output().table(table);
        if (state.waiting() > 0) {
            output().say("db.migrate_with");
        }
        new Remarks(output()).tell(state);
    }
}
