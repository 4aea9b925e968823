package io.suito.faults.mutants;

import io.suito.faults.tap.HttpTap;
import io.suito.faults.tap.SqlTap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The product with one guard taken out of each. */
public final class Mutants {
    /** Every sending goes under a key of its own. */
    public static final Wiring FRESH_KEY = Wiring.http("fresh key on retry", new HttpTap() {
        @Override
        public @Nullable String otherKey(Call call) {
            return call.method().equals("POST") ? "mutant-" + UUID.randomUUID() : null;
        }
    });

    /** Whoever looks up whether a command took effect is told that it did not. */
    public static final Wiring NO_LOOK_UP = Wiring.http("no look-up", new HttpTap() {
        @Override
        public @Nullable String insteadOfTheWire(Call call) {
            boolean list = call.path().matches("/v1/(transfers|payouts|transfers/[^/]+/reversals)");
            return call.method().equals("GET") && list
                    ? "{\"object\": \"list\", \"data\": [], \"has_more\": false, \"url\": \"" + call.path() + "\"}"
                    : null;
        }
    });

    private static final SqlTap PLANS_SIDE_BY_SIDE = new SqlTap() {
        @Override
        public String rewritten(String sql) {
            return sql.replace("pg_advisory_xact_lock(hashtext('suito payout plan'))", "1");
        }
    };

    /** Plans do not wait for one another, and nothing in the database forbids to promise an entry twice. */
    public static final Wiring NO_UNIQUE_RESERVATION =
            new Wiring("no unique reservation", PLANS_SIDE_BY_SIDE, HttpTap.NONE, """
                    alter table backoffice.payout_item_entries drop constraint payout_item_entries_pkey;
                    drop index backoffice.payout_items_one_unfinished;
                    drop index backoffice.stripe_commands_one_live_per_step;
                    drop index backoffice.stripe_commands_one_transfer_per_item;""");

    /** Nothing in the database forbids a second run of the same date. */
    public static final Wiring NO_UNIQUE_DATE = new Wiring(
            "no unique date",
            new SqlTap() {
                @Override
                public String rewritten(String sql) {
                    return sql.replace(
                            "on conflict (run_date) where kind = 'scheduled' and state <> 'discarded' do nothing",
                            "on conflict do nothing");
                }
            },
            HttpTap.NONE,
            "drop index public.payout_runs_one_scheduled_per_date;");

    /** Everybody holds the lease. */
    public static final Wiring NO_LEASE = Wiring.sql("two senders without lease", new SqlTap() {
        @Override
        public String rewritten(String sql) {
            return sql.replace("(holder = ? or expires_at <= clock_timestamp())", "(holder = ? or true)")
                    .replace(
                            "select count(*) from backoffice.leases", "select 1 + 0 * count(*) from backoffice.leases");
        }
    });

    /** The last look before a transfer locks neither balance nor partner. */
    public static final Wiring BALANCE_NOT_LOCKED = Wiring.sql("balance not locked", new SqlTap() {
        @Override
        public String rewritten(String sql) {
            return sql.startsWith("select partner_id from backoffice.partner_balances")
                            || sql.startsWith("select id from public.partners where id")
                    ? sql.replaceFirst("for (no key )?update", "")
                    : sql;
        }
    });

    /** The last look before a transfer does not see the balance. */
    public static final Wiring HOLD_NOT_CHECKED = Wiring.sql("balance not checked", new SqlTap() {
        @Override
        public String rewritten(String sql) {
            return sql.contains(".debt_limit,")
                    ? sql.replace("coalesce(sum(l.amount_cents), 0)", "coalesce(sum(l.amount_cents) * 0, 0)")
                    : sql;
        }
    });

    /** "Succeeded" is committed by itself, what follows from it in a transaction of its own. */
    public static final Wiring SETTLED_APART = Wiring.sql("settlement outside the transaction", new SqlTap() {
        @Override
        public long before(String sql, Connection connection) throws SQLException {
            if (sql.contains("'payout', - ")) {
                connection.commit();
            }
            return 0;
        }
    });

    /** Nobody asks whether a process that once held a command may still wake up with it. */
    public static final Wiring SLEEPERS_FORGOTTEN = Wiring.sql("sleepers forgotten", new SqlTap() {
        @Override
        public String rewritten(String sql) {
            return sql.contains("e.acknowledged_fence <= a.fence") ? sql.replace("count(*)", "count(*) * 0") : sql;
        }
    });

    /** All of them. */
    public static final List<Wiring> ALL = List.of(
            FRESH_KEY,
            NO_LOOK_UP,
            NO_UNIQUE_RESERVATION,
            BALANCE_NOT_LOCKED,
            HOLD_NOT_CHECKED,
            SETTLED_APART,
            SLEEPERS_FORGOTTEN);

    private Mutants() {}

    /** The wiring of that name, the product's included. */
    public static Wiring named(String name) {
        return ALL.stream()
                .filter(wiring -> wiring.name().equals(name))
                .findFirst()
                .orElse(Wiring.PRODUCT);
    }
}
