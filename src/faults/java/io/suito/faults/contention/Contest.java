package io.suito.faults.contention;

import io.suito.app.Backoffice;
import io.suito.database.Transactions;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.check.Judge;
import io.suito.faults.contention.Contender.Reply;
import io.suito.faults.market.Seller;
import io.suito.faults.market.TrialGround;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Rounds in which all contenders plan the run of the same date and then all execute it. Who is to be paid what is
 * calculated here from the orders.
 */
final class Contest implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final TrialGround ground;
    private final List<Contender> contenders;
    private final Backoffice backoffice;
    private final Transactions transactions;
    private final Random random;
    private final Findings findings = new Findings();
    private final Map<String, Long> paid = new HashMap<>();
    private int orders;

    Contest(TrialGround ground, List<Contender> contenders, long seed) {
        this.ground = ground;
        this.contenders = List.copyOf(contenders);
        this.backoffice = Backoffice.open(ground.settings());
        this.transactions = backoffice.transactions();
        this.random = new Random(seed);
    }

    private record Run(UUID id, String hash) {}

    private record Paid(String account, long amount, String state) {}

    /** One date; dates must grow. */
    void round(LocalDate date) {
        sell(date);
        contenders.get(0).ask("job.post-sales", Map.of());
        contenders.get(0).ask("job.release-deliveries", Map.of());
        oneWins("planned", "payouts.run_exists", "payout-run.plan", Map.of("scheduled_for", date.toString()));
        List<Run> runs = runs(date);
        if (runs.size() != 1) {
            findings.add(Kind.DOUBLE, date + ": " + runs.size() + " runs");
        }
        for (Run run : runs) {
            Map<String, ?> payload = Map.of("run_id", run.id().toString(), "plan_hash", run.hash());
            oneWins("executed", "payouts.run_state", "payout-run.execute", payload);
            finish(date, run);
            oneSender(date, run);
            items(date, run);
        }
    }

    private void sell(LocalDate date) {
        for (Seller seller : ground.sellers()) {
            int n = ++orders;
            transactions.run(tx -> tx.sql("""
                            insert into public.orders (order_number, seller_id, total, payment_status, delivery_status,
                                   payment_txid, stripe_payment_intent_id, stripe_charge_id, delivery_completed_at, created_at)
                            select 'C-' || :n, u.id, :total, 'paid', 'delivered', 'pi_c' || :n, 'pi_c' || :n, 'ch_c' || :n,
                                   cast(:at as timestamptz) - interval '8 days', cast(:at as timestamptz) - interval '20 days'
                              from public.users u where u.partner_id = :partner""")
                    .set("n", n)
                    .set("total", 4_000 + random.nextLong(50_000))
                    .set("at", noon(date))
                    .set("partner", seller.partner())
                    .update());
        }
    }

    private static String noon(LocalDate date) {
        return date.atTime(9, 0).atZone(Japan.ZONE).toOffsetDateTime().toString();
    }

    /** All ask at the same moment; one is told that it is done, all others politely why not. */
    private void oneWins(String what, String refusal, String kind, Map<String, ?> payload) {
        List<Reply> replies = together(kind, payload);
        long done = replies.stream().filter(r -> r.status().equals("done")).count();
        long polite = replies.stream()
                .filter(r -> r.status().equals("refused") && r.code().equals(refusal))
                .count();
        if (done != 1 || polite != replies.size() - 1) {
            findings.add(done > 1 ? Kind.DOUBLE : Kind.OTHER, what + " by all: " + replies);
        }
    }

    private List<Reply> together(String kind, Map<String, ?> payload) {
        try (ExecutorService threads = Executors.newFixedThreadPool(contenders.size())) {
            List<Callable<Reply>> questions = new ArrayList<>();
            contenders.forEach(contender -> questions.add(() -> contender.ask(kind, payload)));
            List<Reply> replies = new ArrayList<>();
            for (var answer : threads.invokeAll(questions)) {
                replies.add(answer.get());
            }
            return replies;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Run> runs(LocalDate date) {
        return transactions.call(
                tx -> tx.sql("select run_id, plan_hash from public.payout_runs where run_date = :date order by run_id")
                        .set("date", date)
                        .list(Run.class));
    }

    private void finish(LocalDate date, Run run) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (!transactions.call(tx -> tx.sql("select state from public.payout_runs where run_id = :run")
                .set("run", run.id())
                .one(String.class)
                .equals("completed"))) {
            if (System.nanoTime() > deadline) {
                findings.add(Kind.STUCK, date + ": the run does not end");
                return;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Everything of a run was sent by the same program, and each command once. */
    private void oneSender(LocalDate date, Run run) {
        record Sent(long senders, long attempts, long commands) {}
        Sent sent = transactions.call(tx -> tx.sql("""
                        select count(distinct a.sender), count(*), count(distinct a.command_id)
                          from backoffice.stripe_attempts a join backoffice.stripe_commands c on c.id = a.command_id
                         where c.group_id = :run""").set("run", run.id()).one(Sent.class));
        if (sent.commands() > 0 && (sent.senders() != 1 || sent.attempts() != sent.commands())) {
            findings.add(Kind.DOUBLE, date + ": more than one sender, or more than one sending: " + sent);
        }
    }

    private void items(LocalDate date, Run run) {
        Map<String, Long> due = due(date);
        List<Paid> items = transactions.call(
                tx -> tx.sql("select stripe_account_id, amount, state from backoffice.payout_items where run_id = :run")
                        .set("run", run.id())
                        .list(Paid.class));
        for (Paid item : items) {
            if (!item.state().equals("submitted")) {
                findings.add(Kind.STUCK, date + ": " + item);
            }
            if (due.getOrDefault(item.account(), 0L) - paid.getOrDefault(item.account(), 0L) != item.amount()) {
                findings.add(Kind.OTHER, date + ": wrong amount: " + item + ", due " + due);
            }
            paid.merge(item.account(), item.amount(), Long::sum);
        }
        if (items.size() != ground.sellers().size()) {
            findings.add(items.isEmpty() ? Kind.LOST : Kind.DOUBLE, date + ": " + items.size() + " items");
        }
    }

    /** All that each account was ever due until that date, from the orders alone; yen. */
    private Map<String, Long> due(LocalDate date) {
        record Due(String account, long yen) {}
        return transactions.call(tx -> tx.sql("""
                        select p.stripe_account_id, sum(o.total - greatest(round(o.total * 0.06), 150))::bigint
                          from public.orders o join public.users u on u.id = o.seller_id
                          join public.partners p on p.id = u.partner_id
                         where o.delivery_completed_at + interval '7 days' <= cast(:at as timestamptz)
                         group by 1""").set("at", noon(date)).list(Due.class)).stream()
                .collect(Collectors.toMap(Due::account, Due::yen));
    }

    /**
     * After the last round: each item, whose amount was held against the orders, has one transfer and one payout of
     * just that amount; Stripe has nothing else, and the books agree.
     */
    Findings judge() {
        findings.addAll("", Judge.ofManyRuns(ground, backoffice));
        List<String> items = transactions.call(
                tx -> tx.sql("select id::text from backoffice.payout_items").list(String.class));
        missing("transfer", items);
        missing("payout", items);
        return findings;
    }

    private void missing(String type, List<String> items) {
        Set<String> there = ground.stripe().objects(type).stream()
                .map(object -> object.metadata("item_id"))
                .collect(Collectors.toSet());
        items.stream()
                .filter(item -> !there.contains(item))
                .forEach(item -> findings.add(Kind.LOST, "item " + item + " has no " + type));
    }

    int violations() {
        return findings.violations().size();
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
        backoffice.close();
    }
}
