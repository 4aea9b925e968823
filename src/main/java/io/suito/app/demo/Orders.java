package io.suito.app.demo;

import io.suito.app.demo.DemoOrder.KnownIds;
import io.suito.app.demo.FixedOrders.Fixed;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All orders, oldest first, each made on demand from its number alone. */
final class Orders {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final Duration CART_KEPT = Duration.ofDays(3);
    private static final int ID_LENGTH = 23;

    private final DemoSize size;
    private final Instant now;
    private final Instant cutOver;
    private final Partners partners;
    private final Rhythm rhythm;
    private final FixedOrders fixedOrders;
    private final OrderSizes sizes = new OrderSizes();

    Orders(DemoSize size, Partners partners, Instant now) {
        this.size = size;
        this.partners = partners;
        this.now = now;
        this.cutOver = CutOver.before(now);
        this.rhythm = new Rhythm(Math.max(1, size.orders()), now);
        this.fixedOrders = new FixedOrders(size, partners, rhythm, now);
    }

    Stream<DemoOrder> all() {
        return LongStream.range(0, size.orders()).mapToObj(this::at);
    }

    private DemoOrder at(long index) {
        Dice dice = new Dice(size.seed(), "order", index);
        UUID id = dice.uuid();
        Instant created = rhythm.at(index, dice);
        String number = "SO-" + DAY.format(Japan.date(created)) + "-" + String.format(Locale.ROOT, "%07d", index + 1);
        @Nullable Fixed fixed = fixedOrders.at(index);
        boolean small = fixed != null && fixed.small();
        int rank = fixed == null ? rank(created, dice) : fixed.rank();
        long total = small ? dice.between(80, 279) * 10 : total(rank, dice);
        Draft draft = new Draft(id, number, rank, total, created);
        Instant paidAt = paidAt(created, dice);
        int luck = small ? 0 : dice.below(1000);
        if (luck >= 920 || paidAt.isAfter(now)) {
            return unpaid(draft, luck);
        }
        boolean mayBeRefunded = created.isBefore(cutOver);
        if (luck >= 905 && mayBeRefunded) {
            return refunded(draft, paidAt, dice);
        }
        Delivery delivery = small ? Delivery.swift(paidAt, now, dice) : Delivery.usual(paidAt, now, dice);
        DemoPayment payment = payment(draft, paidAt, 0, dice);
        KnownIds known = small ? allIds(payment) : known(payment, dice);
        return draft.order("paid", delivery, known, payment, later(paidAt, delivery.changedAt()));
    }

    /** What every order has from the start. */
    private record Draft(UUID id, String number, int rank, long total, Instant created) {
        DemoOrder order(
                String status, Delivery delivery, KnownIds known, @Nullable DemoPayment payment, Instant updated) {
            @Nullable Instant delivered = delivery.delivered() ? delivery.changedAt() : null;
            return new DemoOrder(
                    id, number, rank, total, status, delivery.status(), known, payment, delivered, created, updated);
        }
    }

    /** Few partners sell much, many sell little; those in debt stopped selling before the cut-over. */
    private int rank(Instant created, Dice dice) {
        long sellers = created.isBefore(cutOver) ? partners.formerSellers() : partners.steadySellers();
        long even = dice.below(1 << 30);
        return (int) ((((even * even) >> 30) * sellers) >> 30);
    }

    private long total(int rank, Dice dice) {
        long total = sizes.roll(dice);
        return partners.kindOfRank(rank) == PartnerKind.HUGE ? total * dice.between(2, 4) : total;
    }

    /** Within minutes, and on the same side of the cut-over as the order itself. */
    private Instant paidAt(Instant created, Dice dice) {
        Instant paid = created.plusSeconds(dice.between(20, 400));
        return created.isBefore(cutOver) && !paid.isBefore(cutOver) ? created : paid;
    }

    /** A card refused, a buyer who changed their mind, or a cart left behind and some day cleared away. */
    private DemoOrder unpaid(Draft draft, int luck) {
        Instant cleared = draft.created().plus(CART_KEPT);
        if (luck >= 990) {
            return draft.order(
                    "failed",
                    Delivery.NOT_BEGUN,
                    KnownIds.NONE,
                    null,
                    draft.created().plusSeconds(40));
        }
        if (luck >= 965) {
            Instant cancelled =
                    later(draft.created(), earlier(now, draft.created().plusSeconds(1800)));
            return draft.order("cancelled", Delivery.CANCELLED, KnownIds.NONE, null, cancelled);
        }
        boolean forgotten = luck >= 950;
        return cleared.isAfter(now) || forgotten
                ? draft.order("pending", Delivery.NOT_BEGUN, KnownIds.NONE, null, draft.created())
                : draft.order("cancelled", Delivery.CANCELLED, KnownIds.NONE, null, cleared);
    }

    private DemoOrder refunded(Draft draft, Instant paidAt, Dice dice) {
        Delivery delivery = Delivery.swift(paidAt, now, dice);
        boolean partly = dice.chance(350);
        long amount = partly ? draft.total() * dice.between(10, 60) / 100 : draft.total();
        boolean beforeShipping = !partly && dice.chance(500);
        DemoPayment payment = payment(draft, paidAt, amount, dice);
        return draft.order(
                partly ? "partially_refunded" : "refunded",
                beforeShipping ? Delivery.CANCELLED : delivery,
                allIds(payment),
                payment,
                paidAt.plus(Duration.ofDays(dice.between(7, 20))));
    }

    private static DemoPayment payment(Draft draft, Instant paidAt, long refunded, Dice dice) {
        return new DemoPayment(
                dice.stripeId("pi_3", ID_LENGTH),
                dice.stripeId("ch_3", ID_LENGTH),
                draft.id(),
                draft.total(),
                refunded,
                paidAt);
    }

    /** The web application's webhook wrote both ids, but now and then it missed the charge, or everything. */
    private static KnownIds known(DemoPayment payment, Dice dice) {
        String intent = payment.paymentIntentId();
        int luck = dice.below(2000);
        if (luck == 0) {
            return KnownIds.NONE;
        }
        if (luck < 20) {
            return new KnownIds(intent, null, null);
        }
        if (luck < 40) {
            return new KnownIds(null, intent, null);
        }
        return luck < 70 ? new KnownIds(intent, intent, null) : allIds(payment);
    }

    private static KnownIds allIds(DemoPayment payment) {
        return new KnownIds(payment.paymentIntentId(), payment.paymentIntentId(), payment.chargeId());
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
