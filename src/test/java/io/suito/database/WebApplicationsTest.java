package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Web applications go on writing their tables under logins that know nothing of this product. */
class WebApplicationsTest {
    private static final String PARTNER = "00000000-0000-4000-8000-000000000001";

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void a_login_with_rights_on_the_shared_tables_only() throws SQLException {
        connection = TestPostgres.dataSource(TestPostgres.migrated()).getConnection();
        statement = connection.createStatement();
        statement.execute("drop role if exists web_application");
        statement.execute("create role web_application");
        statement.execute("grant all on all tables in schema public to web_application");
        statement.execute("insert into public.partners (id, name) values ('" + PARTNER + "', '山田商店')");
        statement.execute("set role web_application");
    }

    @AfterEach
    void close() throws SQLException {
        statement.execute("reset role");
        statement.execute("drop owned by web_application");
        statement.execute("drop role web_application");
        connection.close();
    }

    @Test
    void their_ledger_rows_are_kept_and_stand_in_no_balance() throws SQLException {
        statement.execute("insert into public.ledger (partner_id, type, amount_cents, status, available_at) values ('"
                + PARTNER + "', 'sale', 5000, 'available', now())");
        statement.execute("update public.ledger set status = 'settled elsewhere'");

        statement.execute("reset role");
        assertThat(number("select count(*) from public.ledger where origin = 'foreign'"))
                .isEqualTo(1);
        assertThat(number("""
                select sum(abs(pending) + abs(unreserved) + abs(reserved) + abs(paid_out))::int
                  from backoffice.partner_balances""")).isZero();
    }

    @Test
    void they_may_ask_whether_a_partner_may_list_goods() throws SQLException {
        statement.execute("reset role");
        statement.execute("grant usage on schema backoffice to web_application");
        statement.execute(
                "insert into backoffice.partner_stops (partner_id, reason) values ('" + PARTNER + "', 'fraud')");
        statement.execute("set role web_application");

        assertThat(number("select backoffice.can_list('" + PARTNER + "')::int")).isZero();
        assertThatThrownBy(() -> statement.execute("select * from backoffice.partner_stops"))
                .hasMessageContaining("permission denied");
    }

    private long number(String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
