package io.suito.faults.clocks;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.oracle.IndependentCalculation;
import io.suito.payouts.Holidays;
import io.suito.payouts.RunCalendar;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.testing.Marketplace;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year of a small marketplace on shifted clocks: orders and deliveries every day, the schedule, all machines off on
 * one Monday and off for a week around another. Every payment is worked out again from the orders.
 */
final class SimulatedYear {
    private static final LocalDate BEGIN = AnnouncedYear.BEGIN;
    private static final int PARTNERS = 8;
    private static final long MINIMUM = 3_000;
    private static final Duration RELEASE = Duration.ofDays(7);
    private static final Duration LITTLE_LATE = Duration.ofSeconds(30);

    /** After its date a missed run is carried out by hand. */
    private static final int LATE_DAYS = 4;

    private final Random random;
    private final int days;
    private final AnnouncedYear calendar;
    private final List<String> notes;
    private final Findings findings = new Findings();
    private final List<Sale> sales = new ArrayList<>();

    /** An order: its partner's account, what the partner gets of it, and when that is due. */
    private record Sale(String account, long net, Instant due) {}

    /** @param holidayRule what becomes of runs on holidays */
    SimulatedYear(long seed, int days, String holidayRule, List<String> notes) {
        this.random = new Random(seed);
        this.days = days;
        this.calendar = new AnnouncedYear(holidayRule);
        this.notes = notes;
    }

    Findings live() {
        try (Marketplace shop = new Marketplace()) {
            moveTo(shop, nine(BEGIN).minus(LITTLE_LATE));
            shop.backoffice.transactions().run(tx -> {
                tx.sql("set local session_replication_role = replica").update();
                tx.sql(
                                "insert into backoffice.payout_policy (effective_from, holiday_rule) values ('2020-01-01', :rule)")
                        .set("rule", calendar.holidayRule())
                        .update();
                tx.sql("update backoffice.schedule_watch set since = backoffice.clock()")
                        .update();
            });
            shop.startExecutor();
            shop.stripe().fund(1_000_000_000);
            List<UUID> partners = new ArrayList<>();
            for (int i = 0; i < PARTNERS; i++) {
                partners.add(shop.partner());
            }
            List<RunDay> announced =
                    RunCalendar.coming(shop.backoffice.transactions(), new Holidays(Locale.ENGLISH), 12).stream()
                            .filter(day -> day.date().isBefore(BEGIN.plusDays(days)))
                            .toList();
            List<LocalDate> off = List.of(
                    announced.get(1).date(), announced.get(announced.size() - 2).date());
            for (int day = 0; day < days; day++) {
                one(shop, partners, BEGIN.plusDays(day), off);
            }
            judge(shop, announced, off.get(1));
        }
        return findings;
    }

    private static Instant nine(LocalDate day) {
        return Japan.instant(day, LocalTime.of(9, 0));
    }

    /** Database and Stripe go together. */
    private static void moveTo(Marketplace shop, Instant now) {
        Duration step = Duration.between(shop.stripe().now(), now);
        if (!step.isNegative()) {
            shop.stripe().shiftClock(step);
        }
        shop.setClock(now);
    }

    /** Nobody is there from the first "off" Monday until Tuesday noon, nor for four days around the second. */
    private void one(Marketplace shop, List<UUID> partners, LocalDate day, List<LocalDate> off) {
        boolean hours = day.equals(off.get(0));
        boolean week = !day.isBefore(off.get(1)) && day.isBefore(off.get(1).plusDays(LATE_DAYS));
        moveTo(shop, nine(day).plus(LITTLE_LATE));
        if (!hours && !week) {
            work(shop);
        }
        if (day.equals(off.get(0).plusDays(1))) {
            moveTo(shop, nine(day).plus(Duration.ofHours(3)));
            work(shop);
        }
        if (day.equals(off.get(1).plusDays(LATE_DAYS))) {
            byHand(shop, off.get(1));
        }
        trade(shop, partners, day);
    }

    private static void work(Marketplace shop) {
        shop.job("payout-run");
        Marketplace.await(
                "the run's end",
                () -> shop.value(
                                Long.class,
                                "select count(*) from public.payout_runs where state in ('planned', 'executing')")
                        == 0);
    }

    /** The missed date is carried out by a person, with the cut-off that it has. */
    private static void byHand(Marketplace shop, LocalDate date) {
        shop.job("post-sales");
        shop.job("release-deliveries");
        UUID run = UUID.fromString(shop.done("payout-run.plan", Map.of("scheduled_for", date), "after all")
                .required("run_id")
                .asString());
        shop.execute(shop.backoffice.runReports().get(run));
        shop.awaitState(run, "completed");
    }

    /** Up to three orders a day, delivered at some instant of the last days: also at the very cut-off's. */
    private void trade(Marketplace shop, List<UUID> partners, LocalDate day) {
        int orders = random.nextInt(4);
        for (int i = 0; i < orders; i++) {
            UUID partner = partners.get(random.nextInt(partners.size()));
            long total = random.nextInt(5) == 0 ? 100 + random.nextInt(900) : 1_000 + random.nextInt(60_000);
            UUID order = shop.order(partner, total, null);
            Instant delivered = random.nextInt(6) == 0
                    ? nine(day)
                    : nine(day).minus(Duration.ofSeconds(random.nextInt(3 * 86_400)));
            shop.update("update public.orders set delivery_status = 'delivered', delivery_completed_at = '" + delivered
                    + "' where id = '" + order + "'");
            sales.add(new Sale(
                    shop.account(partner), total - IndependentCalculation.fee(total), delivered.plus(RELEASE)));
        }
    }

    private void judge(Marketplace shop, List<RunDay> announced, LocalDate missed) {
        record Row(LocalDate date, Instant asOf, String state) {}
        List<Row> rows = shop.values(Row.class, """
                select run_date, as_of, state from public.payout_runs where state <> 'discarded' order by run_date""");
        List<LocalDate> dates = calendar.dates(days);
        List<Row> expected =
                dates.stream().map(day -> new Row(day, nine(day), "completed")).toList();
        if (!rows.equals(expected)) {
            findings.add(Kind.LOST, "runs " + rows + " instead of " + expected);
        }
        calendar.judge(announced, rows.stream().map(Row::date).toList(), days, findings);
        String turned = shop.value(
                String.class,
                "select string_agg(run_date::text, ',') from public.payout_runs where state = 'discarded'");
        if (!missed.toString().equals(turned)) {
            findings.add(Kind.OTHER, "missed were " + turned + " instead of " + missed);
        }
        judgeMoney(shop, dates, missed);
        if (!new io.suito.ledger.DriftCheck(shop.backoffice.transactions())
                .find()
                .isEmpty()) {
            findings.add(Kind.OTHER, "stored balances differ from the entries");
        }
    }

    /**
     * What has come due between a cut-off and the day on which it is carried out after all. Where that is less than
     * nothing, as after a tiny order whose fee exceeds it, the seller owes something and the item is held for a person.
     */
    private long cameSince(String account, LocalDate cutOff) {
        return sales.stream()
                .filter(sale -> sale.account().equals(account))
                .filter(sale -> sale.due().isAfter(nine(cutOff))
                        && !sale.due().isAfter(nine(cutOff.plusDays(LATE_DAYS)).plus(LITTLE_LATE)))
                .mapToLong(Sale::net)
                .sum();
    }

    /** What became of a seller in the last runs, for people who look for a cause. */
    private static String lastOf(Marketplace shop, String account) {
        record Row(LocalDate date, String state, @Nullable String reason) {}
        return shop.values(Row.class, """
                select r.run_date, i.state, coalesce(i.hold_reason, i.error_code) as reason
                  from backoffice.payout_items i join public.payout_runs r on r.run_id = i.run_id
                 where i.stripe_account_id = '%1$s'
                union all
                select r.run_date, 'skipped', s.reason
                  from backoffice.payout_skips s join public.payout_runs r on r.run_id = s.run_id
                  join public.partners p on p.id = s.partner_id
                 where p.stripe_account_id = '%1$s'
                 order by 1 desc limit 4""".formatted(account)).toString();
    }

    /** Each seller's payments in their order: what had come due by the date and was not paid, from the minimum on. */
    private void judgeMoney(Marketplace shop, List<LocalDate> dates, LocalDate missed) {
        Map<String, List<Long>> owed = new HashMap<>();
        Map<String, Long> paid = new HashMap<>();
        for (LocalDate date : dates) {
            Map<String, Long> due = new HashMap<>();
            sales.stream()
                    .filter(sale -> !sale.due().isAfter(nine(date)))
                    .forEach(sale -> due.merge(sale.account(), sale.net(), Long::sum));
            due.forEach((account, all) -> {
                long rest = all - paid.getOrDefault(account, 0L);
                if (rest >= MINIMUM) {
                    paid.put(account, all);
                    if (!date.equals(missed) || cameSince(account, date) >= 0) {
                        owed.computeIfAbsent(account, a -> new ArrayList<>()).add(rest);
                    }
                }
            });
        }
        Map<String, List<Long>> sent = Payments.of(shop, findings);
        owed.forEach((account, payments) -> {
            List<Long> seen = sent.getOrDefault(account, List.of());
            if (!seen.equals(payments)) {
                Kind kind = seen.size() > payments.size() ? Kind.DOUBLE : Kind.LOST;
                findings.add(kind, account + " was sent " + seen + ", owed " + payments + ", " + lastOf(shop, account));
            }
        });
        if (!owed.keySet().containsAll(sent.keySet())) {
            findings.add(Kind.DOUBLE, "sent to " + sent.keySet() + ", owed to " + owed.keySet());
        }
        long yen =
                Payments.sums(sent).values().stream().mapToLong(Long::longValue).sum();
        synchronized (notes) {
            notes.add(days + " days from " + BEGIN + ", " + calendar.holidayRule() + ": " + dates.size()
                    + " run dates, " + sales.size() + " orders, "
                    + sent.values().stream().mapToInt(List::size).sum() + " payments of ¥" + yen
                    + " in all, each as worked out from the orders");
        }
    }
}
