package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.database.DatabaseSettings;
import io.suito.database.Transactions;
import io.suito.request.Incarnations;
import io.suito.request.JobHandler;
import io.suito.request.RequestExecutor;
import io.suito.request.Requests;
import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedJobsTest {
    @Test
    void a_job_that_loses_the_database_runs_again_in_the_same_process(@TempDir Path home) {
        DatabaseSettings settings = TestPostgres.migrated();
        try (Backoffice backoffice = Backoffice.open(settings);
                Incarnations incarnations = Incarnations.register(backoffice.transactions(), home)) {
            AtomicInteger runs = new AtomicInteger();
            JobHandler job = request -> {
                if (runs.incrementAndGet() == 1) {
                    throw new Refusal("db.connection_lost");
                }
                return Map.of("runs", runs.get());
            };
            RequestExecutor executor = executor(backoffice.transactions(), incarnations, job);
            Requests requests = backoffice.requests();
            UUID asked = requests.ask("job.drift-check", Map.of(), null);

            assertThatThrownBy(executor::workOneJob).hasMessage("db.connection_lost");
            assertThat(executor.workOneJob()).isTrue();

            assertThat(requests.find(asked).status()).isEqualTo("done");
            assertThat(runs).hasValue(2);
        }
    }

    private static RequestExecutor executor(Transactions transactions, Incarnations incarnations, JobHandler job) {
        return new RequestExecutor(transactions, incarnations.self().id(), Map.of(), Map.of("job.drift-check", job));
    }
}
