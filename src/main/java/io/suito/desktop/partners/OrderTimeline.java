package io.suito.desktop.partners;

import io.suito.desktop.runs.SaidWords;
import io.suito.desktop.runs.StripePages;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Place;
import io.suito.desktop.text.Reasons;
import io.suito.desktop.text.Texts;
import io.suito.payouts.ItemFacts.Said;
import io.suito.payouts.OrderFacts.Facts;
import io.suito.payouts.OrderFacts.Item;
import io.suito.payouts.OrderFacts.Order;
import io.suito.payouts.OrderFacts.Payment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Order, charge, ledger, transfer, payout: the way of an order's money as steps in plain words, in time. */
final class OrderTimeline {
    private final Texts texts;
    private final StripePages pages;
    private final List<OrderStep> steps = new ArrayList<>();

    private OrderTimeline(Texts texts, StripePages pages) {
        this.texts = texts;
        this.pages = pages;
    }

    static List<OrderStep> of(Facts facts, Texts texts, StripePages pages) {
        OrderTimeline made = new OrderTimeline(texts, pages);
        made.order(facts.order());
        facts.entries()
                .forEach(entry -> made.plain(
                        entry.createdAt(),
                        texts.get(
                                "order.step.posted", texts.word("entry.type", entry.type()), texts.yen(entry.yen()))));
        facts.entries().stream()
                .map(entry -> entry.availableAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> made.plain(at, texts.get("order.step.payable")));
        facts.payments().forEach(made::payment);
        // what nobody dated stands first, as it was begun; equal times keep their order
        made.steps.sort(Comparator.comparing(OrderStep::at, Comparator.nullsFirst(Comparator.naturalOrder())));
        return List.copyOf(made.steps);
    }

    private void order(Order order) {
        plain(order.placedAt(), texts.get("order.step.placed", order.number(), texts.yen(order.total())));
        String payment = order.payment();
        if (payment != null) {
            String names =
                    Stream.of(payment, order.charge()).filter(Objects::nonNull).collect(Collectors.joining("\n"));
            steps.add(new OrderStep(
                    order.placedAt(),
                    texts.get("order.step.charged", texts.yen(order.total())),
                    names,
                    pages.payment(payment).orElse(null),
                    null));
        }
        if (order.deliveredAt() != null) {
            plain(order.deliveredAt(), texts.get("order.step.delivered"));
        }
    }

    private void payment(Payment payment) {
        Item item = payment.item();
        Place place = Place.within(Area.RUNS, item.run().toString(), item.id().toString());
        String amount = texts.yen(item.amount());
        steps.add(new OrderStep(
                item.plannedAt(),
                item.state().equals("released")
                        ? texts.get("order.step.given_up", amount)
                        : texts.get("order.step.planned", amount, texts.word("state.item", item.state())),
                "",
                null,
                place));
        SaidWords words = new SaidWords(texts);
        for (Said said : payment.said()) {
            String id = said.responseId();
            steps.add(new OrderStep(
                    said.sentAt() == null ? item.plannedAt() : said.sentAt(),
                    words.words(said, amount),
                    words.raw(said),
                    id == null ? null : pages.page(id, item.accountId()).orElse(null),
                    place));
        }
        bank(item).ifPresent(fate -> steps.add(new OrderStep(item.changedAt(), fate, "", null, place)));
    }

    /** What became of it at the bank, as far as Stripe has said. */
    private Optional<String> bank(Item item) {
        LocalDate day = item.arrivalDate();
        String arrival = day == null ? texts.get("item.no_date") : texts.date(day);
        return switch (item.state()) {
            case "submitted" -> Optional.of(texts.get("order.step.expected", arrival));
            case "paid" -> Optional.of(texts.get("order.step.arrived", arrival));
            case "at_account" -> {
                String reason = Reasons.ofItem(item.state(), item.reason(), texts);
                yield Optional.of(texts.get("order.step.not_at_bank", reason == null ? "–" : reason));
            }
            default -> Optional.empty();
        };
    }

    private void plain(@Nullable Instant at, String words) {
        steps.add(new OrderStep(at, words, "", null, null));
    }
}
