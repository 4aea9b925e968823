package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.stripe.InParallel;
import io.suito.stripe.StripeObjects.Payout;
import io.suito.stripe.StripeObjects.Transfer;
import io.suito.stripe.StripeReader;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Control totals: what Stripe holds of a run, object by object, against what our books say, and these against the plan
 * and the ledger.
 */
public final class RunControls {
    /** Stripe's clock and the database's may differ, and a run may be planned long before it is executed. */
    private static final Duration SLACK = Duration.ofDays(2);

    private static final Logger LOG = LoggerFactory.getLogger(RunControls.class);

    private final Transactions transactions;
    private final StripeReader stripe;

    public RunControls(Transactions transactions, StripeReader stripe) {
        this.transactions = transactions;
        this.stripe = stripe;
    }

    /**
     * The comparison, in yen.
     *
     * @param stripeTransfers transfers of the run at Stripe, net of reversals
     * @param stripePayouts payouts of the run at Stripe that have not failed
     * @param differences object by object, empty when everything agrees
     * @param moving something of the run moved while it was compared, so that differences say nothing yet
     */
    public record Controls(
            long stripeTransfers,
            long stripePayouts,
            long booksTransfers,
            long booksPayouts,
            boolean agrees,
            List<Difference> differences,
            boolean moving) {}

    private record Booked(
            UUID item,
            String account,
            long amount,
            String state,
            @Nullable String transfer,
            @Nullable String payout) {
        boolean transferStands() {
            return transfer != null && !state.equals("taken_back");
        }

        boolean payoutStands() {
            return state.equals("submitted") || state.equals("paid");
        }

        long expectedPayout() {
            return payoutStands() ? amount : 0;
        }
    }

    /**
     * Compares every ended run that was not compared yet or changed since, and once a day one that does not agree: how
     * many agree and how many do not.
     *
     * @param all those that do not agree now, also where nothing has changed
     * @param named a run that a person wants compared now, due or not; null for none
     */
    public Outcome checkDue(boolean all, @Nullable UUID named) {
        Set<UUID> runs = new LinkedHashSet<>(due(all));
        if (named != null) {
            runs.add(named);
        }
        Map<UUID, Compared> compared = new HashMap<>();
        runs.forEach(run -> compared.put(run, compared(run)));
        int agreeing = (int) compared.values().stream().filter(Compared::agrees).count();
        return new Outcome(runs.size(), runs.size() - agreeing, named == null ? null : compared.get(named));
    }

    private List<UUID> due(boolean all) {
        return transactions.call(tx -> tx.sql("""
                        select r.run_id from public.payout_runs r
                          left join backoffice.run_controls c on c.run_id = r.run_id
                          left join backoffice.unread_controls u on u.run_id = r.run_id
                         cross join lateral (select greatest(c.checked_at, u.tried_at) as at) looked
                         where r.state = 'completed' and r.created_at > now() - interval '60 days'
                           and (looked.at is null
                                or not coalesce(c.agrees and looked.at = c.checked_at, false)
                                   and (:all or looked.at < backoffice.clock() - interval '1 day')
                                or exists (select from backoffice.payout_items i
                                            where i.run_id = r.run_id and i.updated_at > looked.at))
                         order by r.created_at""").set("all", all).list(UUID.class));
    }

    /** A run that cannot be compared does not keep the later ones from it; a person is shown that it does not agree. */
    private Compared compared(UUID run) {
        try {
            Controls controls = check(run);
            return new Compared(controls.agrees(), controls.moving(), false);
        } catch (Refusal e) {
            if (!e.code().equals("stripe.unexpected")) {
                throw e;
            }
            LOG.warn("run {} cannot be compared with Stripe: {}", run, e.getMessage());
            transactions.run(tx -> keepUnread(tx, run));
            return new Compared(false, false, true);
        }
    }

    private static void keepUnread(Tx tx, UUID run) {
        tx.sql("""
                        insert into backoffice.unread_controls (run_id, tried_at) values (:run, backoffice.clock())
                        on conflict (run_id) do update set tried_at = excluded.tried_at""").set("run", run).update();
        Attention.raise(tx, "run_controls_differ", run.toString(), "?", "?");
    }

    /**
     * What came of several runs.
     *
     * @param differing runs whose books and Stripe's objects are not equal
     * @param named what came of the one that a person named; null where nobody did
     */
    public record Outcome(
            int checked, int differing, @Nullable Compared named) {}

    /**
     * What came of one run.
     *
     * @param moving something of it moved meanwhile: what differs says nothing yet
     * @param unread Stripe's answer could not be read
     */
    public record Compared(boolean agrees, boolean moving, boolean unread) {}

    /**
     * Compares now and keeps the result; a difference is an attention item. While the run moves, books and Stripe are
     * read at two moments: what differs then is only returned.
     */
    public Controls check(UUID run) {
        Instant since = transactions.call(tx -> Runs.get(tx, run)).createdAt().minus(SLACK);
        List<Booked> books = transactions.call(tx -> books(tx, run));
        List<Difference> differences = Collections.synchronizedList(new ArrayList<>());
        differences.addAll(transactions.call(tx -> RunLedger.differences(tx, run)));
        long transfers = compareTransfers(run, since, books, differences);
        long payouts = comparePayouts(books, differences);
        long booksTransfers = books.stream()
                .filter(Booked::transferStands)
                .mapToLong(Booked::amount)
                .sum();
        long booksPayouts = books.stream()
                .filter(Booked::payoutStands)
                .mapToLong(Booked::amount)
                .sum();
        boolean agrees = differences.isEmpty() && transfers == booksTransfers && payouts == booksPayouts;
        boolean moving = !agrees && transactions.call(tx -> isMoving(tx, run, books));
        Controls controls = new Controls(
                transfers, payouts, booksTransfers, booksPayouts, agrees, List.copyOf(differences), moving);
        if (!moving) {
            transactions.run(tx -> keep(tx, run, controls));
        }
        return controls;
    }

    /** Whether the books are others than those that were compared, or something is on its way to Stripe. */
    private static boolean isMoving(Tx tx, UUID run, List<Booked> compared) {
        return !books(tx, run).equals(compared) || tx.sql("""
                        select exists (select from backoffice.stripe_commands
                                        where group_id = :run and state in ('sending', 'unknown'))""").set("run", run).one(Boolean.class);
    }

    private static List<Booked> books(Tx tx, UUID run) {
        return tx.sql("""
                        select id, stripe_account_id, amount, state, transfer_id, payout_id
                          from backoffice.payout_items where run_id = :run order by id""").set("run", run).list(Booked.class);
    }

    private long compareTransfers(UUID run, Instant since, List<Booked> books, List<Difference> differences) {
        Map<String, Booked> open = new HashMap<>();
        books.stream().filter(b -> b.transfer() != null).forEach(b -> open.put(String.valueOf(b.transfer()), b));
        Set<String> groups =
                books.stream().map(b -> ItemCommands.transferGroup(b.item())).collect(Collectors.toSet());
        long total = 0;
        for (Transfer transfer : stripe.transfersSince(since)) {
            if (!run.toString().equals(transfer.metadata().get("run_id")) && !groups.contains(transfer.group())) {
                continue;
            }
            long net = transfer.amount() - transfer.amountReversed();
            total += net;
            Booked booked = open.remove(transfer.id());
            long expected = booked == null || !booked.transferStands() ? 0 : booked.amount();
            if (net != expected) {
                differences.add(Difference.of("transfer", transfer.id(), net, expected));
            }
        }
        open.values()
                .forEach(b -> differences.add(
                        Difference.of("transfer_missing", String.valueOf(b.transfer()), 0, b.amount())));
        return total;
    }

    private long comparePayouts(List<Booked> books, List<Difference> differences) {
        List<Booked> withMoney =
                books.stream().filter(b -> b.transfer() != null).toList();
        List<Long> sums = Collections.synchronizedList(new ArrayList<>());
        InParallel.count(withMoney, booked -> {
            Optional<List<Payout>> shown = shown(booked.account());
            if (shown.isEmpty()) {
                differences.add(
                        Difference.unshown(booked.item().toString(), booked.account(), booked.expectedPayout()));
                return true;
            }
            long sum = shown.get().stream()
                    .filter(p -> booked.item().toString().equals(p.metadata().get("item_id")))
                    .filter(p -> !p.status().equals("failed") && !p.status().equals("canceled"))
                    .mapToLong(Payout::amount)
                    .sum();
            long expected = booked.expectedPayout();
            if (sum != expected) {
                differences.add(Difference.of("payouts", booked.item().toString(), sum, expected));
            }
            sums.add(sum);
            return true;
        });
        return sums.stream().mapToLong(Long::longValue).sum();
    }

    /** One account that cannot be read is a difference of its item, not the end of the comparison. */
    private Optional<List<Payout>> shown(String account) {
        try {
            return stripe.payoutsIfShown(account);
        } catch (Refusal e) {
            if (!e.code().equals("stripe.unexpected")) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void keep(Tx tx, UUID run, Controls controls) {
        tx.sql("""
                        insert into backoffice.run_controls (run_id, stripe_transfers, stripe_payouts, books_transfers,
                               books_payouts, agrees, differences, checked_at)
                        values (:run, :st, :sp, :bt, :bp, :agrees, cast(:differences as jsonb), backoffice.clock())
                        on conflict (run_id) do update
                           set stripe_transfers = excluded.stripe_transfers, stripe_payouts = excluded.stripe_payouts,
                               books_transfers = excluded.books_transfers, books_payouts = excluded.books_payouts,
                               agrees = excluded.agrees, differences = excluded.differences,
                               checked_at = excluded.checked_at""")
                .set("run", run)
                .set("st", controls.stripeTransfers())
                .set("sp", controls.stripePayouts())
                .set("bt", controls.booksTransfers())
                .set("bp", controls.booksPayouts())
                .set("agrees", controls.agrees())
                .set("differences", Json.write(controls.differences()))
                .update();
        if (controls.agrees()) {
            Attention.resolve(tx, "run_controls_differ", run.toString());
        } else {
            Attention.raise(
                    tx, "run_controls_differ", run.toString(), controls.stripeTransfers(), controls.booksTransfers());
        }
    }
}
