package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Balance;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import com.stripe.model.StripeObject;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import io.suito.sandbox.PayoutBehaviour.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayingAPartnerTest {
    private TestSandbox sandbox;

    @BeforeEach
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.in(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aNewExpressAccountCannotBePaidUntilItIsOnboarded() throws StripeException {
        Account account = sandbox.newAccount();

        assertThat(account.getPayoutsEnabled()).isFalse();
        assertThat(account.getDetailsSubmitted()).isFalse();
        assertThat(account.getCapabilities().getTransfers()).isEqualTo("inactive");
        assertThat(account.getRequirements().getCurrentlyDue()).contains("external_account");
        assertThat(account.getSettings().getPayouts().getSchedule().getInterval())
                .isEqualTo("manual");
        sandbox.control.fund(10_000);
        assertThat(refusal(() -> sandbox.stripe.v1().transfers().create(TestSandbox.transfer(account.getId(), 5_000)))
                        .getCode())
                .isEqualTo("insufficient_capabilities_for_transfer");

        sandbox.control.account(account.getId(), AccountState.enabled());

        Account enabled = sandbox.stripe.v1().accounts().retrieve(account.getId());
        assertThat(enabled.getPayoutsEnabled()).isTrue();
        assertThat(enabled.getRequirements().getCurrentlyDue()).isEmpty();
        assertThat(sandbox.stripe
                        .v1()
                        .transfers()
                        .create(TestSandbox.transfer(account.getId(), 5_000))
                        .getId())
                .startsWith("tr_");
    }

    @Test
    void anOnboardingLinkExpiresInFiveMinutes() throws StripeException {
        String account = sandbox.newAccount().getId();

        com.stripe.model.AccountLink link = sandbox.stripe
                .v1()
                .accountLinks()
                .create(AccountLinkCreateParams.builder()
                        .setAccount(account)
                        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                        .setReturnUrl("https://suito.example/admin/partners/p-1/stripe-return")
                        .setRefreshUrl("https://suito.example/admin/partners/p-1/stripe-refresh")
                        .build());

        assertThat(link.getExpiresAt()).isEqualTo(TestSandbox.NOW.getEpochSecond() + 300);
        assertThat(link.getUrl()).contains(account);
    }

    @Test
    void aTransferMovesYenFromThePlatformToTheAccountAndAPayoutMovesThemOn() throws StripeException {
        String account = sandbox.payableAccount();
        sandbox.control.fund(100_000);

        Transfer transfer = sandbox.stripe.v1().transfers().create(TestSandbox.transfer(account, 30_000));

        assertThat(transfer.getDestination()).isEqualTo(account);
        assertThat(transfer.getTransferGroup()).isEqualTo("payout-item-1");
        assertThat(available(null)).isEqualTo(70_000);
        assertThat(available(account)).isEqualTo(30_000);

        Payout payout = sandbox.stripe.v1().payouts().create(TestSandbox.payout(30_000), TestSandbox.on(account));

        assertThat(payout.getStatus()).isEqualTo("pending");
        assertThat(available(account)).isZero();
        sandbox.control.shiftClock(Duration.ofSeconds(2));
        assertThat(payout(payout, account).getStatus()).isEqualTo("in_transit");
        sandbox.control.shiftClock(Duration.ofSeconds(2));
        assertThat(payout(payout, account).getStatus()).isEqualTo("paid");
        assertThat(sandbox.stripe.v1().payouts().list(TestSandbox.on(account)).getData())
                .extracting(Payout::getId)
                .containsExactly(payout.getId());
        assertThat(sandbox.stripe.v1().payouts().list().getData()).isEmpty();
    }

    @Test
    void aPayoutOfAnotherAccountIsNotFound() throws StripeException {
        String account = sandbox.accountWith(5_000);
        Payout payout = sandbox.stripe.v1().payouts().create(TestSandbox.payout(5_000), TestSandbox.on(account));

        InvalidRequestException missing =
                refusal(() -> sandbox.stripe.v1().payouts().retrieve(payout.getId()));

        assertThat(missing.getStatusCode()).isEqualTo(404);
        assertThat(missing.getCode()).isEqualTo("resource_missing");
    }

    @Test
    void neitherTransfersNorPayoutsGoBeyondWhatIsAvailable() throws StripeException {
        String account = sandbox.accountWith(5_000);

        InvalidRequestException transfer =
                refusal(() -> sandbox.stripe.v1().transfers().create(TestSandbox.transfer(account, 1)));
        InvalidRequestException payout =
                refusal(() -> sandbox.stripe.v1().payouts().create(TestSandbox.payout(5_001), TestSandbox.on(account)));

        assertThat(transfer.getCode()).isEqualTo("balance_insufficient");
        assertThat(payout.getCode()).isEqualTo("balance_insufficient");
        assertThat(payout.getStatusCode()).isEqualTo(400);
    }

    @Test
    void transferredMoneyCanLandAsPending() throws StripeException {
        sandbox.control.landing(Duration.ofHours(2));
        String account = sandbox.accountWith(5_000);

        assertThat(available(account)).isZero();
        assertThat(balance(account).getPending().getFirst().getAmount()).isEqualTo(5_000);
        assertThat(refusal(() -> sandbox.stripe
                                .v1()
                                .payouts()
                                .create(TestSandbox.payout(5_000), TestSandbox.on(account)))
                        .getCode())
                .isEqualTo("balance_insufficient");

        sandbox.control.shiftClock(Duration.ofHours(2));

        assertThat(available(account)).isEqualTo(5_000);
    }

    @Test
    void aPayoutCanFailAlsoAfterItWasPaidAndTheMoneyIsBackOnTheAccount() throws StripeException {
        String account = sandbox.accountWith(9_000);
        String late = sandbox.accountWith(8_000);
        sandbox.control.payoutBehaviour(PayoutBehaviour.standard()
                .forAccount(account, End.FAILED, "account_closed")
                .forAccount(late, End.FAILED_AFTER_PAID, "no_account"));
        Payout first = sandbox.stripe.v1().payouts().create(TestSandbox.payout(9_000), TestSandbox.on(account));
        Payout second = sandbox.stripe.v1().payouts().create(TestSandbox.payout(8_000), TestSandbox.on(late));

        sandbox.control.shiftClock(Duration.ofSeconds(4));

        assertThat(payout(first, account).getStatus()).isEqualTo("failed");
        assertThat(payout(first, account).getFailureCode()).isEqualTo("account_closed");
        assertThat(payout(first, account).getFailureBalanceTransaction()).startsWith("txn_");
        assertThat(available(account)).isEqualTo(9_000);
        assertThat(payout(second, late).getStatus()).isEqualTo("paid");

        sandbox.control.shiftClock(Duration.ofSeconds(10));

        assertThat(payout(second, late).getStatus()).isEqualTo("failed");
        assertThat(available(late)).isEqualTo(8_000);
        assertThat(eventTypes(late)).containsSubsequence("payout.failed", "payout.paid", "payout.created");
    }

    @Test
    void aPayoutIsCancelledOnlyWhilePending() throws StripeException {
        String account = sandbox.accountWith(9_000);
        Payout payout = sandbox.stripe.v1().payouts().create(TestSandbox.payout(4_000), TestSandbox.on(account));

        Payout canceled = sandbox.stripe.v1().payouts().cancel(payout.getId(), TestSandbox.on(account));

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(available(account)).isEqualTo(9_000);
        sandbox.control.shiftClock(Duration.ofMinutes(1));
        assertThat(payout(payout, account).getStatus()).isEqualTo("canceled");
        assertThat(refusal(() -> sandbox.stripe.v1().payouts().cancel(payout.getId(), TestSandbox.on(account)))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void aDisabledAccountRefusesPayouts() throws StripeException {
        String account = sandbox.accountWith(9_000);
        sandbox.control.account(account, AccountState.payoutsDisabled("requirements.past_due"));

        assertThat(refusal(() -> sandbox.stripe
                                .v1()
                                .payouts()
                                .create(TestSandbox.payout(4_000), TestSandbox.on(account)))
                        .getCode())
                .isEqualTo("payouts_not_allowed");
        assertThat(eventTypes(account)).contains("account.updated");
    }

    @Test
    void aTransferIsReversedInPartsAndNeverBeyondItself() throws StripeException {
        String account = sandbox.accountWith(10_000);
        Transfer transfer = sandbox.stripe.v1().transfers().list().getData().getFirst();

        TransferReversal part = reverse(transfer, 4_000L);

        assertThat(part.getTransfer()).isEqualTo(transfer.getId());
        Transfer after = sandbox.stripe.v1().transfers().retrieve(transfer.getId());
        assertThat(after.getAmountReversed()).isEqualTo(4_000);
        assertThat(after.getReversed()).isFalse();
        assertThat(after.getReversals().getData()).hasSize(1);
        assertThat(refusal(() -> reverse(transfer, 6_001L)).getParam()).isEqualTo("amount");
        reverse(transfer, null);
        assertThat(sandbox.stripe.v1().transfers().retrieve(transfer.getId()).getReversed())
                .isTrue();
        assertThat(available(account)).isZero();
        assertThat(available(null)).isEqualTo(10_000);
        assertThat(refusal(() -> reverse(transfer, null)).getStatusCode()).isEqualTo(400);
    }

    @Test
    void moneyThatLeftTheAccountCannotBeReversed() throws StripeException {
        String account = sandbox.accountWith(10_000);
        sandbox.stripe.v1().payouts().create(TestSandbox.payout(3_000), TestSandbox.on(account));
        Transfer transfer = sandbox.stripe.v1().transfers().list().getData().getFirst();

        assertThat(refusal(() -> reverse(transfer, null)).getCode()).isEqualTo("balance_insufficient");
        assertThat(available(account)).isEqualTo(7_000);
    }

    @Test
    void transfersAreFoundByGroupAndDestination() throws StripeException {
        String account = sandbox.accountWith(5_000);
        String other = sandbox.accountWith(6_000);

        assertThat(groupOf("payout-item-1", account)).hasSize(1);
        assertThat(groupOf("payout-item-1", null)).hasSize(2);
        assertThat(groupOf(null, other)).extracting(Transfer::getAmount).containsExactly(6_000L);
        assertThat(groupOf("payout-item-2", null)).isEmpty();
    }

    @Test
    void aTestCardPaysAndItsMoneyIsPendingForFourDays() throws StripeException {
        PaymentIntent intent = pay("pm_card_visa", 10_000);

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(available(null)).isZero();
        PaymentIntent expanded = sandbox.stripe
                .v1()
                .paymentIntents()
                .retrieve(
                        intent.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge.balance_transaction")
                                .build());
        Charge charge = expanded.getLatestChargeObject();
        assertThat(charge.getPaymentIntent()).isEqualTo(intent.getId());
        assertThat(charge.getBalanceTransactionObject().getFee()).isEqualTo(360);
        sandbox.control.shiftClock(Duration.ofDays(4));
        assertThat(available(null)).isEqualTo(9_640);
    }

    @Test
    void decliningTestCardsDeclineWithTheirCode() {
        CardException declined =
                catchThrowableOfType(CardException.class, () -> pay("pm_card_visa_chargeDeclined", 5_000));
        CardException poor = catchThrowableOfType(
                CardException.class, () -> pay("pm_card_visa_chargeDeclinedInsufficientFunds", 5_000));

        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        assertThat(poor.getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(poor.getStatusCode()).isEqualTo(402);
        assertThat(sandbox.control.objects("charge"))
                .extracting(charge -> charge.text("status"))
                .containsExactly("failed", "failed");
    }

    @Test
    void eventsAreKeptForThirtyDays() throws StripeException {
        sandbox.accountWith(5_000);
        Event event = sandbox.stripe
                .v1()
                .events()
                .list(EventListParams.builder().setType("transfer.*").build())
                .getData()
                .getFirst();

        assertThat(event.getType()).isEqualTo("transfer.created");
        StripeObject object = event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(object).isInstanceOf(Transfer.class);
        sandbox.control.shiftClock(Duration.ofDays(31));
        assertThat(sandbox.stripe.v1().events().list().getData()).isEmpty();
        assertThat(refusal(() -> sandbox.stripe.v1().events().retrieve(event.getId()))
                        .getStatusCode())
                .isEqualTo(404);
    }

    private PaymentIntent pay(String card, long yen) throws StripeException {
        return sandbox.stripe
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(yen)
                        .setCurrency("jpy")
                        .setPaymentMethod(card)
                        .setConfirm(true)
                        .putMetadata("order_id", "o-1")
                        .build());
    }

    private List<Transfer> groupOf(@Nullable String group, @Nullable String destination) throws StripeException {
        TransferListParams.Builder params = TransferListParams.builder();
        if (group != null) {
            params.setTransferGroup(group);
        }
        if (destination != null) {
            params.setDestination(destination);
        }
        return sandbox.stripe.v1().transfers().list(params.build()).getData();
    }

    private TransferReversal reverse(Transfer transfer, @Nullable Long yen) throws StripeException {
        TransferReversalCreateParams.Builder params =
                TransferReversalCreateParams.builder().putMetadata("item_id", "1");
        if (yen != null) {
            params.setAmount(yen);
        }
        return sandbox.stripe.v1().transfers().reversals().create(transfer.getId(), params.build());
    }

    private Payout payout(Payout payout, String account) throws StripeException {
        return sandbox.stripe.v1().payouts().retrieve(payout.getId(), TestSandbox.on(account));
    }

    private Balance balance(String account) throws StripeException {
        return sandbox.stripe.v1().balance().retrieve(TestSandbox.on(account));
    }

    private long available(@Nullable String account) throws StripeException {
        Balance balance = account == null ? sandbox.stripe.v1().balance().retrieve() : balance(account);
        return balance.getAvailable().getFirst().getAmount();
    }

    private List<String> eventTypes(String account) throws StripeException {
        return sandbox.stripe.v1().events().list(TestSandbox.on(account)).getData().stream()
                .map(Event::getType)
                .toList();
    }

    /** Something that Stripe may refuse. */
    private interface Attempt {
        Object run() throws StripeException;
    }

    private static InvalidRequestException refusal(Attempt attempt) {
        InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, attempt::run);
        assertThat(refused).isNotNull();
        return refused;
    }
}
