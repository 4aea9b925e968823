package io.suito.app.demo;

import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A made-up Japanese marketplace over the last six months: partners of every kind, their users and bank accounts, and
 * orders in every state. The same size, seed and reference instant give the same data to the last byte; nothing but the
 * current row is held in memory.
 *
 * <p>The rows are what web applications would have written: no ledger entries, no stops, no debts. Those come from the
 * product's own services, see {@link DemoSummary}.
 */
public final class DemoData {
    private static final List<String> REFUND_TEXTS =
            List.of("旧システムでの返金分が未回収です", "返品送料と返金の立替分です", "支払い後に取り消された注文の返金分です");

    private final DemoSize size;
    private final Instant now;
    private final Partners partners;
    private final Orders orders;

    /**
     * Describes the data; nothing is written yet.
     *
     * @param now the data end here; fractions of a second are dropped
     */
    public DemoData(DemoSize size, Instant now) {
        this.size = size;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.partners = new Partners(size, this.now);
        this.orders = new Orders(size, partners, this.now);
    }

    /** The demo's cut-over: midnight (JST) 45 days before the reference instant. */
    public Instant ledgerStartsAt() {
        return CutOver.before(now);
    }

    /** The connected accounts that must exist at Stripe; each call makes them anew. */
    public Stream<DemoAccount> accounts() {
        return partners.all().flatMap(p -> {
            String account = p.stripeAccountId();
            return account == null
                    ? Stream.empty()
                    : Stream.of(new DemoAccount(
                            account, p.names().email(), p.id(), p.names().name(), p.payoutsEnabled()));
        });
    }

    /** The payments that must exist at Stripe, oldest first; each call makes them anew. */
    public Stream<DemoPayment> payments() {
        return orders.all().flatMap(o -> Stream.ofNullable(o.payment()));
    }

    /**
     * Writes everything in one transaction: its own, or the caller's where the connection is not in auto-commit mode
     * (then the caller commits).
     *
     * @throws Refusal {@code demo.not_empty} where the database already has partners or orders
     * @throws SQLException where the database fails; nothing is written then
     */
    public DemoSummary writeTo(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            return write(connection);
        }
        connection.setAutoCommit(false);
        try {
            DemoSummary summary = write(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return summary;
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
    }

    /** Leaves the connection as it was found; where even that fails, the first failure is the one to tell. */
    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private DemoSummary write(Connection connection) throws SQLException {
        DemoWriter writer = new DemoWriter(connection, size, now);
        writer.refuseUnlessEmpty();
        writer.partners(partners);
        long users = writer.users(partners);
        long bankAccounts = writer.bankAccounts(partners);
        writer.orders(orders, partners);
        return new DemoSummary(
                size.partners(),
                kinds(),
                users,
                bankAccounts,
                size.orders(),
                writer.ordersByPaymentStatus(),
                writer.paidYen(),
                ledgerStartsAt(),
                holds(),
                debts());
    }

    private Map<PartnerKind, Long> kinds() {
        Map<PartnerKind, Long> counts = new EnumMap<>(PartnerKind.class);
        for (PartnerKind kind : PartnerKind.values()) {
            counts.put(kind, (long) kind.among(size.partners()));
        }
        return counts;
    }

    List<DemoHold> holds() {
        List<String> reasons = Words.lines("hold-reasons.txt");
        AtomicInteger next = new AtomicInteger();
        return partners.of(PartnerKind.HELD)
                .map(p -> new DemoHold(p.id(), reasons.get(next.getAndIncrement() % reasons.size())))
                .toList();
    }

    /** The first small debt is of exactly ¥10,000: the most that does not stop a partner. */
    List<DemoDebt> debts() {
        AtomicInteger next = new AtomicInteger();
        Stream<DemoDebt> small = partners.of(PartnerKind.SMALL_DEBT).map(p -> {
            int place = next.getAndIncrement();
            return debt(p, place, place == 0 ? 10_000 : dice(place).between(900, 9_900));
        });
        Stream<DemoDebt> large = partners.of(PartnerKind.LARGE_DEBT).map(p -> {
            int place = next.getAndIncrement();
            return debt(p, place, dice(place).between(10_001, 64_000));
        });
        return Stream.concat(small, large).toList();
    }

    private Dice dice(int place) {
        return new Dice(size.seed(), "debt", place);
    }

    private static DemoDebt debt(DemoPartner partner, int place, long yen) {
        return new DemoDebt(partner.id(), yen, REFUND_TEXTS.get(place % REFUND_TEXTS.size()));
    }
}
