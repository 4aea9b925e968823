package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suito.testing.Catalog;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** TIMESTAMP columns are read in the platform's time zone: the one said, else the database's, never the JVM's. */
@Isolated
class PlatformTimeZoneTest {
    /** The first order of the platform was placed at this wall clock, in whatever zone. */
    private static final String FIRST_ORDER = "2026-03-02 11:25:00";

    private final DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();

    private static void migrate(DatabaseSettings database, @Nullable String zone) {
        new Migrations(TestPostgres.dataSource(database), line -> {}).migrate(PlatformFixture.CUT_OVER, zone);
    }

    private String zoneOfTheFirstOrder() throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            return Catalog.lines(connection, """
                    select coalesce(max(z), 'none') from unnest(array['Asia/Tokyo', 'UTC', 'America/Caracas', 'Europe/Berlin']) z
                     where exists (select from orders where created_at = timestamp '%s' at time zone z)""".formatted(FIRST_ORDER)).get(0);
        }
    }

    private void alterDatabase(String clause) throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(connection, "alter database " + connection.getCatalog() + " " + clause);
        }
    }

    @Test
    void the_zone_that_is_said_wins() throws SQLException {
        alterDatabase("set timezone = 'Europe/Berlin'");
        migrate(database, "asia/tokyo");
        assertThat(zoneOfTheFirstOrder()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void else_the_databases_setting() throws SQLException {
        alterDatabase("set timezone = 'Asia/Tokyo'");
        migrate(database, null);
        assertThat(zoneOfTheFirstOrder()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void else_the_settings_that_the_server_runs_with() throws SQLException {
        migrate(database, null);
        assertThat(zoneOfTheFirstOrder()).isEqualTo("America/Caracas");
    }

    @Test
    void the_logins_own_setting_stands_before_the_databases() throws SQLException {
        DatabaseSettings login = TestPostgres.login(database, "superuser");
        alterDatabase("set timezone = 'Europe/Berlin'");
        TestPostgres.run(database, "alter role " + login.user() + " set timezone = 'Asia/Tokyo'");
        migrate(login, null);
        assertThat(zoneOfTheFirstOrder()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void where_another_login_has_another_zone_a_person_has_to_say_it() throws SQLException {
        DatabaseSettings web = TestPostgres.login(database, "");
        alterDatabase("set timezone = 'UTC'");
        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(
                    connection,
                    "alter role " + web.user() + " in database " + connection.getCatalog()
                            + " set timezone = 'Asia/Tokyo'");
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrate(database, null))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("db.time_zone_ambiguous");
                    assertThat(refusal.arguments()).containsExactly("UTC", "Asia/Tokyo");
                });
        migrate(database, "Asia/Tokyo");
        assertThat(zoneOfTheFirstOrder()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void a_zone_that_nobody_knows_is_refused() {
        for (String zone : new String[] {"Asia/Tokio", "JST-9", "+09:00", ""}) {
            assertThatExceptionOfType(Refusal.class)
                    .as(zone)
                    .isThrownBy(() -> migrate(database, zone))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("db.time_zone"));
        }
    }

    @Test
    void whoever_may_not_see_the_servers_setting_is_asked_for_the_zone() throws SQLException {
        DatabaseSettings owner = TestPostgres.ownedByOther(database);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrate(owner, null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("db.time_zone_unknown"));
        migrate(owner, "Asia/Tokyo");
        assertThat(zoneOfTheFirstOrder()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void where_all_instants_have_zones_nobody_needs_to_know() {
        DatabaseSettings owner = TestPostgres.ownedByOther(PlatformFixture.NODE.load());
        migrate(owner, null);
        assertThat(new Migrations(TestPostgres.dataSource(owner), line -> {})
                        .status()
                        .waiting())
                .isZero();
    }

    @Test
    void a_default_that_gave_a_wall_clock_gives_the_instant_in_any_session() throws SQLException {
        TestPostgres.run(database, """
                alter table orders alter created_at set default (now() at time zone 'Asia/Tokyo'),
                  alter delivery_completed_at set default timestamp '2026-12-24 18:00:00'""");
        migrate(database, "Asia/Tokyo");
        try (Connection connection = TestPostgres.connect(database)) {
            for (String zone : new String[] {"UTC", "Asia/Tokyo", "America/Caracas"}) {
                TestPostgres.run(connection, "set timezone = '" + zone + "'");
                assertThat(Catalog.lines(connection, """
                        insert into orders (order_number, seller_id, total) values ('D-' || gen_random_uuid(), md5('half-user-1')::uuid, 1)
                        returning (created_at between now() - interval '1 minute' and now()) || ' '
                               || (updated_at between now() - interval '1 minute' and clock_timestamp()) || ' '
                               || (delivery_completed_at = '2026-12-24 18:00:00+09')""")).as(zone).containsExactly("true true true");
            }
        }
    }

    @Test
    void our_own_sessions_run_in_the_platforms_zone_so_that_its_triggers_stamp_rightly() throws SQLException {
        DatabaseSettings rails = PlatformFixture.RAILS.migrated();
        java.util.TimeZone jvm = java.util.TimeZone.getDefault();
        java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
        try (Database pool = Database.open(rails, java.util.List.of())) {
            boolean now = pool.transactions().call(tx -> tx.sql("""
                                    update public.orders set stripe_charge_id = 'ch_1' where order_number = 'R-00001'
                                    returning updated_at between now() - interval '1 minute' and clock_timestamp()""").one(Boolean.class));
            assertThat(now).isTrue();
        } finally {
            java.util.TimeZone.setDefault(jvm);
        }
    }

    @Test
    void status_says_where_sessions_would_misread_what_web_applications_write() {
        migrate(database, "Asia/Tokyo");
        assertThat(new Migrations(TestPostgres.dataSource(database), line -> {})
                        .status()
                        .cutOver())
                .satisfies(facts -> {
                    assertThat(facts).isNotNull();
                    assertThat(java.util.Objects.requireNonNull(facts).remarks())
                            .contains(new CutOverFacts.Remark(
                                    "db.remark.time_zone", java.util.List.of("Asia/Tokyo", "America/Caracas")))
                            .anyMatch(remark -> remark.key().equals("db.remark.partially_refunded"));
                });
    }
}
