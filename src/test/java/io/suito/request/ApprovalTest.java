package io.suito.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four eyes: another login approves the very same words, and only then is it carried out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalTest {
    private static final String APPROVER = "approver_of_tests";

    private final Marketplace shop = new Marketplace();
    private final Backoffice approver = open();

    private Backoffice open() {
        shop.update("do $$ begin if not exists (select from pg_roles where rolname = '" + APPROVER + "') then"
                + " create role " + APPROVER + " login password 'approves'; end if; end $$");
        shop.update("grant usage on schema backoffice to " + APPROVER);
        shop.update("grant select, insert, update on all tables in schema backoffice to " + APPROVER);
        return Backoffice.open(new DatabaseSettings(shop.settings.url(), APPROVER, "approves"));
    }

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        approver.close();
        shop.close();
    }

    private UUID ask(UUID partner) {
        return shop.backoffice
                .requests()
                .askForApproval("ledger.adjust", Map.of("partner_id", partner, "yen", 4_000), "goodwill");
    }

    private static void assertRefused(String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_second_person_approves_and_the_request_is_carried_out() {
        UUID partner = shop.partner();
        UUID request = ask(partner);
        assertThat(shop.backoffice.requests().waiting())
                .anySatisfy(waiting -> assertThat(waiting.id()).isEqualTo(request));

        approver.requests().approve(request);

        assertThat(shop.backoffice
                        .requests()
                        .await(request, java.time.Duration.ofSeconds(90))
                        .status())
                .isEqualTo("done");
        assertThat(shop.balances(partner).available()).isEqualTo(4_000);
        assertThat(shop.value(
                        String.class,
                        "select r.requested_by || ' ' || a.approved_by from backoffice.requests r"
                                + " join backoffice.approvals a on a.request_id = r.id where r.id = '" + request + "'"))
                .isEqualTo("postgres " + APPROVER);
    }

    @Test
    void nothing_happens_before() {
        UUID partner = shop.partner();
        UUID request = ask(partner);

        shop.adjust(partner, 1);

        assertThat(shop.backoffice.requests().find(request).status()).isEqualTo("waiting_approval");
        assertThat(shop.balances(partner).available()).isEqualTo(1);
    }

    @Test
    void the_same_person_does_not_count() {
        UUID request = ask(shop.partner());

        assertRefused("approval.same_person", () -> shop.backoffice.requests().approve(request));
        assertThat(shop.backoffice.requests().find(request).status()).isEqualTo("waiting_approval");
    }

    @Test
    void other_words_than_were_asked_are_not_approved() {
        UUID request = ask(shop.partner());

        assertRefused(
                "approval.other_content",
                () -> approver.transactions()
                        .run(tx -> tx.sql(
                                        "insert into backoffice.approvals (request_id, payload_hash) values (:id, 'other')")
                                .set("id", request)
                                .update()));
    }

    @Test
    void what_does_not_wait_is_not_approved() {
        UUID request = ask(shop.partner());
        approver.requests().approve(request);

        assertRefused("approval.nothing_waits", () -> approver.requests().approve(request));
        assertRefused("approval.nothing_waits", () -> approver.requests().approve(UUID.randomUUID()));
    }

    @Test
    void who_approved_and_when_cannot_be_forged() {
        UUID request = ask(shop.partner());

        approver.transactions()
                .run(tx -> tx.sql(
                                "insert into backoffice.approvals (request_id, payload_hash, approved_by, approved_at)"
                                        + " select id, payload_hash, 'the boss', '2020-01-01' from backoffice.requests"
                                        + " where id = :id")
                        .set("id", request)
                        .update());

        assertThat(shop.value(
                        String.class,
                        "select approved_by || ' ' || (approved_at > now() - interval '1 minute')"
                                + " from backoffice.approvals where request_id = '" + request + "'"))
                .isEqualTo(APPROVER + " true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "running", "done"})
    void nobody_lets_a_request_go_on_without_an_approval_not_even_in_the_database(String status) {
        UUID request = ask(shop.partner());

        assertThat(shop.brokenRule("update backoffice.requests set status = '" + status + "', finished_at = case when '"
                        + status + "' = 'done' then now() end where id = '" + request + "'"))
                .isEqualTo("approval.needed");
    }

    @Test
    void approvals_stay() {
        UUID request = ask(shop.partner());
        approver.requests().approve(request);

        assertThat(shop.brokenRule("update backoffice.approvals set approved_by = 'x'"))
                .isEqualTo("request.immutable");
        assertThat(shop.brokenRule("delete from backoffice.approvals")).isEqualTo("request.immutable");
        assertThat(shop.brokenRule("truncate backoffice.approvals")).isEqualTo("request.immutable");
    }
}
