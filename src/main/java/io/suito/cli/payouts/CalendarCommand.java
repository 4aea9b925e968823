package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.payouts.Holidays;
import io.suito.payouts.RunCalendar;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.time.Japan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suito payouts calendar}: when the scheduled runs take place. */
@Command(name = "calendar", description = "Show the dates of the scheduled runs, with long gaps and holidays marked.")
final class CalendarCommand extends OfficeCommand {
    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many months ahead (default: ${DEFAULT-VALUE}).")
    private int months;

    @Override
    protected int run(Workplace office) {
        Holidays holidays = new Holidays(output().locale());
        List<RunDay> days = RunCalendar.coming(office.backoffice().transactions(), holidays, months);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("holidays_known_to", Holidays.lastYear());
        document.put("dates", days.stream().map(CalendarCommand::document).toList());
        output().result(document, () -> tell(days));
        return CommandLineProgram.DONE;
    }

    private static Map<String, @Nullable Object> document(RunDay day) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("date", day.date());
        document.put("at", day.at());
        document.put("iso_week", day.isoWeek());
        document.put("days", day.days());
        document.put("gap", day.isGap());
        document.put("holiday", day.holiday());
        document.put("moved_from", day.isMoved() ? day.scheduled() : null);
        return document;
    }

    private void tell(List<RunDay> days) {
        Table table = Table.of(text("head.date"), text("head.week"), text("head.days"), text("head.remark"));
        days.forEach(day -> table.row(Japan.minutes(day.at()), day.isoWeek(), day.days(), remark(day)));
        output().table(table);
        output().say("calendar.known", Integer.toString(Holidays.lastYear()));
    }

    private String remark(RunDay day) {
        List<String> remarks = new ArrayList<>();
        if (day.isGap()) {
            remarks.add(text("calendar.gap", day.weeks()));
        }
        if (day.isMoved()) {
            remarks.add(text("calendar.moved", day.scheduled().toString(), String.valueOf(day.holiday())));
        } else if (day.holiday() != null) {
            remarks.add(text("calendar.holiday", day.holiday()));
        }
        return String.join(", ", remarks);
    }
}
