package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import io.suito.text.Refusal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsTest {
    private static final Instant MAY = Instant.parse("2026-05-01T03:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void historyIsSeededInBulkAndOnlyOnce() throws StripeException {
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            Stream<Seed> accounts = IntStream.range(0, 50)
                    .mapToObj(i ->
                            new Seed.Account("acct_" + i, "s" + i + "@example.jp", MAY, Map.of("partner_id", "p" + i)));
            Stream<Seed> payments = IntStream.range(0, 2_000)
                    .mapToObj(i -> new Seed.Payment(
                            "pi_" + i, "ch_" + i, 10_000, MAY.plusSeconds(i), null, Map.of("order_id", "o" + i)));
            List<Seed> history = Stream.concat(accounts, payments).toList();

            assertThat(sandbox.control.seed(history.stream())).isEqualTo(2_050);
            assertThat(sandbox.control.seed(history.stream())).isZero();

            PaymentIntent intent = sandbox.stripe.v1().paymentIntents().retrieve("pi_7");
            assertThat(intent.getLatestCharge()).isEqualTo("ch_7");
            assertThat(intent.getMetadata()).containsEntry("order_id", "o7");
            assertThat(intent.getCreated()).isEqualTo(MAY.plusSeconds(7).getEpochSecond());
            assertThat(sandbox.stripe.v1().accounts().retrieve("acct_3").getPayoutsEnabled())
                    .isTrue();
            assertThat(sandbox.stripe
                            .v1()
                            .paymentIntents()
                            .list()
                            .getData()
                            .getFirst()
                            .getId())
                    .isEqualTo("pi_1999");
            assertThat(sandbox.stripe
                            .v1()
                            .balance()
                            .retrieve()
                            .getAvailable()
                            .getFirst()
                            .getAmount())
                    .isEqualTo(2_000L * 9_640);
        }
    }

    @Test
    void clockBehaviourAndLandingSurviveARestart() throws StripeException {
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            sandbox.control.shiftClock(Duration.ofHours(25));
            sandbox.control.payoutBehaviour(PayoutBehaviour.standard().failing(1000, 0, "no_account"));
            sandbox.control.landing(Duration.ofMinutes(1));
        }
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            assertThat(sandbox.control.now()).isEqualTo(TestSandbox.NOW.plus(Duration.ofHours(25)));
            assertThat(sandbox.control.payoutBehaviour().failPermille()).isEqualTo(1000);
            String account = sandbox.accountWith(5_000);
            assertThat(sandbox.control.balances().get(account))
                    .isEqualTo(new SandboxControl.Balance(account, 0, 5_000));
        }
    }

    @Test
    void whatWasDueWhileTheSandboxWasDownHappensAtTheNextStart() throws StripeException {
        String account;
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            account = sandbox.accountWith(5_000);
            sandbox.stripe.v1().payouts().create(TestSandbox.payout(5_000), TestSandbox.on(account));
        }
        SandboxOptions later =
                TestSandbox.options(directory).withClock(Clock.fixed(TestSandbox.NOW.plusSeconds(60), ZoneOffset.UTC));
        try (TestSandbox sandbox = TestSandbox.with(later)) {
            assertThat(sandbox.control.objects("payout"))
                    .extracting(payout -> payout.text("status"))
                    .containsExactly("paid");
        }
    }

    @Test
    void eventsThatHappenByThemselvesAreNeverToldAfterLaterOnes() throws Exception {
        try (TestSandbox sandbox =
                TestSandbox.with(SandboxOptions.inDirectory(directory).withLimits(Limits.none()))) {
            String account = sandbox.accountWith(100_000);
            sandbox.control.payoutBehaviour(PayoutBehaviour.standard()
                    .after(Duration.ofMillis(300), Duration.ofMillis(900), Duration.ofHours(1)));
            sandbox.control.faults(FaultRule.latency("POST /v1/payouts", 1_000, 0.8));
            List<Future<Payout>> payouts = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 20; i++) {
                    payouts.add(threads.submit(() ->
                            sandbox.stripe.v1().payouts().create(TestSandbox.payout(100), TestSandbox.on(account))));
                }
            }
            for (Future<Payout> payout : payouts) {
                assertThat(payout.get().getId()).startsWith("po_");
            }
            List<SandboxObject> events = sandbox.control.objects("event").stream()
                    .filter(event -> event.account().equals(account))
                    .toList();

            assertThat(events).hasSizeGreaterThan(30);
            assertThat(events).extracting(SandboxObject::id).isSorted();
        }
    }

    @Test
    void theOracleListsEveryObjectWithItsAccountAndTheLogEveryRequest() throws StripeException {
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            String account = sandbox.accountWith(5_000);
            sandbox.stripe.v1().payouts().create(TestSandbox.payout(2_000), TestSandbox.on(account));

            SandboxObject payout = sandbox.control.objects("payout").getFirst();
            assertThat(payout.account()).isEqualTo(account);
            assertThat(payout.number("amount")).isEqualTo(2_000);
            assertThat(payout.metadata("command_id")).isEqualTo("c-1");
            assertThat(sandbox.control.requests())
                    .extracting(SandboxRequest::path)
                    .containsExactly("/v1/accounts", "/v1/transfers", "/v1/payouts");
            SandboxRequest last = sandbox.control.requests().getLast();
            assertThat(last.account()).isEqualTo(account);
            assertThat(last.effect()).isTrue();
            assertThat(last.object()).isEqualTo(payout.id());
        }
    }

    @Test
    void theOnboardingPageDoesWhatAPartnerDoes() throws Exception {
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            String account = sandbox.newAccount().getId();
            String link = sandbox.raw
                    .post(
                            "/v1/account_links",
                            "account=" + account + "&type=account_onboarding&return_url=https://example.jp/done"
                                    + "&refresh_url=https://example.jp/again")
                    .text("url");
            HttpClient browser = HttpClient.newHttpClient();

            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> done = browser.send(
                    HttpRequest.newBuilder(URI.create(link))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(page.body()).contains("<form");
            assertThat(done.statusCode()).isEqualTo(303);
            assertThat(done.headers().firstValue("Location")).contains("https://example.jp/done");
            assertThat(sandbox.stripe.v1().accounts().retrieve(account).getPayoutsEnabled())
                    .isTrue();
            sandbox.control.shiftClock(Duration.ofMinutes(5));
            HttpResponse<String> expired = browser.send(
                    HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(expired.headers().firstValue("Location")).contains("https://example.jp/again");
        }
    }

    @Test
    void aTakenPortAndATakenDirectoryAreSentences(@TempDir Path other) {
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            SandboxOptions samePort = TestSandbox.options(other).withPort(sandbox.server.port());
            SandboxOptions sameDirectory = TestSandbox.options(directory);

            assertThatThrownBy(() -> SandboxServer.start(samePort)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("sandbox.port_taken");
                assertThat(refusal.sentence(Locale.ENGLISH)).contains("Port " + sandbox.server.port() + " is in use");
            });
            assertThatThrownBy(() -> SandboxServer.start(sameDirectory))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("sandbox.store_in_use");
                        assertThat(refusal.sentence(Locale.JAPANESE)).contains(directory.toString());
                    });
        }
        TestSandbox.in(other).close();
    }
}
