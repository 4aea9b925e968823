package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Control totals: what Stripe holds of a run, object by object, equals what our books say, or a person is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlTotalsTest {
    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private RunControls.Controls check(Run run) {
        return new RunControls(shop.backoffice.transactions(), shop.stripeSide().reader()).check(run.runId());
    }

    private void assertDiffers(Run run) {
        RunControls.Controls controls = check(run);
        assertThat(controls.agrees()).isFalse();
        assertThat(controls.differences()).isNotEmpty();
        assertThat(shop.attention("run_controls_differ", run.runId())).isTrue();
        assertThat(shop.backoffice.runReports().status(run.runId()).agrees()).isFalse();
    }

    private void assertAgrees(Run run) {
        RunControls.Controls controls = check(run);
        assertThat(controls.differences()).isEmpty();
        assertThat(controls.agrees()).isTrue();
        assertThat(shop.attention("run_controls_differ", run.runId())).isFalse();
        assertThat(shop.backoffice.runReports().status(run.runId()).agrees()).isTrue();
    }

    @Test
    void they_agree_whatever_became_of_the_items() {
        UUID paid = shop.partnerWith(5_000);
        UUID refused = shop.partnerWith(6_000);
        UUID atAccount = shop.partnerWith(7_000);
        UUID takenBack = shop.partnerWith(8_000);
        UUID again = shop.partnerWith(9_000);
        FaultRule closed = FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");
        shop.stripe()
                .faults(
                        FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no")
                                .withAccount(shop.account(refused)),
                        closed.withAccount(shop.account(atAccount)),
                        closed.withAccount(shop.account(again)),
                        closed.withAccount(shop.account(takenBack)));
        Run run = shop.pay(paid, refused, atAccount, takenBack, again);
        shop.stripe().faults();
        shop.done(
                "payout-item.take-back",
                Map.of("item_id", shop.item(run, takenBack).itemId()),
                "test");
        shop.awaitItem(run, takenBack, "taken_back");
        shop.done(
                "payout-item.pay-out-again",
                Map.of("item_id", shop.item(run, again).itemId()),
                "test");
        shop.awaitItem(run, again, "submitted");

        assertAgrees(run);
        RunControls.Controls controls = check(run);
        assertThat(controls.stripeTransfers()).isEqualTo(5_000 + 7_000 + 9_000);
        assertThat(controls.stripePayouts()).isEqualTo(5_000 + 9_000);
        assertThat(controls.booksTransfers()).isEqualTo(controls.stripeTransfers());
        assertThat(controls.booksPayouts()).isEqualTo(controls.stripePayouts());
    }

    @Test
    void a_transfer_made_behind_our_back_in_the_name_of_the_run_is_found() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        assertAgrees(run);

        String id = shop.behindOurBack(
                        "/v1/transfers",
                        "amount=5000&currency=jpy&destination=" + shop.account(partner) + "&metadata[run_id]="
                                + run.runId(),
                        null)
                .required("id")
                .asString();
        assertDiffers(run);

        shop.behindOurBack("/v1/transfers/" + id + "/reversals", "amount=5000", null);
        assertAgrees(run);
    }

    @Test
    void a_second_transfer_in_the_group_of_an_item_is_found_even_without_metadata() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);

        shop.behindOurBack(
                "/v1/transfers",
                "amount=5000&currency=jpy&destination=" + shop.account(partner) + "&transfer_group=payout-item-"
                        + shop.item(run, partner).itemId(),
                null);

        assertDiffers(run);
    }

    @Test
    void a_reversal_made_behind_our_back_is_found() {
        UUID partner = shop.partnerWith(5_000);
        FaultRule closed = FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");
        shop.stripe().faults(closed.withAccount(shop.account(partner)));
        Run run = shop.pay(partner);
        assertAgrees(run);

        shop.behindOurBack("/v1/transfers/" + shop.item(run, partner).transferId() + "/reversals", "amount=1", null);

        assertDiffers(run);
    }

    @Test
    void a_second_payout_of_an_item_is_found() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        shop.stripe().fund(shop.account(partner), 5_000);

        shop.behindOurBack(
                "/v1/payouts",
                "amount=5000&currency=jpy&metadata[item_id]="
                        + shop.item(run, partner).itemId(),
                shop.account(partner));

        assertDiffers(run);
    }

    @Test
    void books_that_do_not_agree_with_themselves_are_found_though_Stripe_holds_what_they_say() {
        UUID partner = shop.partnerWith(9_000);
        Run run = shop.runToEnd();
        assertAgrees(run);

        pastTheRules(
                "delete from public.ledger where type = 'payout' and partner_id = '" + partner + "'",
                "update public.payout_runs set planned_total = planned_total + 1 where run_id = '" + run.runId() + "'");

        assertDiffers(run);
        assertThat(check(run).differences()).extracting(Difference::kind).containsExactly("plan", "ledger");
    }

    /** As somebody does who is the database's superuser. */
    private void pastTheRules(String... statements) {
        shop.backoffice.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            for (String statement : statements) {
                tx.sql(statement).update();
            }
        });
    }

    @Test
    void a_difference_is_told_in_the_language_of_whoever_reads_it_and_kept_so() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        shop.stripe().fund(shop.account(partner), 5_000);
        UUID item = shop.item(run, partner).itemId();
        shop.behindOurBack("/v1/payouts", "amount=5000&currency=jpy&metadata[item_id]=" + item, shop.account(partner));

        assertThat(check(run).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.sentence(Locale.ENGLISH))
                    .isEqualTo("Payouts of item " + item + ": ¥10,000 at Stripe, ¥5,000 in the books");
            assertThat(difference.sentence(Locale.JAPANESE)).isEqualTo("明細 " + item + " の払出: Stripe ¥10,000、帳簿 ¥5,000");
        });
        assertThat(kept(run)).isEqualTo(check(run).differences());
        shop.update("update backoffice.run_controls set differences = '[\"of an older version\"]' where run_id = '"
                + run.runId() + "'");
        assertThat(kept(run))
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.sentence(Locale.JAPANESE)).isEqualTo("of an older version"));
    }

    private List<Difference> kept(Run run) {
        return Objects.requireNonNull(new RunTotals(shop.backoffice.transactions())
                        .of(run.runId())
                        .compared())
                .differences();
    }

    @Test
    void the_job_payout_status_compares_ended_runs_by_itself() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        assertThat(shop.backoffice.runReports().status(run.runId()).agrees()).isNull();

        shop.job("payout-status");

        RunReports.RunStatus status = shop.backoffice.runReports().status(run.runId());
        assertThat(status.agrees()).isTrue();
        assertThat(status.stripeTotal()).isEqualTo(5_000);
    }

    @Test
    void after_a_run_the_balance_that_is_known_is_the_one_that_the_run_left() {
        shop.pay(shop.partnerWith(5_000));
        long before = knownBalance();

        shop.job("payout-status");

        assertThat(before - knownBalance()).isEqualTo(5_000);
    }

    private long knownBalance() {
        return shop.backoffice.transactions().call(tx -> Funds.available(tx));
    }

    @Test
    void what_differs_while_the_run_still_moves_alarms_nobody() {
        UUID partner = shop.partnerWith(5_000);
        shop.stripe()
                .faults(FaultRule.of("POST /v1/payouts", FaultKind.ANSWER_LOST_AFTER_EFFECT)
                        .withAccount(shop.account(partner)));
        Run run = shop.send(partner);
        Marketplace.await(
                "payout at Stripe",
                () -> shop.stripe().objects("payout").stream()
                        .anyMatch(payout ->
                                payout.metadata("run_id").equals(run.runId().toString())));

        RunControls.Controls during = check(run);

        assertThat(during.agrees()).isFalse();
        assertThat(during.moving()).isTrue();
        assertThat(shop.attention("run_controls_differ", run.runId())).isFalse();
        assertThat(shop.backoffice.runReports().status(run.runId()).agrees()).isNull();
        shop.stripe().faults();
        shop.awaitState(run.runId(), "completed");
        assertAgrees(run);
        assertThat(check(run).moving()).isFalse();
    }

    @Test
    void two_runs_of_one_partner_are_told_apart() {
        UUID partner = shop.partnerWith(5_000);
        Run first = shop.pay(partner);
        shop.adjust(partner, 6_000);
        Run second = shop.pay(partner);

        for (Run run : List.of(first, second)) {
            assertAgrees(run);
        }
    }
}
