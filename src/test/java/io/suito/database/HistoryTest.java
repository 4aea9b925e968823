package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided stays readable, and states are known ones, whoever writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTest {
    private final Marketplace shop = new Marketplace();

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update backoffice.payout_policy set fee_basis_points = 0",
                "delete from backoffice.payout_policy",
                "truncate backoffice.payout_policy",
                "insert into backoffice.payout_policy (effective_from) values (backoffice.clock() - interval '1 day')",
            })
    void a_policy_is_only_added_for_what_is_to_come(String statement) {
        assertThat(shop.brokenRule(statement)).isEqualTo("payouts.policy_append_only");
    }

    @Test
    void a_policy_for_a_later_day_is_added() {
        assertThat(
                        shop.brokenRule(
                                "insert into backoffice.payout_policy (effective_from, minimum_payout) values (now() + interval '1 day', 5000)"))
                .isEmpty();
    }

    private String stop() {
        UUID partner = shop.partner();
        shop.update("insert into backoffice.partner_stops (partner_id, reason, note) values ('" + partner
                + "', 'staff_hold', 'asked')");
        return " where partner_id = '" + partner + "'";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason = 'fraud'",
                "note = 'other'",
                "set_by = 'somebody else'",
                "set_at = set_at - interval '1 day'",
                "expires_at = now()",
                "reason = 'fraud', lifted_at = now(), lifted_by = 'x'",
            })
    void a_stop_stays_what_it_was(String change) {
        assertThat(shop.brokenRule("update backoffice.partner_stops set " + change + stop()))
                .isEqualTo("stops.facts");
    }

    @Test
    void a_stop_is_lifted_once_and_never_removed() {
        String where = stop();
        String lift = "update backoffice.partner_stops set lifted_at = backoffice.clock(), lifted_by = 'x'" + where;
        assertThat(shop.brokenRule("delete from backoffice.partner_stops" + where))
                .isEqualTo("stops.facts");
        assertThat(shop.brokenRule("truncate backoffice.partner_stops")).isEqualTo("stops.facts");
        shop.update(lift);

        assertThat(shop.brokenRule(lift)).isEqualTo("stops.facts");
        assertThat(shop.brokenRule("update backoffice.partner_stops set lifted_at = null, lifted_by = null" + where))
                .isEqualTo("stops.facts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "refused", "failed", "running"})
    void a_request_begins_at_its_beginning(String status) {
        assertThat(shop.brokenRule("insert into backoffice.requests (kind, payload, status, finished_at, error_code)"
                        + " values ('x', '{}', '" + status + "', case when '" + status
                        + "' <> 'running' then now() end, case when '" + status
                        + "' in ('refused', 'failed') then 'x' end)"))
                .isEqualTo("request.not_new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'bogus', 'completed'", "null, 'completed'", "'completed', 'bogus'", "'planned', 'failed'"})
    void a_run_has_a_state_that_is_known_and_the_status_that_follows_from_it(String stateAndStatus) {
        assertThat(shop.brokenRule("insert into public.payout_runs (run_date, kind, as_of, plan_hash, reason, state,"
                        + " status) values (current_date, 'manual', now(), 'x', 'x', " + stateAndStatus + ")"))
                .isEqualTo("23514");
    }
}
