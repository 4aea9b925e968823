package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.SqlErrors;
import io.suito.database.Tx;
import io.suito.ledger.OpeningBalances;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans a run: one statement finds what each partner is due, makes the items and reserves their entries. From then on
 * the plan is frozen; what is reserved cannot be promised twice.
 */
final class PayoutPlan {
    private PayoutPlan() {}

    /**
     * Plans.
     *
     * @throws Refusal {@code payouts.opening_balances_open}, {@code payouts.run_exists}, {@code payouts.nothing_due},
     *     {@code payouts.reason_needed}, {@code payouts.planned_meanwhile}, {@code payouts.cut_off_ahead},
     *     {@code payouts.manual_cut_off}, {@code payouts.scheduled_cut_off}, {@code payouts.scheduled_is_for_all},
     *     {@code payouts.no_run_date}, {@code partners.unknown}
     */
    static Run plan(Tx tx, PlanRequest wanted) {
        oneAtATime(tx);
        requireOpeningsConfirmed(tx);
        requireKnown(tx, wanted);
        wanted.requireForAll();
        Instant asOf = cutOff(tx, wanted);
        requireOwnCutOff(tx, wanted);
        requireReached(tx, asOf);
        turnMissedAway(tx, wanted);
        UUID run = insertRun(tx, wanted, asOf);
        reserveOrRefuse(tx, run, asOf, wanted);
        verify(tx, run);
        freeze(tx, run);
        Run planned = Runs.get(tx, run);
        if (planned.planned() == 0 && wanted.scheduledFor() == null) {
            throw new Refusal("payouts.nothing_due");
        }
        return planned;
    }

    /** Whether the cut-over is unfinished: opening balances are not confirmed. */
    static void requireOpeningsConfirmed(Tx tx) {
        if (OpeningBalances.areOpen(tx)) {
            throw new Refusal("payouts.opening_balances_open");
        }
    }

    /**
     * Who plans waits for whoever is planning, and then sees what is left, instead of both wanting the same entries.
     */
    static void oneAtATime(Tx tx) {
        tx.sql("select pg_advisory_xact_lock(hashtext('suito payout plan'))").list(Object.class);
    }

    /** A scheduled run takes what was due at its scheduled instant, a manual one what is due at this moment. */
    static Instant cutOff(Tx tx, PlanRequest wanted) {
        if (wanted.asOf() != null) {
            return wanted.asOf();
        }
        Instant now = tx.sql("select backoffice.clock()").one(Instant.class);
        if (wanted.scheduledFor() == null) {
            return now;
        }
        return runDay(tx, wanted.scheduledFor()).at();
    }

    private static RunDay runDay(Tx tx, LocalDate date) {
        Timetable timetable = Timetable.read(tx);
        return timetable
                .on(date)
                .orElseThrow(() -> new Refusal(
                        "payouts.no_run_date",
                        date.toString(),
                        timetable.before(date).map(day -> day.date().toString()).orElse("–"),
                        timetable
                                .after(Japan.instant(date.plusDays(1), LocalTime.MIDNIGHT)
                                        .minusNanos(1))
                                .date()
                                .toString()));
    }

    /** Another cut-off than the run's own is something to preview, and nothing to plan. */
    private static void requireOwnCutOff(Tx tx, PlanRequest wanted) {
        if (wanted.scheduledFor() == null) {
            if (wanted.asOf() != null) {
                throw new Refusal("payouts.manual_cut_off");
            }
            return;
        }
        Instant at = runDay(tx, wanted.scheduledFor()).at();
        if (wanted.asOf() != null && !wanted.asOf().equals(at)) {
            throw new Refusal("payouts.scheduled_cut_off", wanted.scheduledFor().toString(), Japan.minutes(at));
        }
    }

    private static void requireReached(Tx tx, Instant asOf) {
        if (asOf.isAfter(tx.sql("select backoffice.clock()").one(Instant.class))) {
            throw new Refusal("payouts.cut_off_ahead", Japan.minutes(asOf));
        }
    }

    /** @throws Refusal {@code partners.unknown} where a partner that is chosen or left out is none */
    static void requireKnown(Tx tx, PlanRequest wanted) {
        List<UUID> named = new ArrayList<>(wanted.except());
        if (wanted.partners() != null) {
            named.addAll(wanted.partners());
        }
        if (!named.isEmpty()) {
            tx.sql("""
                            select x.id from unnest(cast(:named as uuid[])) as x(id)
                             where not exists (select from public.partners p where p.id = x.id) limit 1""").set("named", named).optional(UUID.class).ifPresent(id -> {
                throw new Refusal("partners.unknown", id.toString());
            });
        }
    }

    static LocalDate runDate(PlanRequest wanted, Instant asOf) {
        return wanted.scheduledFor() != null ? wanted.scheduledFor() : Japan.date(asOf);
    }

    static UUID @Nullable [] chosen(PlanRequest wanted) {
        return wanted.partners() == null ? null : wanted.partners().toArray(UUID[]::new);
    }

    /** Who plans a missed date carries it out after all: the word "missed" makes room and stays in the history. */
    private static void turnMissedAway(Tx tx, PlanRequest wanted) {
        if (wanted.scheduledFor() != null) {
            tx.sql("""
                            select run_id from public.payout_runs
                             where run_date = :date and kind = 'scheduled' and state = 'missed' for update""").set("date", wanted.scheduledFor()).optional(UUID.class).ifPresent(missed -> {
                Runs.move(tx, missed, RunState.DISCARDED, null, Run.PLANNED_LATER);
                Attention.resolve(tx, "run_missed", missed.toString());
            });
        }
    }

    private static UUID insertRun(Tx tx, PlanRequest wanted, Instant asOf) {
        wanted.requireReason();
        LocalDate date = runDate(wanted, asOf);
        Optional<UUID> run = tx.sql("""
                        insert into public.payout_runs
                          (run_date, iso_week, iso_year, status, kind, state, as_of, plan_hash, reason, requested_by,
                           created_at, updated_at)
                        values (:date, :week, :year, 'pending', :kind, 'planned', :asOf, '', :reason, :by,
                                now(), backoffice.clock())
                        on conflict (run_date) where kind = 'scheduled' and state <> 'discarded' do nothing
                        returning run_id""")
                .set("date", date)
                .set("week", date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .set("year", date.get(IsoFields.WEEK_BASED_YEAR))
                .set("kind", wanted.kind())
                .set("asOf", asOf)
                .set("reason", String.class, wanted.reason())
                .set("by", wanted.requestedBy())
                .optional(UUID.class);
        return run.orElseThrow(() -> exists(tx, date));
    }

    private static Refusal exists(Tx tx, LocalDate date) {
        record Existing(UUID run, String by, Instant since) {}
        return tx.sql("""
                        select run_id, coalesce(requested_by, ''), created_at from public.payout_runs
                         where run_date = :date and kind = 'scheduled' and state <> 'discarded'""")
                .set("date", date)
                .optional(Existing.class)
                .map(existing -> new Refusal(
                        "payouts.run_exists",
                        date.toString(),
                        existing.run().toString(),
                        existing.by(),
                        Japan.minutes(existing.since())))
                // it was in the way a moment ago and has been discarded since
                .orElseGet(() -> new Refusal("payouts.planned_meanwhile"));
    }

    /** Two plans at the same moment see the same money; the database lets only one of them have it. */
    private static void reserveOrRefuse(Tx tx, UUID run, Instant asOf, PlanRequest wanted) {
        try {
            reserve(tx, run, asOf, wanted);
        } catch (RuntimeException e) {
            if (RESERVATION_RULES.stream().anyMatch(rule -> SqlErrors.isViolationOf(e, rule))) {
                throw new Refusal(e, "payouts.planned_meanwhile");
            }
            throw e;
        }
    }

    private static final List<String> RESERVATION_RULES =
            List.of("payout_items_one_unfinished", "payout_item_entries_pkey");

    /** Sums and reservation come from one snapshot: one statement. */
    private static void reserve(Tx tx, UUID run, Instant asOf, PlanRequest wanted) {
        tx.sql("""
                        with candidates as materialized (
                          select * from backoffice.payout_candidates(:asOf, cast(:chosen as uuid[]), cast(:except as uuid[]))
                        ), items as (
                          insert into backoffice.payout_items (run_id, partner_id, stripe_account_id, amount, entries)
                          select :run, partner_id, stripe_account_id, amount, entries from candidates
                           where reason is null order by partner_id
                          returning id, partner_id
                        ), skips as (
                          insert into backoffice.payout_skips (run_id, partner_id, amount, reason)
                          select :run, partner_id, amount, reason from candidates where reason is not null
                        )
                        insert into backoffice.payout_item_entries (entry_id, item_id, partner_id, amount)
                        select l.id, i.id, l.partner_id, l.amount_cents
                          from items i
                          join public.ledger l on l.partner_id = i.partner_id
                         where l.status = 'available' and l.origin = 'suito' and l.available_at <= :asOf
                           and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)""")
                .set("asOf", asOf)
                .set("chosen", UUID[].class, chosen(wanted))
                .set("except", wanted.except())
                .set("run", run)
                .update();
    }

    /**
     * What the items say against what was reserved for them; that each reservation is its entry's, the database holds.
     */
    private static void verify(Tx tx, UUID run) {
        long wrong = tx.sql("""
                        select count(*) from backoffice.payout_items i
                         cross join lateral (select count(*) as entries, sum(e.amount) as amount
                                               from backoffice.payout_item_entries e where e.item_id = i.id) s
                         where i.run_id = :run and (s.entries, s.amount) is distinct from (i.entries::bigint, i.amount::numeric)""").set("run", run).one(Long.class);
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " items do not agree with their entries");
        }
    }

    /** The hash names the plan: who gets how much on which account. */
    private static final String HASH = """
            encode(sha256(convert_to(coalesce(string_agg(
              i.partner_id || ':' || i.stripe_account_id || ':' || i.amount, chr(10) order by i.partner_id), ''), 'UTF8')), 'hex')""";

    /** The hash of the items as they stand, dropped ones too. */
    static String hashOf(Tx tx, UUID run) {
        return tx.sql("select " + HASH + " from backoffice.payout_items i where i.run_id = :run")
                .set("run", run)
                .one(String.class);
    }

    private static void freeze(Tx tx, UUID run) {
        tx.sql("""
                        update public.payout_runs r
                           set (plan_hash, planned_total, partners_processed) = (
                             select %s,
                                    coalesce(sum(i.amount), 0),
                                    count(*) + (select count(*) from backoffice.payout_skips s
                                                 where s.run_id = :run and s.reason = 'below_minimum')
                               from backoffice.payout_items i where i.run_id = :run)
                         where r.run_id = :run""".formatted(HASH)).set("run", run).update();
    }
}
