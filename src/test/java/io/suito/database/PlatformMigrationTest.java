package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.PlatformFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformMigrationTest {
    @ParameterizedTest
    @EnumSource
    void a_platform_is_migrated(PlatformFixture platform) {
        DatabaseSettings database = platform.migrated();
        assertThat(database).isNotNull();
    }
}
