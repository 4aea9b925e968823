package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.request.Answer;
import io.suito.testing.Marketplace;
import io.suito.testing.PlatformFixture;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What partners were owed before the cut-over is proposed from the former books and confirmed once, by two people. */
class OpeningBalancesTest {
    private static final String KIND = "cutover.opening-balances";
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final Marketplace shop = PlatformFixture.HALF_LEDGER.marketplace(NOW);

    @AfterEach
    void close() {
        shop.close();
    }

    private static UUID partner(Marketplace shop, int n) {
        return shop.value(UUID.class, "select id from public.partners where email like '%" + n + "@example.jp'");
    }

    private List<OpeningBalances.Proposal> proposals() {
        return OpeningBalances.proposals(shop.backoffice.transactions());
    }

    private OpeningBalances.Confirmation asProposed() {
        return OpeningBalances.Confirmation.of(proposals());
    }

    private Map<UUID, Long> opened() {
        record Entry(UUID partner, long yen) {}
        return shop.backoffice.transactions().call(tx -> tx.sql("""
                                select partner_id, amount_cents from public.ledger
                                 where origin = 'suito' and type = 'adjustment' and status = 'available'
                                   and idempotency_key = 'opening-' || partner_id""").list(Entry.class)).stream()
                .collect(Collectors.toMap(Entry::partner, Entry::yen, Math::addExact, TreeMap::new));
    }

    private String refused(Map<String, ?> payload) {
        return String.valueOf(shop.approved(KIND, payload, "cut-over").errorCode());
    }

    @Test
    void open_rows_of_the_former_ledger_are_proposed_less_a_debt_that_they_do_not_explain() {
        Map<UUID, OpeningBalances.Proposal> proposals = proposals().stream()
                .collect(Collectors.toMap(OpeningBalances.Proposal::partnerId, proposal -> proposal));
        assertThat(proposals).hasSize(6);
        for (OpeningBalances.Proposal proposal : proposals.values()) {
            long open = shop.value(
                    Long.class,
                    "select coalesce(sum(amount_cents), 0)::bigint from public.ledger where status in ('pending', 'available')"
                            + " and partner_id = '" + proposal.partnerId() + "'");
            assertThat(proposal.proposed()).isEqualTo(open - proposal.formerDebt());
            assertThat(proposal.sumOfAll()).isEqualTo(open);
        }
        assertThat(proposals.get(partner(shop, 5))).extracting("formerDebt").isEqualTo(12_000L);
        try (Marketplace rails = new Marketplace(PlatformFixture.RAILS.migrated())) {
            assertThat(OpeningBalances.proposals(rails.backoffice.transactions()))
                    .singleElement()
                    .satisfies(proposal -> {
                        assertThat(proposal.proposed()).isEqualTo(-2_500);
                        assertThat(proposal.entries()).isZero();
                    });
        }
    }

    @Test
    void a_former_debt_is_not_counted_twice_where_rows_explain_it() {
        UUID partner = partner(shop, 1);
        long open = proposed(partner);
        shop.update("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key) values ('"
                + partner + "', 'refund', " + (-open - 5_000) + ", 'available', 'refund:manual:2')");
        shop.update("insert into backoffice.former_debts values ('" + partner + "', 5000)");
        assertThat(proposed(partner)).isEqualTo(-5_000);

        shop.update("update backoffice.former_debts set debt = 7000 where partner_id = '" + partner + "'");
        assertThat(proposed(partner)).isEqualTo(-7_000);
    }

    private long proposed(UUID partner) {
        return proposals().stream()
                .filter(proposal -> proposal.partnerId().equals(partner))
                .findFirst()
                .orElseThrow()
                .proposed();
    }

    @Test
    void until_a_second_person_approves_nothing_happens() {
        Answer waiting = shop.answer(KIND, asProposed().payload(), "cut-over");
        assertThat(waiting.status()).isEqualTo("waiting_approval");
        assertThat(shop.answer("payout-run.plan", Map.of(), "early").errorCode())
                .isEqualTo("payouts.opening_balances_open");
        assertThat(shop.brokenRule("insert into backoffice.approvals (request_id, payload_hash)"
                        + " select id, payload_hash from backoffice.requests where id = '" + waiting.id() + "'"))
                .isEqualTo("approval.same_person");

        // nobody pushes it past the approval either
        assertThat(shop.brokenRule(
                        "update backoffice.requests set status = 'queued' where id = '" + waiting.id() + "'"))
                .isEqualTo("approval.needed");
        assertThat(opened()).isEmpty();
        assertThat(shop.value(Boolean.class, "select opening_confirmed_at is null from backoffice.cutover"))
                .isTrue();
    }

    @Test
    void what_is_confirmed_is_posted_once_for_each_partner_as_edited_and_nothing_for_zero() {
        Map<UUID, Long> edited = new TreeMap<>(asProposed().balances());
        edited.put(partner(shop, 1), 1_234L);
        edited.put(partner(shop, 2), -20_000L);
        edited.put(partner(shop, 3), 0L);
        shop.approved(KIND, asProposed().with(edited).payload(), "cut-over").outcomeOrThrow();

        Map<UUID, Long> expected = new TreeMap<>(edited);
        expected.remove(partner(shop, 3));
        assertThat(opened()).isEqualTo(expected);
        assertThat(shop.balances(partner(shop, 1)).available()).isEqualTo(1_234);
        assertThat(shop.balances(partner(shop, 2)).debt()).isEqualTo(20_000);
        assertThat(
                        shop.value(
                                Long.class,
                                "select count(*) from backoffice.partner_stops where reason = 'debt_over_10000' and lifted_at is null"))
                .isEqualTo(1);
        assertThat(shop.value(
                        String.class,
                        "select distinct metadata ->> 'approved_by' from public.ledger where type = 'adjustment'"))
                .isNotEqualTo(shop.settings.user())
                .startsWith("login_");
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
        assertThat(refused(asProposed().payload())).isEqualTo("opening.already_confirmed");
        assertThat(opened()).isEqualTo(expected);
    }

    @Test
    void a_former_debt_is_no_drift_and_is_gone_once_nothing_is_opened_for_it() {
        UUID debtor = partner(shop, 5);
        DriftCheck check = new DriftCheck(shop.backoffice.transactions());
        assertThat(debt(debtor)).isEqualTo(12_000);
        assertThat(check.find()).isEmpty();

        Map<UUID, Long> edited = new TreeMap<>(asProposed().balances());
        edited.put(debtor, 0L);
        shop.approved(KIND, asProposed().with(edited).payload(), "forgiven").outcomeOrThrow();

        assertThat(debt(debtor)).isZero();
        assertThat(check.find()).isEmpty();
    }

    private long debt(UUID partner) {
        return shop.value(Long.class, "select debt_cents from public.partners where id = '" + partner + "'");
    }

    @Test
    void a_request_that_leaves_something_open_is_refused_whole() {
        Map<UUID, Long> all = asProposed().balances();
        Map<UUID, Long> less = new HashMap<>(all);
        less.remove(partner(shop, 4));
        assertThat(refused(Map.of("balances", less))).isEqualTo("opening.partner_missing");
        Map<UUID, Long> more = new HashMap<>(all);
        more.put(UUID.randomUUID(), 1_000L);
        assertThat(refused(asProposed().with(more).payload())).isEqualTo("partners.unknown");
        Map<Object, Object> bad = new HashMap<>(all);
        bad.put(partner(shop, 4), "12.5");
        assertThat(refused(Map.of("balances", bad))).isEqualTo("opening.not_yen");
        assertThat(refused(Map.of("balances", all))).as("without what was seen").isEqualTo("opening.rows_changed");
        assertThat(opened()).isEmpty();
        assertThat(shop.value(Boolean.class, "select opening_confirmed_at is null from backoffice.cutover"))
                .isTrue();
    }

    @Test
    void what_the_former_system_settles_between_look_and_approval_is_not_opened() {
        OpeningBalances.Confirmation seen = asProposed();
        UUID partner = partner(shop, 1);
        assertThat(settleOneRow(partner)).isEqualTo(1);

        Answer refused = shop.approved(KIND, seen.payload(), "cut-over");

        assertThat(refused.errorCode()).isEqualTo("opening.rows_changed");
        assertThat(refused.errorArguments()).contains(partner.toString());
        assertThat(opened()).isEmpty();
        shop.approved(KIND, asProposed().payload(), "looked again").outcomeOrThrow();
        assertThat(opened().getOrDefault(partner, 0L))
                .isEqualTo(asProposed().balances().get(partner))
                .isNotEqualTo(seen.balances().get(partner));
    }

    @Test
    void a_payout_that_the_former_system_adds_beside_open_rows_is_noticed_too() {
        OpeningBalances.Confirmation seen = asProposed();
        shop.update("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key) values ('"
                + partner(shop, 1) + "', 'payout', -300, 'paid', 'payout:late')");
        assertThat(refused(seen.payload())).isEqualTo("opening.rows_changed");
    }

    @Test
    void former_rows_that_move_after_the_confirmation_are_shown_to_a_person() {
        shop.approved(KIND, asProposed().payload(), "cut-over").outcomeOrThrow();
        UUID partner = partner(shop, 1);
        shop.update("update public.ledger set note = 'looked at' where origin = 'foreign'");
        assertThat(shop.attention("foreign_ledger_moved", partner)).isFalse();

        assertThat(settleOneRow(partner)).isEqualTo(1);

        assertThat(shop.attention("foreign_ledger_moved", partner)).isTrue();
        assertThat(shop.attention("foreign_ledger_moved", partner(shop, 2))).isFalse();
    }

    private int settleOneRow(UUID partner) {
        return shop.update("update public.ledger set status = 'paid' where id = (select min(id::text)::uuid"
                + " from public.ledger where origin = 'foreign' and status in ('pending', 'available') and amount_cents > 0"
                + " and partner_id = '" + partner + "')");
    }

    @Test
    void rows_that_a_web_application_writes_afterwards_stay_out_and_are_shown() {
        shop.approved(KIND, asProposed().payload(), "cut-over").outcomeOrThrow();
        UUID partner = partner(shop, 1);
        Balances before = shop.balances(partner);

        shop.update("insert into public.ledger (partner_id, type, amount_cents, status, available_at, idempotency_key)"
                + " values ('" + partner + "', 'sale', 99000, 'available', now(), 'order:late:sale')");

        assertThat(shop.balances(partner)).isEqualTo(before);
        assertThat(shop.attention("foreign_ledger_entry", partner)).isTrue();
        shop.postAll(10_000_000);
        assertThat(shop.value(Long.class, """
                select count(*) from backoffice.payout_item_entries e join public.ledger l on l.id = e.entry_id
                 where l.origin = 'foreign'""")).isZero();
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
    }

    @Test
    void rows_written_before_the_confirmation_raise_nothing_but_are_proposed() {
        UUID partner = partner(shop, 1);
        long before = proposed(partner);
        shop.update("insert into public.ledger (partner_id, type, amount_cents, status, idempotency_key) values ('"
                + partner + "', 'adjustment', -300, 'available', 'manual:3')");
        assertThat(proposed(partner)).isEqualTo(before - 300);
        assertThat(shop.attention("foreign_ledger_entry", partner)).isFalse();
    }

    @Test
    void a_sale_that_we_have_posted_is_not_proposed_although_the_web_application_writes_it_too() {
        shop.job("post-sales");
        record Posted(UUID order, UUID partner, long total) {}
        Posted posted = shop.backoffice.transactions().call(tx -> tx.sql("""
                                select order_id, partner_id, amount_cents from public.ledger
                                 where type = 'sale' and origin = 'suito' order by created_at, id limit 1""").one(Posted.class));
        long before = proposed(posted.partner());
        shop.update(
                "insert into public.ledger (partner_id, order_id, type, amount_cents, status, idempotency_key) values ('"
                        + posted.partner() + "', '" + posted.order() + "', 'sale', " + posted.total()
                        + ", 'available', 'order:again:sale')");
        assertThat(proposed(posted.partner())).isEqualTo(before);
    }
}
