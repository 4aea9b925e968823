package io.suito.faults.frozen;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.market.TrialGround;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Every row whose change means something, as it is at one moment. Attempts and answers are facts and may be added. */
record Standing(Map<String, String> rows) {
    private static final String[] TABLES = {
        "public.ledger",
        "public.payout_runs",
        "backoffice.payout_items",
        "backoffice.payout_item_entries",
        "backoffice.stripe_commands",
        "backoffice.partner_balances"
    };

    static Standing of(TrialGround ground) {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery("select cast(t as text) from " + table + " t")) {
                    while (row.next()) {
                        String text = row.getString(1);
                        rows.put(table + " " + text.substring(0, text.indexOf(',')), text);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Standing(rows);
    }

    /** Whatever is not as it was has been changed by somebody who had no right to. */
    void compare(Standing later, Findings findings) {
        later.rows.forEach((name, row) -> {
            if (!row.equals(rows.get(name))) {
                findings.add(Kind.OTHER, "changed by the one that woke: " + name);
            }
        });
    }
}
