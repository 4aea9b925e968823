package io.suito.sandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TransferCreateParams;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A sandbox whose clock stands still unless it is shifted, and the client of production. */
final class TestSandbox implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    final SandboxServer server;
    final SandboxControl control;
    final StripeClient stripe;
    final RawStripe raw;

    private TestSandbox(SandboxOptions options) {
        this.server = SandboxServer.start(options);
        this.control = server.control();
        this.stripe = StripeClient.builder()
                .setApiKey(server.key())
                .setApiBase(server.baseUri().toString())
                .setMaxNetworkRetries(0)
                .setHttpClient(new CheckedClient())
                .build();
        this.raw = RawStripe.to(server);
    }

    static SandboxOptions options(Path directory) {
        return SandboxOptions.inDirectory(directory)
                .withLimits(Limits.none())
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static TestSandbox in(Path directory) {
        return new TestSandbox(options(directory));
    }

    static TestSandbox with(SandboxOptions options) {
        return new TestSandbox(options);
    }

    /** An Express account that can be paid. */
    String payableAccount() throws StripeException {
        String id = newAccount().getId();
        control.account(id, AccountState.enabled());
        return id;
    }

    Account newAccount() throws StripeException {
        return stripe.v1()
                .accounts()
                .create(AccountCreateParams.builder()
                        .setType(AccountCreateParams.Type.EXPRESS)
                        .setCountry("JP")
                        .setEmail("seller@example.jp")
                        .setBusinessType(AccountCreateParams.BusinessType.INDIVIDUAL)
                        .putMetadata("partner_id", "p-1")
                        .setCapabilities(AccountCreateParams.Capabilities.builder()
                                .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                        .setRequested(true)
                                        .build())
                                .build())
                        .setSettings(AccountCreateParams.Settings.builder()
                                .setPayouts(AccountCreateParams.Settings.Payouts.builder()
                                        .setSchedule(AccountCreateParams.Settings.Payouts.Schedule.builder()
                                                .setInterval(
                                                        AccountCreateParams.Settings.Payouts.Schedule.Interval.MANUAL)
                                                .build())
                                        .build())
                                .build())
                        .build());
    }

    static TransferCreateParams transfer(String account, long yen) {
        return TransferCreateParams.builder()
                .setAmount(yen)
                .setCurrency("jpy")
                .setDestination(account)
                .setTransferGroup("payout-item-1")
                .putMetadata("item_id", "1")
                .build();
    }

    static PayoutCreateParams payout(long yen) {
        return PayoutCreateParams.builder()
                .setAmount(yen)
                .setCurrency("jpy")
                .putMetadata("command_id", "c-1")
                .build();
    }

    static RequestOptions on(String account) {
        return RequestOptions.builder().setStripeAccount(account).build();
    }

    /** Platform funds, a payable account, and money on it. */
    String accountWith(long yen) throws StripeException {
        String account = payableAccount();
        control.fund(yen);
        stripe.v1().transfers().create(transfer(account, yen));
        return account;
    }

    @Override
    public void close() {
        server.close();
    }
}
