package io.suito.faults.mutants;

import io.suito.database.DatabaseSettings;
import io.suito.faults.tap.HttpTap;
import io.suito.faults.tap.SqlTap;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What stands between the product and its database, and between the product and Stripe.
 *
 * @param dropped statements that take constraints out of the database
 */
public record Wiring(String name, SqlTap sql, HttpTap http, String dropped) {
    /** The product as it is. */
    public static final Wiring PRODUCT = new Wiring("product", SqlTap.NONE, HttpTap.NONE, "");

    static Wiring sql(String name, SqlTap tap) {
        return new Wiring(name, tap, HttpTap.NONE, "");
    }

    static Wiring http(String name, HttpTap tap) {
        return new Wiring(name, SqlTap.NONE, tap, "");
    }

    /** Takes its constraints out of a trial's database. */
    public void dropConstraints(DatabaseSettings settings) {
        if (dropped.isEmpty()) {
            return;
        }
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(dropped);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
