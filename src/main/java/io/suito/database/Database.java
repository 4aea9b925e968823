package io.suito.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** The shared database: a pool of connections, Hibernate on it, and the one way to run a transaction. */
public final class Database implements AutoCloseable {
    private static final long CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final long LAST_TIMEOUT_MILLIS = 1_000;

    /** Defaults and triggers of the platform that speak of wall clocks run in our sessions as in its own. */
    private static final String PLATFORM_TIME_ZONE = """
            do $$ declare zone text;
            begin
              if to_regclass('backoffice.platform') is not null then
                execute 'select time_zone from backoffice.platform' into zone;
                if zone <> '' then
                  perform set_config('TimeZone', zone, false);
                end if;
              end if;
            exception when insufficient_privilege then null;
            end $$""";

    /**
     * What is committed before Stripe is asked must outlive the server's death, also where the server or the login was
     * told to be quick instead. A setting that asks for more than that stays.
     */
    private static final String DURABLE = """
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off';
            """;

    private final HikariDataSource pool;
    private final DataSource dataSource;
    private final Transactions transactions;

    private Database(HikariDataSource pool, DataSource dataSource, SessionFactory sessions) {
        this.pool = pool;
        this.dataSource = dataSource;
        this.transactions = new Transactions(sessions, dataSource);
    }

    /**
     * Connects.
     *
     * @param entities the Hibernate entities of all rooms, known to the composition root only
     * @throws io.suito.text.Refusal {@code db.unreachable}, {@code db.login} when no connection can be had
     */
    public static Database open(DatabaseSettings settings, List<Class<?>> entities) {
        return open(settings, entities, UnaryOperator.identity());
    }

    /** As {@link #open(DatabaseSettings, List)}, with something between us and the pool: fault proofs count there. */
    public static Database open(DatabaseSettings settings, List<Class<?>> entities, UnaryOperator<DataSource> between) {
        HikariDataSource pool = pool(settings);
        try {
            DataSource dataSource = between.apply(pool);
            return new Database(pool, dataSource, Mapping.of(entities));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        config.setPoolName("suito");
        config.addDataSourceProperty("ApplicationName", "suito");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "600");
        // shorter than what is left of a lease when a transaction begins under it (see the sender); a statement,
        // because
        // options in the address of the database would take the place of ours
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '15s'; " + DURABLE + PLATFORM_TIME_ZONE);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw SqlErrors.connection(e, settings.url());
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** From now on does not wait long for a database that is away: the program is about to end. */
    public void hurry() {
        pool.getHikariConfigMXBean().setConnectionTimeout(LAST_TIMEOUT_MILLIS);
    }

    @Override
    public void close() {
        pool.close();
    }
}
