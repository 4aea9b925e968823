package io.suito.database.embedded;

import io.suito.text.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Speaks to an embedded server as its administrator: is it ours, and has it got what the product needs? */
final class Administration {
    private final int port;
    private final Secret password;

    Administration(int port, Secret password) {
        this.port = port;
        this.password = password;
    }

    /** Whether a server answers there that takes our password and runs on these files. */
    boolean serves(Path data) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory')")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Makes the owner's login and the database; changes nothing where they are. */
    void makeOwnerAndDatabase() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (missing(statement, "SELECT FROM pg_roles WHERE rolname = '" + PostgresServer.OWNER + "'")) {
                // Not a superuser: what works here must work on a platform's database too.
                statement.execute("CREATE ROLE " + PostgresServer.OWNER + " LOGIN CREATEDB CREATEROLE PASSWORD "
                        + statement.enquoteLiteral(password.reveal()));
            }
            if (missing(statement, "SELECT FROM pg_database WHERE datname = '" + PostgresServer.DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + PostgresServer.DATABASE + " OWNER " + PostgresServer.OWNER);
            }
        }
    }

    private static boolean missing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresServer.SUPERUSER);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("ApplicationName", "suito embedded");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }
}
