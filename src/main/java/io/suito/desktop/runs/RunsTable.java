package io.suito.desktop.runs;

import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.FilterModel;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.RunStates;
import io.suito.desktop.widgets.RunStates.Unsettled;
import io.suito.desktop.widgets.Tone;
import io.suito.listing.Sort;
import io.suito.payouts.RunList.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of runs. A new column: a line here, a component in {@code RunList.Row}, a title in each language. */
final class RunsTable {
    private RunsTable() {}

    static TableSetup<Row> setup(Texts texts) {
        return new TableSetup<>(
                "runs",
                List.of(
                        TableColumnModel.<Row>of("as_of", ColumnKind.INSTANT, 126, Row::asOf)
                                .sortedBy("as_of"),
                        TableColumnModel.<Row>of(
                                        "state",
                                        ColumnKind.STATUS,
                                        172,
                                        row -> RunStates.label(row.state(), unsettled(row), texts))
                                .toned(row -> RunStates.tone(row.state(), unsettled(row))),
                        TableColumnModel.of("total", ColumnKind.YEN, 106, Row::total),
                        TableColumnModel.of("kind", ColumnKind.TEXT, 76, row -> texts.word("kind", row.kind())),
                        TableColumnModel.of("items", ColumnKind.NUMBER, 80, Row::items),
                        TableColumnModel.of("succeeded", ColumnKind.NUMBER, 112, Row::succeeded),
                        TableColumnModel.of("paid_out", ColumnKind.YEN, 116, Row::paidOut),
                        TableColumnModel.of("open", ColumnKind.NUMBER, 112, Row::open),
                        TableColumnModel.<Row>of(
                                        "agrees", ColumnKind.STATUS, 112, row -> agreement(row.agrees(), texts))
                                .toned(row -> tone(row.agrees())),
                        TableColumnModel.of("reason", ColumnKind.TEXT, 116, Row::reason),
                        TableColumnModel.<Row>of("requested_by", ColumnKind.TEXT, 110, Row::requestedBy)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of("run_date", ColumnKind.DATE, 120, Row::runDate)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of("created", ColumnKind.INSTANT, 158, Row::createdAt)
                                .hiddenFirst(),
                        TableColumnModel.<Row>of(
                                        "id",
                                        ColumnKind.ID,
                                        280,
                                        row -> row.id().toString())
                                .hiddenFirst()),
                List.of(
                        FilterModel.choice("standing", "", "unfinished", "open", "differing", "manual", "scheduled"),
                        FilterModel.field("text")),
                Sort.descending("as_of"),
                null);
    }

    static Unsettled unsettled(Row row) {
        return new Unsettled(row.open(), row.moving(), row.takingBack());
    }

    private static @Nullable String agreement(@Nullable Boolean agrees, Texts texts) {
        return agrees == null ? null : texts.asLabel(texts.get(agrees ? "run.agrees" : "run.differs"));
    }

    private static Tone tone(@Nullable Boolean agrees) {
        if (agrees == null) {
            return Tone.NEUTRAL;
        }
        return agrees ? Tone.GOOD : Tone.BAD;
    }
}
