package io.suito.cli.payouts;

import io.suito.cli.Output;
import io.suito.cli.Table;
import io.suito.money.Yen;
import io.suito.payouts.ItemFacts.Due;
import io.suito.payouts.ItemState;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PayoutPreview.Funds;
import io.suito.payouts.PayoutPreview.Item;
import io.suito.payouts.PayoutPreview.Skip;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.RunState;
import io.suito.text.Messages;
import io.suito.time.Japan;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs and items as people read them. */
final class RunTexts {
    private static final int MOST_ROWS = 20;

    private final Output output;

    RunTexts(Output output) {
        this.output = output;
    }

    void preview(PayoutPreview preview) {
        output.say("payouts.preview", preview.runDate().toString(), Japan.minutes(preview.asOf()));
        items(preview.items());
        skips(preview.skips());
        total(preview.items().size(), preview.total(), preview.funds());
    }

    /** A plan before it is executed, or what of it is left: without who was dropped, paid, or is on the way. */
    RunReports.UnderWay plan(Run run, RunReports reports) {
        output.say("payouts.plan", run.runId().toString(), Japan.minutes(run.asOf()), text("kind." + run.kind()));
        List<ItemLine> unsent = reports.items(run.runId(), ItemState.PLANNED.code());
        items(unsent.stream()
                .map(line -> new Item(line.partnerId(), line.name(), line.amount()))
                .toList());
        skips(reports.skips(run.runId()));
        long total = unsent.stream().mapToLong(ItemLine::amount).sum();
        total(unsent.size(), total, reports.funds().orElse(null));
        if (run.runState() != RunState.PAUSED && reports.isOfAll(run.runId())) {
            before(reports.before(run), total);
        }
        return new RunReports.UnderWay(unsent.size(), total);
    }

    private void before(Optional<PreviewComparison> before, long total) {
        if (before.isEmpty()) {
            output.say("payouts.before_none");
            return;
        }
        PreviewComparison run = before.get();
        output.say(
                "payouts.before",
                Japan.minutes(run.asOf()),
                run.items(),
                Yen.format(run.total()),
                Yen.format(total - run.total()),
                run.newcomers(),
                run.absent());
    }

    private void items(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        Table table = Table.of(text("head.partner"), text("head.id"), text("head.amount"));
        items.stream()
                .limit(MOST_ROWS)
                .forEach(item -> table.row(item.name(), item.partnerId(), Table.yen(item.amount())));
        output.table(table);
        more(items.stream().mapToLong(Item::amount).toArray());
    }

    /** How many rows are not shown, and their sum. */
    private void more(long[] amounts) {
        if (amounts.length > MOST_ROWS) {
            long rest = Arrays.stream(amounts).skip(MOST_ROWS).sum();
            output.say("payouts.more_items", amounts.length - MOST_ROWS, Yen.format(rest));
        }
    }

    private void skips(List<Skip> skips) {
        if (skips.isEmpty()) {
            return;
        }
        Map<String, long[]> byReason = new TreeMap<>();
        for (Skip skip : skips) {
            long[] sums = byReason.computeIfAbsent(skip.reason(), reason -> new long[2]);
            sums[0]++;
            sums[1] += skip.amount();
        }
        Table table = Table.of(text("head.not_paid"), text("head.partners"), text("head.amount"), text("head.cure"));
        byReason.forEach((reason, sums) -> table.row(reason(reason), sums[0], Table.yen(sums[1]), cure(reason)));
        output.line("");
        output.table(table);
        output.line("");
        output.table(names(skips));
        more(skips.stream().mapToLong(Skip::amount).toArray());
    }

    private Table names(List<Skip> skips) {
        Table table = Table.of(text("head.partner"), text("head.id"), text("head.amount"), text("head.not_paid"));
        skips.stream()
                .limit(MOST_ROWS)
                .forEach(skip ->
                        table.row(skip.name(), skip.partnerId(), Table.yen(skip.amount()), reason(skip.reason())));
        return table;
    }

    /** What would let them be paid. */
    private String cure(String reason) {
        return Messages.find(output.locale(), "cure." + reason.replace(':', '.'))
                .orElse("");
    }

    void total(int items, long total, @Nullable Funds funds) {
        output.line("");
        output.say("payouts.total", items, Yen.format(total));
        if (funds == null) {
            output.say("payouts.funds_unknown");
        } else {
            output.say("payouts.funds", Yen.format(funds.available()), Japan.minutes(funds.asOf()));
        }
    }

    void status(RunStatus run) {
        output.say("payouts.run", run.runId().toString(), text("kind." + run.kind()), Japan.minutes(run.asOf()));
        output.say("payouts.run_state", text("state.run." + run.state()), run.planned(), Yen.format(run.total()));
        Table table = Table.of(text("head.state"), text("head.items"));
        Map<String, Integer> counts = new java.util.LinkedHashMap<>();
        counts.put("moving", run.moving());
        counts.put("submitted", run.submitted());
        counts.put("paid", run.paid());
        counts.put("failed", run.failed());
        counts.put("held", run.held());
        counts.put("at_account", run.atAccount());
        counts.put("take_back_sent", run.takingBack());
        counts.put("taken_back", run.takenBack());
        counts.put("released", run.released());
        counts.put("unknown", run.unknown());
        counts.forEach((state, count) -> {
            if (count > 0) {
                table.row(text("state.item." + state), count);
            }
        });
        if (run.skipped() > 0) {
            table.row(text("head.not_paid"), run.skipped());
        }
        output.table(table);
        reasons(run);
        controls(run);
    }

    private void reasons(RunStatus run) {
        if (run.pausedReason() != null) {
            output.say("payouts.paused_because", run.pausedReason());
        }
        if (run.errorMessage() != null) {
            output.line(run.errorMessage());
        }
        int open = run.open();
        if (open > 0) {
            output.say("payouts.look_after", open, run.runId().toString());
        }
    }

    private void controls(RunStatus run) {
        if (run.agrees() != null && run.stripeTotal() != null) {
            output.say(run.agrees() ? "payouts.agrees" : "payouts.differs", Yen.format(run.stripeTotal()));
        }
    }

    void itemLines(List<ItemLine> lines) {
        Table table = Table.of(
                text("head.partner"),
                text("head.item"),
                text("head.amount"),
                text("head.state"),
                text("head.reason"),
                text("head.arrival"));
        for (ItemLine line : lines) {
            table.row(
                    line.name(),
                    line.itemId(),
                    Table.yen(line.amount()),
                    text("state.item." + (line.unknown() ? "unknown" : line.state())),
                    line.reason() == null ? "" : reason(line.reason()),
                    shown(line.arrivalDate()));
        }
        output.table(table);
    }

    /** One line for each order or correction; the item's own amount is their sum. */
    void itemsWithOrders(List<ItemLine> lines, Map<UUID, List<Due>> due) {
        Table table = Table.of(text("head.partner"), text("head.item"), text("head.order"), text("head.amount"));
        for (ItemLine line : lines) {
            for (Due part : due.getOrDefault(line.itemId(), List.of())) {
                String what = part.orderNumber() == null ? part.note() : part.orderNumber();
                table.row(line.name(), line.itemId(), what == null ? "" : what, Table.yen(part.yen()));
            }
        }
        output.table(table);
    }

    private static String shown(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    void runs(List<Run> runs) {
        Table table = Table.of(
                text("head.run"),
                text("head.date"),
                text("head.kind"),
                text("head.state"),
                text("head.items"),
                text("head.amount"));
        for (Run run : runs) {
            table.row(
                    run.runId(),
                    run.runDate(),
                    text("kind." + run.kind()),
                    text("state.run." + run.state()),
                    run.planned(),
                    Table.yen(run.total()));
        }
        output.table(table);
    }

    /** Our own reasons in words; codes of Stripe as they are. */
    private String reason(String reason) {
        return Messages.find(output.locale(), "reason." + reason.replace(':', '.'))
                .orElse(reason);
    }

    private String text(String key) {
        return Messages.text(output.locale(), key);
    }
}
