package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Catalog;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shared tables have the columns, types, indexes and rules that the web applications and other systems rely on. */
class SharedTablesContractTest {
    /** Table, then "name type" of each column; a default follows an equals sign. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "partners",
                    List.of(
                            "id uuid",
                            "name text",
                            "email text",
                            "stripe_account_id text",
                            "payouts_enabled boolean = false",
                            "debt_cents bigint = 0",
                            "stop_reason text",
                            "stripe_onboarding_completed boolean = false",
                            "stripe_details_submitted boolean = false",
                            "stripe_payouts_enabled boolean = false",
                            "stripe_charges_enabled boolean = false",
                            "stripe_account_updated_at timestamptz",
                            "created_at timestamptz",
                            "updated_at timestamptz"),
            "users", List.of("id uuid", "email text", "partner_id uuid"),
            "partner_bank_accounts",
                    List.of(
                            "partner_id uuid",
                            "bank_code text",
                            "branch_code text",
                            "account_type text",
                            "account_number text",
                            "account_holder_kana text"),
            "orders",
                    List.of(
                            "id uuid",
                            "order_number text",
                            "seller_id uuid",
                            "total bigint",
                            "payment_status text",
                            "delivery_status text",
                            "payment_txid text",
                            "stripe_payment_intent_id text",
                            "stripe_charge_id text",
                            "delivery_completed_at timestamptz",
                            "ledger_sale_id uuid",
                            "ledger_fee_id uuid",
                            "created_at timestamptz",
                            "updated_at timestamptz"),
            "ledger",
                    List.of(
                            "id uuid",
                            "partner_id uuid",
                            "order_id uuid",
                            "type text",
                            "amount_cents bigint",
                            "currency text = 'jpy'",
                            "status text",
                            "available_at timestamptz",
                            "stripe_payment_intent_id text",
                            "stripe_charge_id text",
                            "stripe_refund_id text",
                            "stripe_transfer_id text",
                            "stripe_payout_id text",
                            "idempotency_key text",
                            "metadata jsonb",
                            "note text",
                            "created_at timestamptz",
                            "updated_at timestamptz"),
            "payout_runs",
                    List.of(
                            "run_id uuid",
                            "run_date date",
                            "iso_week integer",
                            "iso_year integer",
                            "status text",
                            "partners_processed integer = 0",
                            "partners_succeeded integer = 0",
                            "partners_failed integer = 0",
                            "total_payout_amount_cents bigint = 0",
                            "started_at timestamptz",
                            "completed_at timestamptz",
                            "log jsonb",
                            "error_message text",
                            "created_at timestamptz",
                            "updated_at timestamptz",
                            "kind text",
                            "state text",
                            "as_of timestamptz",
                            "plan_hash text",
                            "reason text"));

    /** Leading columns of an index that must be there. */
    private static final Map<String, List<String>> INDEXES = Map.of(
            "partners", List.of("stripe_account_id", "payouts_enabled", "debt_cents"),
            "users", List.of("partner_id"),
            "orders",
                    List.of(
                            "delivery_completed_at",
                            "stripe_payment_intent_id",
                            "stripe_charge_id",
                            "ledger_sale_id",
                            "seller_id"),
            "ledger",
                    List.of(
                            "partner_id, status, available_at",
                            "order_id",
                            "type",
                            "stripe_payment_intent_id",
                            "created_at"),
            "payout_runs", List.of("run_date", "iso_year, iso_week", "status"));

    static Stream<@Nullable PlatformFixture> databases() {
        return Stream.concat(Stream.of((PlatformFixture) null), Stream.of(PlatformFixture.values()));
    }

    private static Connection migrated(@Nullable PlatformFixture platform) throws SQLException {
        return TestPostgres.connect(platform == null ? TestPostgres.migrated() : platform.migrated());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void every_column_of_the_contract_is_there_with_its_type_and_default(@Nullable PlatformFixture platform)
            throws SQLException {
        try (Connection connection = migrated(platform)) {
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, List<String>> table : COLUMNS.entrySet()) {
                List<String> found = Catalog.lines(connection, """
                        select a.attname || ' '
                               || case when t.typcategory in ('S', 'E') then 'text' when t.typname = 'timestamptz' then 'timestamptz'
                                  else format_type(a.atttypid, null) end
                               || coalesce(' = ' || split_part(pg_get_expr(d.adbin, d.adrelid), '::', 1), '')
                          from pg_attribute a join pg_type t on t.oid = a.atttypid
                          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                         where a.attrelid = 'public.%s'::regclass and a.attnum > 0""".formatted(table.getKey()));
                for (String column : table.getValue()) {
                    boolean there = found.stream()
                            .anyMatch(line -> line.equals(column)
                                    || (!column.contains(" = ") && line.startsWith(column + " = ")));
                    if (!there) {
                        wrong.add(table.getKey() + "." + column);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void every_index_of_the_contract_is_there_and_none_twice(@Nullable PlatformFixture platform) throws SQLException {
        try (Connection connection = migrated(platform)) {
            for (Map.Entry<String, List<String>> table : INDEXES.entrySet()) {
                List<String> found = Catalog.lines(connection, """
                        select (select string_agg(a.attname, ', ' order by k.n)
                                  from unnest(i.indkey::int[]) with ordinality k (attnum, n)
                                  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)
                          from pg_index i
                         where i.indrelid = 'public.%s'::regclass and i.indisvalid and i.indpred is null and i.indexprs is null""".formatted(table.getKey()));
                assertThat(found)
                        .as(table.getKey())
                        .containsAll(table.getValue())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keys_are_unique_and_references_behave(@Nullable PlatformFixture platform) throws SQLException {
        try (Connection connection = migrated(platform)) {
            assertThat(Catalog.lines(connection, """
                    select c.relname || '.' || a.attname from pg_index i join pg_class c on c.oid = i.indrelid
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                     where i.indisunique and i.indnkeyatts = 1 and i.indpred is null
                       and c.relnamespace = 'public'::regnamespace"""))
                    .contains("partners.stripe_account_id", "ledger.idempotency_key")
                    .doesNotContain("payout_runs.run_date");
            assertThat(Catalog.lines(connection, """
                    select a.attname || ' ' || c.confdeltype::text from pg_constraint c
                      join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
                     where c.conrelid = 'public.ledger'::regclass and c.contype = 'f' order by 1""")).satisfies(references -> {
                assertThat(references.get(0)).isEqualTo("order_id n");
                assertThat(references.get(1)).isIn("partner_id r", "partner_id a");
            });
            assertThat(Catalog.lines(connection, """
                    select attname from pg_attribute where attrelid = 'public.ledger'::regclass
                       and attname = 'idempotency_key' and attnotnull""")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void our_entries_have_the_sign_of_their_type(@Nullable PlatformFixture platform) throws SQLException {
        try (Connection connection = migrated(platform)) {
            String partner = partner(connection);
            for (String type : List.of("sale", "carry_over")) {
                assertThat(refused(connection, partner, type, -1)).as(type).isTrue();
                assertThat(refused(connection, partner, type, 1)).as(type).isFalse();
            }
            for (String type : List.of("platform_fee", "refund", "payout")) {
                assertThat(refused(connection, partner, type, 1)).as(type).isTrue();
                assertThat(refused(connection, partner, type, -1)).as(type).isFalse();
            }
            assertThat(refused(connection, partner, "adjustment", 1)).isFalse();
            assertThat(refused(connection, partner, "adjustment", -1)).isFalse();
            assertThat(refused(connection, partner, "bonus", 1)).isTrue();
        }
    }

    private static String partner(Connection connection) throws SQLException {
        List<String> there = Catalog.lines(connection, "select id from public.partners limit 1");
        return there.isEmpty()
                ? Catalog.lines(connection, "insert into public.partners (name) values ('試験') returning id")
                        .get(0)
                : there.get(0);
    }

    private static boolean refused(Connection connection, String partner, String type, int yen) throws SQLException {
        String insert = """
                insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key, origin)
                values ('%s', '%s', %d, 'available', now(), gen_random_uuid(), 'suito') returning id""".formatted(partner, type, yen);
        try {
            return Catalog.lines(connection, insert).isEmpty();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("23514");
            return true;
        }
    }
}
