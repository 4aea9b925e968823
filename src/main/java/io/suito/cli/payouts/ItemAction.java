package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Interrupted;
import io.suito.money.Yen;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.text.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** A command that does the same with one or more payout items, each by its own request. */
@Command
abstract class ItemAction extends ActionCommand {
    /** What became of one item; the message only where it was refused, the code also where Stripe gave one. */
    record Result(
            UUID itemId,
            String name,
            long amount,
            String state,
            boolean done,
            @Nullable String code,
            @Nullable String message) {}

    /** Does it; all are tried, and one that is refused does not keep the others from it. */
    protected final int act(Workplace office, String kind, String question, List<UUID> ids) {
        List<ItemLine> items = new LinkedHashSet<>(ids)
                .stream().map(id -> office.backoffice().runReports().item(id)).toList();
        long total = items.stream().mapToLong(ItemLine::amount).sum();
        confirm(question, items.size(), Yen.format(total));
        List<Result> results = new ArrayList<>();
        for (ItemLine item : items) {
            results.add(act(office, kind, item, items.size() == 1));
        }
        if (!dryRun()) {
            results.replaceAll(result -> settled(office, result));
        }
        output().result(
                        Map.of("dry_run", dryRun(), "total", total, "items", results),
                        () -> results.forEach(this::tell));
        return results.stream().allMatch(Result::done) ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
    }

    private Result act(Workplace office, String kind, ItemLine item, boolean only) {
        try {
            ask(office, kind, Map.of("item_id", item.itemId()), null);
        } catch (Refusal refusal) {
            if (only) {
                throw refusal;
            }
            String sentence = refusal.sentence(output().locale());
            return new Result(item.itemId(), item.name(), item.amount(), item.state(), false, refusal.code(), sentence);
        }
        return new Result(item.itemId(), item.name(), item.amount(), item.state(), true, null, null);
    }

    /** What was asked for is done by Stripe, or not, in the next moments: that is what the person wants to know. */
    private Result settled(Workplace office, Result result) {
        if (!result.done()) {
            return result;
        }
        ItemWatch watch = new ItemWatch(office, output());
        ItemLine now = Interrupted.saying(office::stopActing, () -> watch.untilSettled(result.itemId()));
        return new Result(result.itemId(), result.name(), result.amount(), now.state(), true, now.reason(), null);
    }

    private void tell(Result result) {
        String amount = Yen.format(result.amount());
        String id = result.itemId().toString();
        if (!result.done()) {
            output().error(id + ": " + result.message() + " [" + result.code() + "]");
        } else if (dryRun()) {
            output().say("payouts.item_would", id, result.name(), amount);
        } else {
            output().say("payouts.item_done", id, result.name(), amount, text("state.item." + result.state()));
        }
    }
}
