package io.suito.request;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The right to be the one who does something, for a limited time, with a number (the fence) that grows whenever it
 * changes hands. All times are the database's: clocks of desktops do not count.
 */
public final class Lease {
    /** How long a lease lasts without renewal. Longer than any request to Stripe may take. */
    public static final Duration LENGTH = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final String name;
    private final UUID holder;

    public Lease(Transactions transactions, String name, UUID holder) {
        this.transactions = transactions;
        this.name = name;
        this.holder = holder;
        transactions.run(tx -> tx.sql("insert into backoffice.leases (name) values (:name) on conflict do nothing")
                .set("name", name)
                .update());
    }

    public String name() {
        return name;
    }

    /** Renews what we hold or takes what nobody holds; the fence, or empty when somebody else has it. */
    public OptionalLong acquireOrRenew() {
        return transactions.call(
                tx -> tx
                        .sql("""
                        update backoffice.leases
                           set fence = case when holder = :me and expires_at > clock_timestamp() then fence else fence + 1 end,
                               holder = :me, expires_at = clock_timestamp() + make_interval(secs => :seconds)
                         where name = :name and (holder = :me or expires_at <= clock_timestamp())
                        returning fence""")
                        .set("me", holder)
                        .set("name", name)
                        .set("seconds", LENGTH.toSeconds())
                        .list(Long.class)
                        .stream()
                        .mapToLong(Long::longValue)
                        .findFirst());
    }

    /** The newest fence, whoever holds it. */
    public long currentFence() {
        return transactions.call(tx -> tx.sql("select fence from backoffice.leases where name = :name")
                .set("name", name)
                .one(Long.class));
    }

    /** Gives it back before its time, so that another need not wait. */
    public void release() {
        transactions.run(tx -> tx.sql("""
                        update backoffice.leases set expires_at = clock_timestamp()
                         where name = :name and holder = :me and expires_at > clock_timestamp()""").set("name", name).set("me", holder).update());
    }

    /** Whether this transaction may still act under the fence, with at least this much time left. */
    public boolean isHeld(Tx tx, long fence, Duration left) {
        return tx.sql("""
                        select count(*) from backoffice.leases
                         where name = :name and holder = :me and fence = :fence
                           and expires_at > clock_timestamp() + make_interval(secs => :left)""")
                        .set("name", name)
                        .set("me", holder)
                        .set("fence", fence)
                        .set("left", left.toSeconds())
                        .one(Long.class)
                == 1;
    }
}
