package io.suito.database;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/**
 * How entities are mapped. That says nothing of any database: a process works it out once, at the price of some hundred
 * milliseconds, and each session is given the connection that it works on.
 */
final class Mapping {
    /** What Hibernate may count on without asking the server. */
    private static final String OLDEST_SERVER = "15";

    private static final Map<List<Class<?>>, SessionFactory> KNOWN = new ConcurrentHashMap<>();

    private Mapping() {}

    /** The mapping of these entities. It holds no connection and is never closed. */
    static SessionFactory of(List<Class<?>> entities) {
        return KNOWN.computeIfAbsent(List.copyOf(entities), Mapping::build);
    }

    private static SessionFactory build(List<Class<?>> entities) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.setProperty(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
        configuration.setProperty(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, OLDEST_SERVER);
        configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
        configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "none");
        configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
        configuration.setProperty("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP_WITH_TIMEZONE");
        return configuration.buildSessionFactory();
    }
}
