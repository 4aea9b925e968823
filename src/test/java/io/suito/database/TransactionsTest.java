package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.TestPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final Database database = Database.open(TestPostgres.migrated(), List.of());

    record Row(
            UUID id,
            String text,
            long big,
            int small,
            boolean flag,
            Instant time,
            LocalDate date,
            @Nullable String none) {}

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rows_become_records_whatever_their_types() {
        UUID id = UUID.randomUUID();
        Instant time = Instant.parse("2026-11-20T00:00:00Z");
        Row row = database.transactions()
                .call(tx -> tx.sql("""
                        select :id, 'x', 3000000000, 7, true, :time, date '2026-11-20', :none
                         where cast(:id as uuid) = any (:ids)""")
                        .set("id", id)
                        .set("time", time)
                        .set("none", String.class, null)
                        .set("ids", List.of(id))
                        .one(Row.class));
        assertThat(row).isEqualTo(new Row(id, "x", 3_000_000_000L, 7, true, time, LocalDate.of(2026, 11, 20), null));
    }
}
