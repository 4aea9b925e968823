package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.stripe.InParallel;
import io.suito.stripe.StripeObjects.Payout;
import io.suito.stripe.StripeReader;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of payouts after Stripe took them: paid, failed (also days after it was called paid), cancelled. Asks
 * Stripe; does not wait for events.
 */
public final class PayoutStatus {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutStatus.class);

    private final Transactions transactions;
    private final StripeReader stripe;

    public PayoutStatus(Transactions transactions, StripeReader stripe) {
        this.transactions = transactions;
        this.stripe = stripe;
    }

    /**
     * @param atAccount payouts that came back to the partner's Stripe balance
     * @param unreadable payouts of which Stripe said something unexpected; asked about again the next time
     */
    public record Outcome(int asked, int paid, int atAccount, int unreadable) {}

    private record Submitted(UUID item, String account, String payout) {}

    /** One that is paid can still fail for days, one that is not yet to arrive seldom does. */
    private static final String OPEN = """
            from backoffice.payout_items
             where ((state = 'submitted'
                     and (:all or arrival_date is null or payout_checked_at is null
                          or arrival_date <= cast(backoffice.clock() at time zone 'Asia/Tokyo' as date)
                          or payout_checked_at < backoffice.clock() - interval '6 hours'))
                or (state = 'paid' and updated_at > backoffice.clock() - interval '14 days'
                    and coalesce(payout_checked_at, '-infinity') < backoffice.clock() - interval '1 day'))""";

    /** How many payouts the job would ask about if a person wanted it now. */
    public static long count(Transactions transactions) {
        return transactions.call(
                tx -> tx.sql("select count(*) " + OPEN).set("all", true).one(Long.class));
    }

    private enum Change {
        NONE,
        PAID,
        AT_ACCOUNT,
        UNREADABLE
    }

    /**
     * The job {@code payout-status}. From the day on which a payout is to arrive it is asked about every time, before
     * that some times a day: it can fail at once. Paid ones are asked about once a day for two weeks more: banks send
     * money back.
     *
     * @param all about each that is not paid, whenever it is to arrive
     */
    public Outcome run(boolean all) {
        List<Submitted> open =
                transactions.call(tx -> tx.sql("select id, stripe_account_id, payout_id " + OPEN + " order by id")
                        .set("all", all)
                        .list(Submitted.class));
        AtomicInteger paid = new AtomicInteger();
        AtomicInteger unreadable = new AtomicInteger();
        int atAccount = InParallel.count(open, item -> {
            Change change = ask(item);
            if (change == Change.PAID) {
                paid.incrementAndGet();
            } else if (change == Change.UNREADABLE) {
                unreadable.incrementAndGet();
            }
            return change == Change.AT_ACCOUNT;
        });
        return new Outcome(open.size(), paid.get(), atAccount, unreadable.get());
    }

    private Change ask(Submitted submitted) {
        Optional<Payout> payout;
        try {
            payout = stripe.payout(submitted.account(), submitted.payout());
        } catch (Refusal e) {
            if (!e.code().equals("stripe.unexpected")) {
                throw e;
            }
            // not the end for the others, and no word about the payout either
            LOG.warn("payout {} cannot be read: {}", submitted.payout(), e.getMessage());
            return Change.UNREADABLE;
        }
        return transactions.call(tx -> {
            PayoutItem item = Items.lock(tx, submitted.item());
            boolean same = submitted.payout().equals(item.payoutId)
                    && (item.state() == ItemState.SUBMITTED || item.state() == ItemState.PAID);
            return same ? apply(tx, item, payout) : Change.NONE;
        });
    }

    private static Change apply(Tx tx, PayoutItem item, Optional<Payout> found) {
        if (found.isEmpty() || found.get().amount() != item.amount) {
            Attention.raise(tx, "payout_differs", item.id.toString(), item.payoutId, item.amount);
            return Change.NONE;
        }
        Attention.resolve(tx, "payout_differs", item.id.toString());
        Payout payout = found.get();
        item.arrivalDate = payout.arrivalDate();
        Change change = Change.NONE;
        if (payout.status().equals("paid") && item.state() == ItemState.SUBMITTED) {
            Items.move(tx, item, ItemState.PAID);
            change = Change.PAID;
        } else if (payout.status().equals("failed") || payout.status().equals("canceled")) {
            item.errorCode = Objects.requireNonNullElse(payout.failureCode(), payout.status());
            Items.move(tx, item, ItemState.AT_ACCOUNT);
            Attention.raise(tx, "item_at_account", item.id.toString(), item.errorCode, item.amount);
            change = Change.AT_ACCOUNT;
        }
        tx.sql("""
                        update backoffice.payout_items set payout_checked_at = backoffice.clock(), arrival_date = :arrival
                         where id = :id""")
                .set("id", item.id)
                .set("arrival", java.time.LocalDate.class, item.arrivalDate)
                .update();
        return change;
    }
}
