package io.suito.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Charge;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import com.stripe.model.StripeCollection;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalListParams;
import com.stripe.service.V1Services;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Stripe, at the pace it allows. Refusals: {@code stripe.unreachable}, {@code stripe.key_rejected},
 * {@code stripe.unexpected}.
 */
public final class StripeReader {
    private static final long PAGE = 100;
    private static final int ATTEMPTS = 6;

    private final StripeGateway gateway;
    private final Pacer pacer;

    public StripeReader(StripeGateway gateway, Pacer pacer) {
        this.gateway = gateway;
        this.pacer = pacer;
    }

    /** One request. */
    private interface Call<T> {
        T run(V1Services v1) throws StripeException;
    }

    /** One or several requests. */
    private interface Reading<T> {
        T run() throws StripeException;
    }

    private interface PageCall<S extends HasId> {
        StripeCollection<S> after(V1Services v1, @Nullable String id) throws StripeException;
    }

    /** The platform's own account id; empty where the key lacks the permission to ask, and only there. */
    public Optional<String> platformAccount() {
        try {
            return Optional.of(readOnce(v1 -> {
                Account account = v1.accounts().retrieveCurrent();
                Understood.object("account", account.getObject(), account.getId());
                return account.getId();
            }));
        } catch (StripeException e) {
            if (AnswerTable.isPermissionMissing(StripeGateway.refusal(e))) {
                return Optional.empty();
            }
            throw refusal(e);
        }
    }

    /** Whether a transfer belongs to the account of this key. */
    public boolean knowsTransfer(String id) {
        return optional(v1 -> {
                    Transfer transfer = v1.transfers().retrieve(id);
                    Understood.theOne(id, transfer.getId());
                    return transfer;
                })
                .isPresent();
    }

    /** Balance in yen of the platform (null) or a connected account. */
    public StripeObjects.Balance balance(@Nullable String account) {
        return read(v1 -> balance(v1.balance().retrieve(options(account))));
    }

    private static StripeObjects.Balance balance(com.stripe.model.Balance balance) {
        Understood.type("balance", balance.getObject());
        long available = balance.getAvailable().stream()
                .filter(money -> "jpy".equals(money.getCurrency()))
                .mapToLong(com.stripe.model.Balance.Available::getAmount)
                .sum();
        long pending = balance.getPending().stream()
                .filter(money -> "jpy".equals(money.getCurrency()))
                .mapToLong(com.stripe.model.Balance.Pending::getAmount)
                .sum();
        return new StripeObjects.Balance(available, pending, Understood.told(balance.getLivemode()));
    }

    /** A connected account; empty when Stripe does not know it or has taken it away from us. */
    public Optional<StripeObjects.Account> account(String id) {
        return optional(v1 -> account(id, v1.accounts().retrieve(id)));
    }

    /** A payment with its charge; empty when Stripe does not know it. */
    public Optional<StripeObjects.Payment> payment(String id) {
        PaymentIntentRetrieveParams withCharge =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return optional(v1 -> payment(id, v1.paymentIntents().retrieve(id, withCharge)));
    }

    /** All transfers of a group, every page. */
    public List<StripeObjects.Transfer> transfersOfGroup(String group) {
        return transfers(TransferListParams.builder().setTransferGroup(group));
    }

    /** All transfers made since, every page. */
    public List<StripeObjects.Transfer> transfersSince(Instant since) {
        return transfers(TransferListParams.builder()
                .setCreated(TransferListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build()));
    }

    /** The ids of a transfer's reversals with their metadata, every page. */
    public List<StripeObjects.Transfer> reversalsOf(String transfer) {
        return read(() -> listed(
                (v1, after) -> v1.transfers()
                        .reversals()
                        .list(
                                transfer,
                                TransferReversalListParams.builder()
                                        .setLimit(PAGE)
                                        .setStartingAfter(after)
                                        .build()),
                reversal -> new StripeObjects.Transfer(
                        reversal.getId(),
                        Understood.told(reversal.getAmount()),
                        0,
                        transfer,
                        null,
                        metadata(reversal.getMetadata()))));
    }

    /** All payouts of an account, every page; empty when Stripe does not show us the account any more. */
    public Optional<List<StripeObjects.Payout>> payoutsIfShown(String account) {
        return optional(() -> listPayouts(account));
    }

    /** All payouts of an account, every page. */
    public List<StripeObjects.Payout> payouts(String account) {
        return read(() -> listPayouts(account));
    }

    private List<StripeObjects.Payout> listPayouts(String account) throws StripeException {
        return listed(
                (v1, after) -> v1.payouts()
                        .list(
                                PayoutListParams.builder()
                                        .setLimit(PAGE)
                                        .setStartingAfter(after)
                                        .build(),
                                options(account)),
                StripeReader::payout);
    }

    /** One payout of an account; empty when Stripe does not know it. */
    public Optional<StripeObjects.Payout> payout(String account, String id) {
        return optional(v1 -> {
            Payout payout = v1.payouts().retrieve(id, options(account));
            Understood.theOne(id, payout.getId());
            return payout(payout);
        });
    }

    private List<StripeObjects.Transfer> transfers(TransferListParams.Builder parameters) {
        return read(() -> listed(
                (v1, after) -> v1.transfers()
                        .list(parameters.setLimit(PAGE).setStartingAfter(after).build()),
                StripeReader::transfer));
    }

    private static StripeObjects.Transfer transfer(Transfer t) {
        Understood.object("transfer", t.getObject(), t.getId());
        return new StripeObjects.Transfer(
                t.getId(),
                Understood.told(t.getAmount()),
                t.getAmountReversed() == null ? 0 : t.getAmountReversed(),
                Understood.told(t.getDestination()),
                t.getTransferGroup(),
                metadata(t.getMetadata()));
    }

    static StripeObjects.Payout payout(Payout p) {
        Understood.object("payout", p.getObject(), p.getId());
        return new StripeObjects.Payout(
                p.getId(),
                Understood.told(p.getAmount()),
                Understood.told(p.getStatus()),
                p.getArrivalDate() == null ? null : Japan.date(Instant.ofEpochSecond(p.getArrivalDate())),
                p.getFailureCode(),
                metadata(p.getMetadata()));
    }

    private static StripeObjects.Account account(String id, Account a) {
        Understood.object("account", a.getObject(), a.getId());
        Understood.theOne(id, a.getId());
        Account.Requirements requirements = a.getRequirements();
        return new StripeObjects.Account(
                a.getId(),
                Boolean.TRUE.equals(a.getDetailsSubmitted()),
                Boolean.TRUE.equals(a.getChargesEnabled()),
                Boolean.TRUE.equals(a.getPayoutsEnabled()),
                requirements == null ? List.of() : list(requirements.getCurrentlyDue()),
                requirements == null ? List.of() : list(requirements.getPastDue()),
                requirements == null ? null : requirements.getDisabledReason(),
                requirements == null || requirements.getCurrentDeadline() == null
                        ? null
                        : Instant.ofEpochSecond(requirements.getCurrentDeadline()));
    }

    private static StripeObjects.Payment payment(String id, PaymentIntent intent) {
        Understood.object("payment_intent", intent.getObject(), intent.getId());
        Understood.theOne(id, intent.getId());
        Charge charge = intent.getLatestChargeObject();
        return new StripeObjects.Payment(
                intent.getId(),
                Understood.told(intent.getStatus()),
                Understood.told(intent.getAmount()),
                Understood.told(intent.getCurrency()),
                intent.getLatestCharge(),
                charge == null || charge.getAmountRefunded() == null ? 0 : charge.getAmountRefunded(),
                charge == null ? null : Instant.ofEpochSecond(charge.getCreated()));
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private static Map<String, String> metadata(@Nullable Map<String, String> metadata) {
        return metadata == null ? Map.of() : Map.copyOf(metadata);
    }

    private static RequestOptions options(@Nullable String account) {
        return account == null
                ? RequestOptions.getDefault()
                : RequestOptions.builder().setStripeAccount(account).build();
    }

    private <T> Optional<T> optional(Call<T> call) {
        return optional(() -> readOnce(call));
    }

    private static <T> Optional<T> optional(Reading<T> reading) {
        try {
            return Optional.of(reading.run());
        } catch (StripeException e) {
            int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
            if (status == 404 || "account_invalid".equals(e.getCode())) {
                return Optional.empty();
            }
            throw refusal(e);
        }
    }

    private <T> T read(Call<T> call) {
        return read(() -> readOnce(call));
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.run();
        } catch (StripeException e) {
            throw refusal(e);
        }
    }

    /** Every object of a list. Each page is a request of its own: it waits for its turn, and is tried again alone. */
    private <S extends HasId, T> List<T> listed(PageCall<S> list, Function<S, T> told) throws StripeException {
        return understood(v1 -> Understood.pages(after -> readOnce(client -> list.after(client, after))).stream()
                .map(told)
                .toList());
    }

    /** What Stripe would never answer is no fault of ours, whatever it makes the library stumble over. */
    private <T> T understood(Call<T> call) throws StripeException {
        try {
            return call.run(gateway.client().v1());
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Refusal(e, "stripe.unexpected", "not_stripe");
        }
    }

    /**
     * Reads are harmless, so a 429 or a passing fault is simply tried again, slower; but whoever does not answer within
     * the deadline of a request is not waited for again and again.
     */
    private <T> T readOnce(Call<T> call) throws StripeException {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Pacer.Permit permit = pacer.acquire(Pacer.READ);
            permit.depart();
            try {
                T result = understood(call);
                permit.accepted();
                return result;
            } catch (StripeException e) {
                int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
                if (status == 429) {
                    permit.turnedAway();
                }
                boolean passing = e instanceof ApiConnectionException || status == 429 || status >= 500;
                if (!passing
                        || attempt == ATTEMPTS
                        || System.nanoTime() - began > gateway.deadline().toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            Pacer.pause(attempt);
        }
    }

    private static Refusal refusal(StripeException e) {
        if (e instanceof ApiConnectionException) {
            return new Refusal(e, "stripe.unreachable");
        }
        AnswerTable.StripeRefusal said = StripeGateway.refusal(e);
        if (said.type() != null && AnswerTable.refused(said, false).verdict() == Verdict.KEY_REJECTED) {
            return new Refusal(e, "stripe.key_rejected");
        }
        String code = said.code() != null ? said.code() : "http_" + said.status();
        return new Refusal(e, "stripe.unexpected", code);
    }
}
