package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Balances;
import io.suito.ledger.DriftCheck;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxObject;
import io.suito.testing.Marketplace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done in whatever order: stored balances are those of the definition, nobody is paid twice, and Stripe
 * holds what the books say. The seed is in the test's name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomOperationsTest {
    private static final int OPERATIONS = 40;
    private static final FaultRule TRANSFER_REFUSED =
            FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no");
    private static final FaultRule PAYOUT_REFUSED =
            FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");

    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(2_000_000_000);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_261_120, 7, 42})
    void balances_hold_after_every_operation(long seed) {
        Random random = new Random(seed);
        List<UUID> partners = List.of(shop.partner(), shop.partner(), shop.partner(), shop.partner());
        List<Run> runs = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            UUID partner = partners.get(random.nextInt(partners.size()));
            done.add(operation(random, partner, partners, runs));
            partners.forEach(
                    p -> assertThat(stored(p)).as("%s after %s", p, done).isEqualTo(byDefinition(p)));
        }
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
        for (Run run : runs) {
            assertNoItemPaidTwice(run);
            String state = shop.backoffice.runReports().get(run.runId()).state();
            if (state.equals("completed")) {
                RunControls.Controls controls = new RunControls(
                                shop.backoffice.transactions(),
                                shop.stripeSide().reader())
                        .check(run.runId());
                assertThat(controls.differences()).as("%s", done).isEmpty();
            }
        }
    }

    private String operation(Random random, UUID partner, List<UUID> partners, List<Run> runs) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> order(random, partner);
            case 2 -> "release" + shop.job("release-deliveries");
            case 3 -> adjust(random, partner);
            case 4 -> voidSome(partner);
            case 5, 6 -> plan(partners, runs);
            case 7, 8, 9 -> execute(random, partners, runs);
            default -> act(random, runs);
        };
    }

    private String order(Random random, UUID partner) {
        long total = 1L + random.nextInt(60_000);
        @Nullable Integer days = random.nextBoolean() ? Integer.valueOf(random.nextInt(12)) : null;
        shop.order(partner, total, days);
        shop.job("post-sales");
        return "order " + total + " delivered " + days;
    }

    private String adjust(Random random, UUID partner) {
        long yen = random.nextInt(9_000) - 5_000L;
        shop.answer("ledger.adjust", Map.of("partner_id", partner, "yen", yen), "random");
        return "adjust " + yen;
    }

    private String voidSome(UUID partner) {
        List<UUID> pending = shop.values(
                UUID.class,
                "select order_id from public.ledger where type = 'sale' and status = 'pending' and partner_id = '"
                        + partner + "' order by id limit 1");
        pending.forEach(order -> shop.done("order.void", Map.of("order_id", order), "random"));
        return "void " + pending.size();
    }

    private String plan(List<UUID> partners, List<Run> runs) {
        var answer = shop.answer("payout-run.plan", Map.of("partners", partners), "random");
        if (!answer.status().equals("done")) {
            return "plan " + answer.errorCode();
        }
        runs.add(shop.backoffice
                .runReports()
                .get(UUID.fromString(answer.outcomeOrThrow().required("run_id").asString())));
        return "plan";
    }

    private String execute(Random random, List<UUID> partners, List<Run> runs) {
        for (Run run : runs) {
            if (!shop.backoffice.runReports().get(run.runId()).state().equals("planned")) {
                continue;
            }
            if (random.nextInt(5) == 0) {
                shop.done("payout-run.discard", Map.of("run_id", run.runId()), "random");
                return "discard";
            }
            List<FaultRule> faults = new ArrayList<>();
            for (UUID partner : partners) {
                int kind = random.nextInt(5);
                if (kind < 2) {
                    faults.add((kind == 0 ? TRANSFER_REFUSED : PAYOUT_REFUSED).withAccount(shop.account(partner)));
                }
            }
            shop.stripe().faults(faults);
            shop.execute(run);
            shop.awaitState(run.runId(), "completed");
            shop.stripe().faults();
            return "execute";
        }
        return "nothing to execute";
    }

    private String act(Random random, List<Run> runs) {
        List<RunReports.ItemLine> open = runs.stream()
                .flatMap(run -> shop.backoffice.runReports().items(run.runId(), null).stream())
                .filter(item ->
                        List.of("failed", "held", "at_account", "planned").contains(item.state()))
                .toList();
        if (open.isEmpty()) {
            return "nothing open";
        }
        RunReports.ItemLine item = open.get(random.nextInt(open.size()));
        boolean first = random.nextBoolean();
        String action = switch (item.state()) {
            case "at_account" -> first ? "pay-out-again" : "take-back";
            case "planned" -> "release";
            default -> first ? "retry" : "release";
        };
        shop.answer("payout-item." + action, Map.of("item_id", item.itemId()), "random");
        Marketplace.await(
                "item at rest",
                () -> shop.value(
                        Boolean.class,
                        "select not exists (select from backoffice.stripe_commands where subject_id = '" + item.itemId()
                                + "' and state in ('queued', 'sending', 'unknown'))"));
        return action;
    }

    private void assertNoItemPaidTwice(Run run) {
        for (RunReports.ItemLine item : shop.backoffice.runReports().items(run.runId(), null)) {
            assertThat(shop.atStripe("transfer", item))
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(t -> assertThat(t.number("amount")).isEqualTo(item.amount()));
            assertThat(shop.atStripe("payout", item))
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(p -> assertThat(p.number("amount")).isEqualTo(item.amount()));
            assertThat(shop.atStripe("payout", item).stream().map(SandboxObject::account))
                    .allMatch(item.accountId()::equals);
        }
    }

    private Balances stored(UUID partner) {
        Balances balances = shop.backoffice
                .transactions()
                .call(tx -> Balances.of(tx, partner))
                .orElse(new Balances(0, 0, 0, 0, 0, 0, 0));
        long debt = shop.value(Long.class, "select debt_cents from public.partners where id = '" + partner + "'");
        assertThat(balances.debt()).isEqualTo(debt);
        return balances;
    }

    record Entry(
            String type, String status, long yen, @Nullable Instant availableAt, boolean reserved, String key) {}

    record Item(String state, long amount, boolean settled) {}

    /** The definition, worked out in Java from the rows. */
    private Balances byDefinition(UUID partner) {
        List<Entry> entries = shop.values(
                Entry.class,
                "select type, status, amount_cents, available_at, e.entry_id is not null, idempotency_key"
                        + " from public.ledger l left join backoffice.payout_item_entries e on e.entry_id = l.id"
                        + " where l.partner_id = '" + partner + "'");
        Instant now = shop.value(Instant.class, "select backoffice.clock()");
        long pending = 0;
        long maturing = 0;
        long available = 0;
        long reserved = 0;
        long paidOut = 0;
        for (Entry entry : entries) {
            if (entry.status().equals("pending")) {
                pending += entry.yen();
            } else if (entry.status().equals("available") && entry.reserved()) {
                reserved += entry.yen();
            } else if (entry.status().equals("available") && isAfter(entry.availableAt(), now)) {
                maturing += entry.yen();
            } else if (entry.status().equals("available")) {
                available += entry.yen();
            }
            if (entry.type().equals("payout") || entry.key().startsWith("payout-return-")) {
                paidOut -= entry.yen();
            }
        }
        List<Item> items = shop.values(
                Item.class,
                "select state, amount, settled_at is not null from backoffice.payout_items where partner_id = '"
                        + partner + "'");
        long atAccount = items.stream()
                .filter(i -> i.state().equals("at_account"))
                .mapToLong(Item::amount)
                .sum();
        long inTransit = items.stream()
                .filter(i -> !i.settled() && !List.of("released", "taken_back").contains(i.state()))
                .mapToLong(Item::amount)
                .sum();
        assertThat(reserved).isEqualTo(inTransit);
        long debt = Math.max(0, -(pending + maturing + available));
        return new Balances(pending, maturing, available, inTransit, atAccount, paidOut, debt);
    }

    private static boolean isAfter(@Nullable Instant at, Instant now) {
        return at != null && at.isAfter(now);
    }
}
