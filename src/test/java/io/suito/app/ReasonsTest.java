package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever departs from the rule or from a plan says why, or nothing happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReasonsTest {
    private final Marketplace shop = new Marketplace();
    private UUID partner = new UUID(0, 0);

    @BeforeAll
    void start() {
        shop.startExecutor();
        partner = shop.partnerWith(5_000);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payout-run.discard",
                "payout-run.pause",
                "partner.resume",
                "ledger.adjust",
                "order.void",
                "attention.done",
                "executor.declare-dead"
            })
    void without_a_reason_it_is_refused(String kind) {
        String any = UUID.randomUUID().toString();
        Map<String, Object> payload = new HashMap<>(Map.of("partner_id", partner, "yen", 100, "stop", "staff_hold"));
        for (String id : new String[] {"run_id", "order_id", "attention_id", "executor"}) {
            payload.put(id, any);
        }

        assertThat(shop.refusal(kind, payload, null)).isEqualTo("request.reason_needed");
        assertThat(shop.refusal(kind, payload, "  ")).isEqualTo("request.reason_needed");
    }

    @Test
    void nobody_is_dropped_from_a_plan_without_one() {
        UUID dropped = shop.partnerWith(6_000);
        Run run = shop.plan(List.of(dropped));
        Map<String, Object> item = Map.of("item_id", shop.item(run, dropped).itemId());

        assertThat(shop.refusal("payout-item.release", item, " ")).isEqualTo("payouts.reason_needed");
        assertThat(shop.item(run, dropped).state()).isEqualTo("planned");

        shop.done("payout-item.release", item, "is paid by cheque");
        assertThat(shop.item(run, dropped).state()).isEqualTo("released");
    }
}
