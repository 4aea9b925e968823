package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.stripe.InParallel;
import io.suito.stripe.StripeObjects.Account;
import io.suito.stripe.StripeReader;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Stripe says about the partners' accounts: details, whether payouts are allowed, requirements, balance. Touches
 * Stripe's own stop only, never another reason.
 */
public final class AccountSync {
    private static final String UNREADABLE = "stripe_account_unreadable";
    private static final Duration SLICE = Duration.ofMinutes(10);
    private static final Duration DEADLINE_NEAR = Duration.ofDays(14);

    private final Transactions transactions;
    private final StripeReader stripe;
    private final Funds funds;
    private final Duration slice;

    public AccountSync(Transactions transactions, StripeReader stripe, Funds funds) {
        this(transactions, stripe, funds, SLICE);
    }

    /** @param slice how long at most */
    AccountSync(Transactions transactions, StripeReader stripe, Funds funds, Duration slice) {
        this.transactions = transactions;
        this.stripe = stripe;
        this.funds = funds;
        this.slice = slice;
    }

    /**
     * @param accounts that were asked about
     * @param missing accounts that Stripe no longer shows us
     * @param unreadable accounts about which Stripe said something unexpected; what was known of them stays
     * @param later accounts for which there was no time; the next one begins with them
     */
    public record Outcome(int accounts, int missing, int unreadable, int later, long platformAvailable) {}

    private record Partner(UUID id, String accountId, boolean moneyThere, boolean known) {}

    /**
     * First those of which nothing is known, that have money, or that were not looked at for a day; of these and of all
     * others the longest unseen.
     */
    private static final String PARTNERS = """
            select p.id, p.stripe_account_id, m.there, p.stripe_account_updated_at is not null
              from public.partners p
              left join backoffice.partner_balances b on b.partner_id = p.id
              cross join lateral (select exists (
                select from backoffice.payout_items i
                 where i.partner_id = p.id and i.state in ('transferred', 'payout_sent', 'at_account')) as there) m
             where p.stripe_account_id is not null
             order by coalesce(p.stripe_account_updated_at < backoffice.clock() - interval '1 day', true)
                      or m.there or coalesce(b.pending + b.unreserved + b.reserved, 0) > 0 desc,
                      p.stripe_account_updated_at nulls first, p.id""";

    /** How many accounts the job would ask about. */
    public static long count(Transactions transactions) {
        return transactions.call(
                tx -> tx.sql("select count(*) from public.partners where stripe_account_id is not null")
                        .one(Long.class));
    }

    /** Whether any account was ever synced: before that nobody is known to be payable. */
    public static boolean everRan(Transactions transactions) {
        return transactions.call(tx -> tx.sql("""
                        select exists (select from public.partners where stripe_account_updated_at is not null)""").one(Boolean.class));
    }

    /**
     * The job {@code account-sync}: as many accounts as there is time for, so that other jobs get their turn; those of
     * which nothing is known yet in any case.
     */
    public Outcome run() {
        long available = funds.refresh().available();
        List<Partner> partners = transactions.call(tx -> tx.sql(PARTNERS).list(Partner.class));
        AtomicInteger unreadable = new AtomicInteger();
        AtomicInteger later = new AtomicInteger();
        long end = System.nanoTime() + slice.toNanos();
        int missing = InParallel.count(partners, partner -> {
            if (partner.known() && System.nanoTime() - end >= 0) {
                later.incrementAndGet();
                return false;
            }
            return syncOrTell(partner, unreadable);
        });
        return new Outcome(partners.size() - later.get(), missing, unreadable.get(), later.get(), available);
    }

    /** One account of which Stripe says something unexpected does not keep the others from being read. */
    private boolean syncOrTell(Partner partner, AtomicInteger unreadable) {
        try {
            boolean missing = sync(partner);
            transactions.run(tx -> Attention.resolve(tx, UNREADABLE, partner.accountId()));
            return missing;
        } catch (Refusal e) {
            if (!e.code().equals("stripe.unexpected")) {
                throw e;
            }
            unreadable.incrementAndGet();
            transactions.run(tx -> Attention.raise(tx, UNREADABLE, partner.accountId(), said(e)));
            return false;
        }
    }

    private static String said(Refusal e) {
        return e.arguments().isEmpty() ? e.code() : String.valueOf(e.arguments().get(0));
    }

    /** One partner; true when Stripe does not show the account. */
    private boolean sync(Partner partner) {
        Optional<Account> account = stripe.account(partner.accountId());
        transactions.run(tx -> {
            if (!stillHas(tx, partner)) {
                return;
            }
            if (account.isPresent()) {
                store(tx, partner.id(), account.get());
            } else {
                storeMissing(tx, partner);
            }
        });
        if (account.isPresent() && partner.moneyThere()) {
            funds.refresh(partner.accountId());
        }
        return account.isEmpty();
    }

    /** The web application may have given the partner another account while we asked about this one. */
    private static boolean stillHas(Tx tx, Partner partner) {
        return tx.sql("""
                        select id from public.partners
                         where id = :partner and stripe_account_id = :account for no key update""")
                .set("partner", partner.id())
                .set("account", partner.accountId())
                .optional(UUID.class)
                .isPresent();
    }

    private static void store(Tx tx, UUID partner, Account account) {
        tx.sql("""
                        update public.partners
                           set stripe_details_submitted = :details, stripe_charges_enabled = :charges,
                               stripe_payouts_enabled = :payouts,
                               stripe_onboarding_completed = :details and not :due,
                               stripe_account_updated_at = backoffice.clock()
                         where id = :partner""")
                .set("partner", partner)
                .set("details", account.detailsSubmitted())
                .set("charges", account.chargesEnabled())
                .set("payouts", account.payoutsEnabled())
                .set("due", !account.currentlyDue().isEmpty())
                .update();
        keepRequirements(tx, account);
        setStripeStop(tx, partner, account.detailsSubmitted() && !account.payoutsEnabled(), account.disabledReason());
    }

    private static void keepRequirements(Tx tx, Account account) {
        tx.sql("""
                        insert into backoffice.stripe_account_details
                          (account_id, requirements, disabled_reason, current_deadline, read_at)
                        values (:account, cast(:requirements as jsonb), :disabled, :deadline, backoffice.clock())
                        on conflict (account_id) do update
                           set requirements = excluded.requirements, disabled_reason = excluded.disabled_reason,
                               current_deadline = excluded.current_deadline, read_at = excluded.read_at""")
                .set("account", account.id())
                .set(
                        "requirements",
                        Json.write(Map.of("currently_due", account.currentlyDue(), "past_due", account.pastDue())))
                .set("disabled", String.class, account.disabledReason())
                .set("deadline", java.time.Instant.class, account.currentDeadline())
                .update();
        boolean near = tx.sql("""
                        select coalesce(cast(:deadline as timestamptz) < backoffice.clock() + make_interval(days => :days),
                                        false)""")
                .set("deadline", java.time.Instant.class, account.currentDeadline())
                .set("days", (int) DEADLINE_NEAR.toDays())
                .one(Boolean.class);
        if (near) {
            Attention.raise(tx, "requirement_deadline", account.id());
        } else {
            Attention.resolve(tx, "requirement_deadline", account.id());
        }
    }

    private static void storeMissing(Tx tx, Partner partner) {
        tx.sql("""
                        update public.partners set stripe_payouts_enabled = false, stripe_charges_enabled = false,
                               stripe_account_updated_at = backoffice.clock() where id = :partner""").set("partner", partner.id()).update();
        setStripeStop(tx, partner.id(), true, "account not found");
    }

    private static void setStripeStop(
            Tx tx, UUID partner, boolean stopped, @org.jspecify.annotations.Nullable String why) {
        int changed = stopped
                ? tx.sql("""
                                insert into backoffice.partner_stops (partner_id, reason, note, set_by, set_at)
                                values (:partner, 'stripe_disabled', :why, 'account-sync', backoffice.clock())
                                on conflict (partner_id, reason) where lifted_at is null do nothing""")
                        .set("partner", partner)
                        .set("why", String.class, why)
                        .update()
                : tx.sql("""
                                update backoffice.partner_stops
                                   set lifted_at = backoffice.clock(), lifted_by = 'account-sync'
                                 where partner_id = :partner and reason = 'stripe_disabled' and lifted_at is null""").set("partner", partner).update();
        tx.sql("select backoffice.refresh_partner_flags(array[cast(:partner as uuid)])")
                .set("partner", partner)
                .list(Object.class);
        if (changed > 0 && stopped) {
            Attention.raise(tx, "payouts_disabled_by_stripe", partner.toString());
        } else if (changed > 0) {
            Attention.resolve(tx, "payouts_disabled_by_stripe", partner.toString());
        }
    }
}
