package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.faults.market.Books;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Races;
import io.suito.faults.mutants.Wiring;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanAtTheSameTimeTest {
    @Test
    void of_two_plans_at_the_same_moment_one_gets_the_money_and_the_other_a_polite_refusal() throws SQLException {
        try (TrialGround ground = TrialGround.prepare(Books.template(List.of(Role.PLAIN), 1), 1)) {
            Races.planWhilePlanning(ground, Wiring.PRODUCT);

            assertThat(rows(ground, """
                            select status || ' ' || coalesce(error_code, '') from backoffice.requests
                             where kind = 'payout-run.plan' order by status"""))
                    .isIn(
                            List.of("done ", "refused payouts.planned_meanwhile"),
                            List.of("done ", "refused payouts.nothing_due"));
            assertThat(rows(ground, "select state from public.payout_runs")).containsExactly("planned");
        }
    }

    private static List<String> rows(TrialGround ground, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
