package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.RawStripe.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    private static final long FUNDS = 1_000_000_000;
    private static final int ROUNDS = 3;
    private static final int SENDERS = 8;
    private static final int ANSWERS_BEFORE_KILL = 150;

    @Test
    void whatWasAnsweredSurvivesSigkillUnderLoadAndTheRestIsWhollyThereOrNotAtAll(@TempDir Path directory)
            throws Exception {
        Map<String, String> answered = new ConcurrentHashMap<>();
        Queue<String> sent = new ConcurrentLinkedQueue<>();
        prepare(directory);
        for (int round = 0; round < ROUNDS; round++) {
            loadAndKill(directory, round, sent, answered);
            try (SandboxProcess again = SandboxProcess.start(directory)) {
                checkBooks(new SandboxControl(again.base, SandboxProcess.KEY), answered);
            }
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_KILL * ROUNDS);
        assertThat(sent).as("some were in flight when the process was killed").hasSizeGreaterThan(answered.size());

        try (SandboxProcess last = SandboxProcess.start(directory)) {
            resendEverything(last, sent, answered);
        }
    }

    private static void prepare(Path directory) {
        try (SandboxServer server =
                SandboxServer.start(SandboxOptions.inDirectory(directory).withSecretKey(SandboxProcess.KEY))) {
            server.control().fund(FUNDS);
            server.control().seed(Stream.of(new Seed.Account("acct_1", null, Instant.EPOCH, Map.of())));
        }
    }

    private static void loadAndKill(Path directory, int round, Queue<String> sent, Map<String, String> answered)
            throws InterruptedException {
        try (SandboxProcess sandbox = SandboxProcess.start(directory);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SENDERS; sender++) {
                String name = round + "-" + sender;
                threads.execute(() -> sendUntilItDies(sandbox, name, sent, answered));
            }
            waitFor(() -> answered.size() >= ANSWERS_BEFORE_KILL * (round + 1));
            sandbox.kill();
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void waitFor(BooleanSupplier enough) throws InterruptedException {
        for (int i = 0; i < 6_000 && !enough.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
    }

    private static void sendUntilItDies(
            SandboxProcess sandbox, String name, Queue<String> sent, Map<String, String> answered) {
        for (int i = 0; ; i++) {
            String key = name + "-" + i;
            sent.add(key);
            try {
                Reply reply = transfer(sandbox, key);
                assertThat(reply.status()).isEqualTo(200);
                answered.put(key, reply.text("id"));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static Reply transfer(SandboxProcess sandbox, String key) throws IOException {
        RawStripe raw = new RawStripe(
                sandbox.base, Map.of("Authorization", "Bearer " + SandboxProcess.KEY, "Idempotency-Key", key));
        return raw.sendOrFail(
                "POST", "/v1/transfers", "amount=7&currency=jpy&destination=acct_1&transfer_group=" + key);
    }

    private static void checkBooks(SandboxControl control, Map<String, String> answered) {
        List<SandboxObject> transfers = control.objects("transfer");
        Map<String, String> byGroup =
                transfers.stream().collect(Collectors.toMap(each -> each.text("transfer_group"), SandboxObject::id));
        assertThat(byGroup).containsAllEntriesOf(answered);
        long moved = 7L * transfers.size();
        assertThat(control.available("acct_1")).isEqualTo(moved);
        assertThat(control.balances().values().stream()
                        .mapToLong(SandboxControl.Balance::available)
                        .sum())
                .isEqualTo(FUNDS);
        assertThat(control.objects("charge")).hasSameSizeAs(transfers);
        assertThat(control.objects("balance_transaction")).hasSize(1 + 2 * transfers.size());
        assertThat(control.objects("event")).hasSameSizeAs(transfers);
    }

    private static void resendEverything(SandboxProcess sandbox, Queue<String> sent, Map<String, String> answered)
            throws IOException {
        List<String> keys = new ArrayList<>(sent);
        for (String key : keys) {
            String id = transfer(sandbox, key).text("id");
            assertThat(id).isEqualTo(answered.getOrDefault(key, id));
        }
        assertThat(new SandboxControl(sandbox.base, SandboxProcess.KEY).objects("transfer"))
                .hasSameSizeAs(keys);
    }
}
