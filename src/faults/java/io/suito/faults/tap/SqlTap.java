package io.suito.faults.tap;

import java.sql.Connection;
import java.sql.SQLException;

/** Sits between the product and its pool of connections. */
public interface SqlTap {
    /** Lets everything pass. */
    SqlTap NONE = new SqlTap() {};

    /** The statement to prepare instead of this one. */
    default String rewritten(String sql) {
        return sql;
    }

    /** Before a statement runs; the mark comes back in {@link #after}. */
    default long before(String sql, Connection connection) throws SQLException {
        return 0;
    }

    /** After a statement ran. */
    default void after(String sql, long mark) {}

    /** Before the commit of a transaction that wrote; {@code first} is its first writing statement. */
    default long beforeCommit(String first) {
        return 0;
    }

    /** After that commit. */
    default void afterCommit(String first, long mark) {}
}
