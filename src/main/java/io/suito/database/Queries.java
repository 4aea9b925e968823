package io.suito.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plain queries on a plain connection, for what comes before there is a schema to work with. */
final class Queries {
    private Queries() {}

    static boolean truth(Connection connection, String query, Object... parameters) throws SQLException {
        return text(connection, query, parameters).equals("t");
    }

    /** The first column of the first row; empty for NULL and where there is no row. */
    static String text(Connection connection, String query, Object... parameters) throws SQLException {
        List<String> all = texts(connection, query, parameters);
        return all.isEmpty() ? "" : all.get(0);
    }

    static List<String> texts(Connection connection, String query, Object... parameters) throws SQLException {
        List<String> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String value = rows.getString(1);
                    all.add(value == null ? "" : value);
                }
            }
        }
        return all;
    }

    static void run(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}
