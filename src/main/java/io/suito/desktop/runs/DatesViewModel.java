package io.suito.desktop.runs;

import io.suito.database.Transactions;
import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.ReadRows;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.listing.Sort;
import io.suito.payouts.Holidays;
import io.suito.payouts.RunCalendar;
import io.suito.payouts.RunCalendar.RunDay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When the scheduled runs of the coming twelve months take place, with long gaps and holidays marked. */
public final class DatesViewModel {
    private static final ListedRows.Shape<RunDay> SHAPE = new ListedRows.Shape<>(
            day -> UUID.nameUUIDFromBytes(day.scheduled().toString().getBytes(StandardCharsets.UTF_8)),
            Map.of("date", Comparator.comparing(RunDay::date)),
            Map.of());

    private final TableTools tools;
    private final TableModel<RunDay> table;

    public DatesViewModel(Transactions transactions, TableTools tools) {
        this.tools = tools;
        Texts texts = tools.texts();
        this.table = new TableModel<>(
                setup(texts),
                new ReadRows<>(() -> RunCalendar.nextYear(transactions, new Holidays(texts.locale())), SHAPE),
                tools);
    }

    private static TableSetup<RunDay> setup(Texts texts) {
        return new TableSetup<>(
                "run_dates",
                List.of(
                        TableColumnModel.<RunDay>of("date", ColumnKind.TEXT, 160, day -> texts.weekday(day.date()))
                                .sortedBy("date"),
                        TableColumnModel.of("at", ColumnKind.INSTANT, 150, RunDay::at),
                        TableColumnModel.of("week", ColumnKind.NUMBER, 90, day -> (long) day.isoWeek()),
                        TableColumnModel.of("days", ColumnKind.NUMBER, 160, RunDay::days),
                        TableColumnModel.<RunDay>of("remark", ColumnKind.STATUS, 460, day -> remark(day, texts))
                                .toned(day -> Tone.CAUTION)),
                List.of(),
                Sort.ascending("date"),
                null);
    }

    static @Nullable String remark(RunDay day, Texts texts) {
        List<String> remarks = new ArrayList<>();
        if (day.isGap()) {
            remarks.add(texts.get("runs.dates.gap", texts.number(day.weeks())));
        }
        if (day.holiday() != null) {
            remarks.add(
                    day.isMoved()
                            ? texts.get("runs.dates.moved", texts.weekday(day.scheduled()), day.holiday())
                            : texts.get("runs.dates.holiday", day.holiday()));
        }
        return remarks.isEmpty() ? null : String.join("  ·  ", remarks);
    }

    public TableModel<RunDay> table() {
        return table;
    }

    /** Up to when holidays are known. */
    public String known() {
        return tools.texts().get("runs.dates.known", Integer.toString(Holidays.lastYear()));
    }

    /** Reads the policy of today anew. */
    public void refresh() {
        table.refresh();
    }
}
