package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Debts and stops: a set of reasons per partner, of which the flags on the partner tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopsTest {
    private static final String DEBT = "debt_over_10000";

    private final Marketplace shop = new Marketplace();

    record Flags(boolean payoutsEnabled, @Nullable String stopReason, long debt, boolean canList) {}

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void restore() {
        shop.shiftClock(Duration.ZERO);
        shop.standardPolicy();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Flags flags(UUID partner) {
        return shop.value(
                Flags.class,
                "select payouts_enabled, stop_reason, debt_cents, backoffice.can_list(id) from public.partners where id = '"
                        + partner + "'");
    }

    private void stop(UUID partner, String reason) {
        shop.update("insert into backoffice.partner_stops (partner_id, reason, note) values ('" + partner + "', '"
                + reason + "', 'test')");
    }

    private String hold(UUID partner, Map<String, ?> more) {
        Map<String, Object> payload = new java.util.HashMap<>(more);
        payload.put("partner_id", partner);
        return shop.refusal("partner.hold", payload, "asked by support");
    }

    private String resume(UUID partner, String stop) {
        return shop.refusal("partner.resume", Map.of("partner_id", partner, "stop", stop), "settled");
    }

    @Test
    void a_debt_of_exactly_ten_thousand_yen_stops_nobody_and_one_yen_more_does() {
        UUID partner = shop.partner();

        shop.adjust(partner, -10_000);
        assertThat(flags(partner)).isEqualTo(new Flags(true, null, 10_000, true));
        assertThat(shop.attention("debt_over_limit", partner)).isFalse();

        shop.adjust(partner, -1);
        assertThat(flags(partner)).isEqualTo(new Flags(false, DEBT, 10_001, false));
        assertThat(shop.attention("debt_over_limit", partner)).isTrue();
    }

    @Test
    void the_debt_falls_as_well_as_it_rises() {
        UUID partner = shop.partner();
        shop.adjust(partner, -4_000);
        assertThat(flags(partner).debt()).isEqualTo(4_000);
        shop.adjust(partner, 1_500);
        assertThat(flags(partner).debt()).isEqualTo(2_500);
        shop.adjust(partner, 5_000);
        assertThat(flags(partner).debt()).isZero();
    }

    @Test
    void what_is_pending_or_maturing_covers_a_debt() {
        UUID partner = shop.partner();
        shop.adjust(partner, -20_000);
        shop.order(partner, 10_000, null);
        shop.order(partner, 5_000, 2);
        shop.job("post-sales");
        shop.job("release-deliveries");

        assertThat(flags(partner).debt()).isEqualTo(20_000 - 9_400 - 4_700);
    }

    @Test
    void reserved_money_is_already_promised_and_covers_no_debt() {
        UUID partner = shop.partnerWith(50_000);
        Run run = shop.plan(List.of(partner));

        shop.adjust(partner, -10_001);
        assertThat(flags(partner)).isEqualTo(new Flags(false, DEBT, 10_001, false));

        shop.done("payout-run.discard", Map.of("run_id", run.runId()), "test");
        assertThat(flags(partner).debt()).isZero();
    }

    @Test
    void after_a_debt_stop_a_person_resumes_and_only_within_the_limit() {
        UUID partner = shop.partner();
        shop.adjust(partner, -15_000);
        assertThat(resume(partner, DEBT)).isEqualTo("stops.still_in_debt");

        shop.adjust(partner, 5_000);
        assertThat(flags(partner)).isEqualTo(new Flags(false, DEBT, 10_000, false));
        assertThat(shop.attention("debt_over_limit", partner)).isFalse();

        assertThat(resume(partner, DEBT)).isEmpty();
        assertThat(flags(partner)).isEqualTo(new Flags(true, null, 10_000, true));
        assertThat(resume(partner, DEBT)).isEqualTo("stops.none");
    }

    @Test
    void a_setting_makes_the_resuming_automatic_for_the_debt_stop_only() {
        shop.policy("resume_automatically", true);
        UUID partner = shop.partner();
        assertThat(hold(partner, Map.of())).isEmpty();
        shop.adjust(partner, -15_000);
        assertThat(flags(partner)).isEqualTo(new Flags(false, DEBT, 15_000, false));

        shop.adjust(partner, 15_000);

        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));
    }

    @Test
    void the_gravest_of_several_reasons_is_told_and_each_is_lifted_by_itself() {
        UUID partner = shop.partner();
        stop(partner, "stripe_disabled");
        assertThat(flags(partner)).isEqualTo(new Flags(false, "stripe_disabled", 0, true));
        assertThat(hold(partner, Map.of())).isEmpty();
        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));
        shop.adjust(partner, -10_001);
        assertThat(flags(partner)).isEqualTo(new Flags(false, DEBT, 10_001, false));
        stop(partner, "fraud");
        assertThat(flags(partner)).isEqualTo(new Flags(false, "fraud", 10_001, false));

        shop.adjust(partner, 10_001);
        assertThat(resume(partner, DEBT)).isEmpty();
        assertThat(flags(partner)).isEqualTo(new Flags(false, "fraud", 0, false));
        assertThat(resume(partner, "fraud")).isEmpty();
        assertThat(resume(partner, "stripe_disabled")).isEmpty();
        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));
        assertThat(resume(partner, "staff_hold")).isEmpty();
        assertThat(flags(partner)).isEqualTo(new Flags(true, null, 0, true));
    }

    @Test
    void a_hold_has_a_text_and_is_not_put_on_twice() {
        UUID partner = shop.partner();
        assertThat(shop.refusal("partner.hold", Map.of("partner_id", partner), null))
                .isEqualTo("stops.note_needed");
        assertThat(shop.refusal("partner.hold", Map.of("partner_id", UUID.randomUUID()), "why"))
                .isEqualTo("partners.unknown");
        assertThat(hold(partner, Map.of())).isEmpty();
        assertThat(hold(partner, Map.of())).isEqualTo("stops.held_already");
    }

    @Test
    void a_hold_ends_by_itself_when_its_time_is_over() {
        UUID partner = shop.partnerWith(5_000);
        assertThat(hold(partner, Map.of("expires_at", Instant.now().plus(Duration.ofDays(3)))))
                .isEmpty();
        assertThat(flags(partner).stopReason()).isEqualTo("staff_hold");
        assertThat(skipReason(partner)).isEqualTo("stopped:staff_hold");

        shop.shiftClock(Duration.ofDays(3).plusMinutes(1));
        assertThat(skipReason(partner)).isNull();
        // without asking Stripe
        shop.job("release-deliveries");
        assertThat(flags(partner)).isEqualTo(new Flags(true, null, 0, true));
        assertThat(hold(partner, Map.of())).isEmpty();
    }

    @Test
    void a_preview_of_a_day_after_the_end_of_a_hold_pays_the_partner() {
        UUID partner = shop.partnerWith(5_000);
        Instant now = shop.value(Instant.class, "select backoffice.clock()");
        hold(partner, Map.of("expires_at", now.plus(Duration.ofDays(3))));

        assertThat(skipReason(partner, now.plus(Duration.ofDays(2)))).isEqualTo("stopped:staff_hold");
        assertThat(skipReason(partner, now.plus(Duration.ofDays(4)))).isNull();
        // what is cut off in the past is still judged by today
        assertThat(skipReason(partner, now)).isEqualTo("stopped:staff_hold");
    }

    @Test
    void a_stop_on_suspicion_of_fraud_stops_listing_too_has_no_end_and_is_lifted_by_a_person() {
        UUID partner = shop.partnerWith(5_000);
        Map<String, Object> fraud = Map.of("stop", "fraud");

        assertThat(shop.refusal("partner.hold", Map.of("partner_id", partner, "stop", "fraud"), null))
                .isEqualTo("stops.note_needed");
        assertThat(hold(
                        partner,
                        Map.of("stop", "fraud", "expires_at", Instant.now().plus(Duration.ofDays(3)))))
                .isEqualTo("stops.fraud_has_no_end");
        assertThat(hold(partner, Map.of("stop", DEBT))).isEqualTo("stops.not_set_by_people");
        assertThat(flags(partner).canList()).isTrue();
        assertThat(hold(partner, fraud)).isEmpty();
        assertThat(hold(partner, fraud)).isEqualTo("stops.held_already");

        assertThat(flags(partner)).isEqualTo(new Flags(false, "fraud", 0, false));
        assertThat(skipReason(partner)).isEqualTo("stopped:fraud");
        shop.done("partner.resume", Map.of("partner_id", partner, "stop", "fraud"), "was a mistake");
        assertThat(flags(partner)).isEqualTo(new Flags(true, null, 0, true));
    }

    private @Nullable String skipReason(UUID partner) {
        return skipReason(partner, null);
    }

    private @Nullable String skipReason(UUID partner, @Nullable Instant asOf) {
        PayoutPreview preview = PayoutPreview.read(
                shop.backoffice.transactions(), new PlanRequest(null, asOf, List.of(partner), "test", "test"));
        return preview.skips().isEmpty() ? null : preview.skips().get(0).reason();
    }

    @Test
    void what_the_web_application_switches_off_is_a_stop_that_only_a_person_lifts() {
        UUID partner = shop.partnerWith(5_000);
        web("payouts_enabled = false", partner);
        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));
        assertThat(skipReason(partner)).isEqualTo("stopped:staff_hold");

        shop.job("account-sync");
        assertThat(flags(partner).payoutsEnabled()).isFalse();

        web("payouts_enabled = true, stop_reason = null", partner);
        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));

        assertThat(resume(partner, "staff_hold")).isEmpty();
        assertThat(flags(partner)).isEqualTo(new Flags(true, null, 0, true));
    }

    @Test
    void a_reason_that_the_web_application_writes_is_kept_in_the_stop() {
        UUID partner = shop.partner();
        web("stop_reason = 'fraud'", partner);
        assertThat(flags(partner)).isEqualTo(new Flags(false, "fraud", 0, false));

        UUID other = shop.partner();
        web("stop_reason = 'papers missing'", other);
        assertThat(flags(other).stopReason()).isEqualTo("staff_hold");
        assertThat(shop.value(
                        String.class, "select note from backoffice.partner_stops where partner_id = '" + other + "'"))
                .isEqualTo("papers missing");
    }

    @Test
    void it_is_kept_beside_another_stop_and_outlasts_it() {
        UUID partner = shop.partner();
        stop(partner, "stripe_disabled");
        web("stop_reason = 'papers missing'", partner);

        assertThat(resume(partner, "stripe_disabled")).isEmpty();

        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));
    }

    @Test
    void it_is_kept_also_where_a_hold_has_just_ended_by_itself() {
        UUID partner = shop.partnerWith(5_000);
        hold(partner, Map.of("expires_at", Instant.now().plus(Duration.ofDays(3))));
        shop.shiftClock(Duration.ofDays(3).plusMinutes(1));

        web("stop_reason = 'papers missing'", partner);

        assertThat(flags(partner)).isEqualTo(new Flags(false, "staff_hold", 0, true));
        assertThat(skipReason(partner)).isEqualTo("stopped:staff_hold");
    }

    private void web(String assignments, UUID partner) {
        shop.update("update public.partners set " + assignments + " where id = '" + partner + "'");
    }

    @Test
    void stops_are_kept_when_lifted_with_who_and_when() {
        UUID partner = shop.partner();
        hold(partner, Map.of());
        resume(partner, "staff_hold");

        assertThat(shop.value(
                        String.class,
                        "select reason || ' ' || note || ' ' || set_by || ' ' || lifted_by || ' ' || lift_note || ' '"
                                + " || (lifted_at >= set_at) from backoffice.partner_stops where partner_id = '"
                                + partner + "'"))
                .isEqualTo("staff_hold asked by support postgres postgres settled true");
    }
}
