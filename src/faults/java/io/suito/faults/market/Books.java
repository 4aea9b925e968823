package io.suito.faults.market;

import io.suito.database.DatabaseSettings;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The tables of a trial's platform: partners with their roles, and what they sold. */
public final class Books {
    private Books() {}

    /** A migrated database with one partner of each role, to be copied for trials. */
    public static DatabaseSettings template(List<Role> roles, long seed) {
        DatabaseSettings template = TestPostgres.migrated();
        Random random = new Random(seed);
        try (Connection connection = TestPostgres.connect(template)) {
            connection.setAutoCommit(false);
            for (int number = 1; number <= roles.size(); number++) {
                UUID user = partner(connection, roles.get(number - 1), number);
                orders(connection, user, number, random);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return template;
    }

    private static UUID partner(Connection connection, Role role, int number) throws SQLException {
        String statement = """
                with p as (insert into public.partners (name, email, stripe_account_id, stripe_payouts_enabled,
                             stripe_details_submitted, payouts_enabled)
                           values (? || ' ' || ?, ?, ?, true, true, true) returning id)
                insert into public.users (email, partner_id) select ?, id from p returning id""";
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            String mail = "seller" + number + "@shop.example";
            insert.setString(1, role.word());
            insert.setInt(2, number);
            insert.setString(3, mail);
            insert.setString(4, "acct_seller" + number);
            insert.setString(5, mail);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** Two orders that are due, one that matures, one that is not delivered. */
    private static void orders(Connection connection, UUID user, int number, Random random) throws SQLException {
        Integer[] deliveredDaysAgo = {8, 20, 2, null};
        String statement = """
                insert into public.orders (order_number, seller_id, total, payment_status, delivery_status,
                       payment_txid, stripe_payment_intent_id, stripe_charge_id, delivery_completed_at, created_at)
                select ?, ?, ?, 'paid', 'delivered', 'pi_' || ?, 'pi_' || ?, 'ch_' || ?,
                       now() - make_interval(days => ?), now() - interval '30 days'""";
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (int i = 0; i < deliveredDaysAgo.length; i++) {
                String name = number + "x" + i;
                insert.setString(1, "F-" + name);
                insert.setObject(2, user);
                insert.setLong(3, 3_500 + random.nextInt(60_000));
                insert.setString(4, name);
                insert.setString(5, name);
                insert.setString(6, name);
                insert.setObject(7, deliveredDaysAgo[i], java.sql.Types.INTEGER);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The partners with their roles, in a fixed order. */
    public static List<Seller> sellers(Connection connection) throws SQLException {
        List<Seller> sellers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id, stripe_account_id, name from public.partners order by stripe_account_id")) {
            while (row.next()) {
                sellers.add(Seller.of(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
            }
        }
        return sellers;
    }
}
