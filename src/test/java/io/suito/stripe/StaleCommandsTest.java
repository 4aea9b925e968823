package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command of which nobody knows for ten minutes what became of it is shown to a person until it is known. */
class StaleCommandsTest {
    private static final String TRANSFERS = "POST /v1/transfers";

    private final Marketplace shop = new Marketplace();
    private final StaleCommands stale = new StaleCommands(shop.backoffice.transactions());
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void pass(Duration time) {
        shift = shift.plus(time);
        shop.shiftClock(shift);
    }

    private UUID transfer(Run run) {
        return shop.value(
                UUID.class,
                "select id from backoffice.stripe_commands where step = 'transfer' and group_id = '" + run.runId()
                        + "'");
    }

    private boolean is(UUID command, String condition) {
        return shop.value(
                Boolean.class,
                "select exists (select from backoffice.stripe_commands where id = '" + command + "' and " + condition
                        + ")");
    }

    private long sendings(UUID command) {
        return shop.value(
                Long.class, "select count(*) from backoffice.stripe_attempts where command_id = '" + command + "'");
    }

    private boolean told(UUID command) {
        stale.raise();
        return shop.attention("command_unknown", command);
    }

    @Test
    void what_is_looked_up_in_vain_is_shown_after_ten_minutes() {
        UUID partner = shop.partnerWith(3_000);
        shop.stripe().faults(FaultRule.of(TRANSFERS, FaultKind.ERROR_500).withTimes(1));
        Run run = shop.send(partner);
        UUID command = transfer(run);
        Marketplace.await("looked up", () -> is(command, "lookups = 1"));
        assertThat(told(command)).isFalse();

        // somebody keeps it from being settled by the look-up that is due now
        shop.update("update backoffice.stripe_commands set next_at = 'infinity' where id = '" + command + "'");
        pass(Duration.ofMinutes(11));
        assertThat(told(command)).isTrue();

        shop.update("update backoffice.stripe_commands set next_at = '-infinity' where id = '" + command + "'");
        shop.awaitItem(run, partner, "submitted");
        assertThat(told(command)).isFalse();
    }

    @Test
    void what_is_sent_again_and_again_without_an_answer_is_shown_while_that_goes_on() {
        UUID partner = shop.partnerWith(3_000);
        shop.stripe().faults(FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        Run run = shop.send(partner);
        UUID command = transfer(run);
        Marketplace.await("unknown", () -> is(command, "unknown_before"));
        assertThat(told(command)).isFalse();
        long before = sendings(command);

        pass(Duration.ofMinutes(11));
        Marketplace.await("sent again", () -> sendings(command) > before && is(command, "state = 'unknown'"));
        assertThat(is(command, "last_sent_at > backoffice.clock() - interval '1 minute'"))
                .isTrue();
        assertThat(told(command)).isTrue();

        shop.stripe().faults();
        pass(Duration.ofMinutes(2));
        shop.awaitItem(run, partner, "submitted");
        assertThat(told(command)).isFalse();
    }

    @Test
    void a_sending_that_was_lost_with_its_process_is_unknown_since_it_left() {
        UUID partner = shop.partnerWith(3_000);
        shop.stripe().faults(FaultRule.of(TRANSFERS, FaultKind.ANSWER_LOST_BEFORE_EFFECT));
        Run run = shop.send(partner);
        UUID command = transfer(run);
        Marketplace.await("unknown", () -> is(command, "state = 'unknown'"));
        shop.stopExecutor();
        // as a process leaves it that is killed while its first sending is on the way
        shop.update(
                "update backoffice.stripe_commands set state = 'sending', unknown_before = false, unknown_since = null"
                        + " where id = '" + command + "'");
        pass(Duration.ofMinutes(11));
        shop.startExecutor();

        Marketplace.await("found and sent again", () -> is(command, "unknown_before and state = 'unknown'"));
        assertThat(told(command)).isTrue();
    }
}
