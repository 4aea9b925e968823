package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Interrupted;
import io.suito.cli.Reason;
import io.suito.money.Yen;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemState;
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
abstract class ItemsActed extends ActionCommand {
    /** What became of one item; code and message where it was refused, by us or by Stripe, or is still under way. */
    record Result(
            UUID itemId,
            String name,
            long amount,
            String state,
            boolean done,
            @Nullable String code,
            @Nullable String message) {}

    /** Does it; all are tried, and one that is refused does not keep the others from it. */
    protected final int act(Workplace office, ItemAction action, String question, List<UUID> ids) {
        return act(office, action, question, ids, new Reason());
    }

    /** The same, with a reason where one of the items needs it. */
    protected final int act(Workplace office, ItemAction action, String question, List<UUID> ids, Reason option) {
        List<ItemLine> items = new LinkedHashSet<>(ids)
                .stream().map(id -> office.backoffice().runReports().item(id)).toList();
        long total = items.stream().mapToLong(ItemLine::amount).sum();
        @Nullable
        String why = items.stream().anyMatch(item -> action.needsReason(ItemState.of(item.state())))
                ? reason(option)
                : option.given().orElse(null);
        confirm(question, items.size(), Yen.format(total));
        List<Result> results = new ArrayList<>();
        for (ItemLine item : items) {
            results.add(ask(office, action, item, why, items.size() == 1));
        }
        if (!dryRun()) {
            results.replaceAll(result -> result.done() ? settled(office, action, result) : result);
        }
        output().result(
                        Map.of("dry_run", dryRun(), "total", total, "items", results),
                        () -> results.stream().filter(Result::done).forEach(this::tell));
        results.stream()
                .filter(result -> !result.done())
                .forEach(result -> output().error(result.message() + " [" + result.code() + "]"));
        return results.stream().allMatch(Result::done) ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
    }

    private Result ask(Workplace office, ItemAction action, ItemLine item, @Nullable String why, boolean only) {
        try {
            ask(office, action.requestKind(), Map.of("item_id", item.itemId()), why);
        } catch (Refusal refusal) {
            if (only) {
                throw refusal;
            }
            String sentence = item.itemId() + ": " + refusal.sentence(output().locale());
            return result(item, false, refusal.code(), sentence);
        }
        return result(item, true, null, null);
    }

    /** What was asked for is done by Stripe, or not, in the next moments: that is what the person wants to know. */
    private Result settled(Workplace office, ItemAction action, Result asked) {
        ItemWatch watch = new ItemWatch(office, output());
        ItemLine now = Interrupted.saying(office::stopActing, () -> watch.untilSettled(asked.itemId()));
        ItemFate fate = ItemFate.of(action, now);
        return result(now, fate.reached(), fate.code(), fate.sentence(output().locale()));
    }

    private static Result result(ItemLine item, boolean done, @Nullable String code, @Nullable String message) {
        return new Result(item.itemId(), item.name(), item.amount(), item.state(), done, code, message);
    }

    private void tell(Result result) {
        String amount = Yen.format(result.amount());
        String id = result.itemId().toString();
        if (dryRun()) {
            output().say("payouts.item_would", id, result.name(), amount);
        } else {
            output().say("payouts.item_done", id, result.name(), amount, text("state.item." + result.state()));
        }
    }
}
