package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.suito.testing.TestPostgres;
import jakarta.persistence.Entity;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;

class EntitiesTest {
    @Test
    void every_entity_fits_the_migrated_schema() {
        Configuration configuration = new Configuration();
        Entities.ALL.forEach(configuration::addAnnotatedClass);
        configuration
                .getProperties()
                .put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, TestPostgres.dataSource(TestPostgres.migrated()));
        configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "validate");

        assertThat(Entities.ALL).isNotEmpty().allMatch(entity -> entity.isAnnotationPresent(Entity.class));
        assertThatCode(() -> {
                    try (SessionFactory sessions = configuration.buildSessionFactory()) {
                        assertThat(sessions.isOpen()).isTrue();
                    }
                })
                .doesNotThrowAnyException();
    }
}
