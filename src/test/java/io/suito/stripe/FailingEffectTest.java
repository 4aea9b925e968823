package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer whose effect cannot be written down is kept, shown at once, and acted upon when it can be. */
class FailingEffectTest {
    private final Marketplace shop = new Marketplace();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void it_is_shown_while_others_are_paid_and_settled_once_the_cause_is_gone() {
        shop.startExecutor();
        shop.stripe().fund(100_000);
        UUID partner = shop.partnerWith(5_000);
        UUID other = shop.partnerWith(6_000);
        shop.update("create function public.broken() returns trigger language plpgsql as"
                + " $$ begin raise exception 'somebody else''s rule'; end $$");
        shop.update("create trigger broken before insert on public.ledger for each row when (new.type = 'payout'"
                + " and new.partner_id = '" + partner + "') execute function public.broken()");

        Run run = shop.send(partner, other);
        UUID command = awaitShown(run, partner);

        shop.awaitItem(run, other, "submitted");
        assertThat(shop.item(run, partner).state()).isEqualTo("payout_sent");
        assertThat(shop.value(
                        Long.class,
                        "select count(*) from backoffice.stripe_answers w join backoffice.stripe_attempts a"
                                + " on a.id = w.attempt_id where w.verdict = 'SUCCEEDED' and a.command_id = '" + command
                                + "'"))
                .isEqualTo(1);

        shop.update("drop trigger broken on public.ledger");
        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.atStripe("payout", shop.item(run, partner))).hasSize(1);
        new StaleCommands(shop.backoffice.transactions()).raise();
        assertThat(shop.attention("command_effect_fails", command)).isFalse();
    }

    private UUID awaitShown(Run run, UUID partner) {
        String query = "select c.id from backoffice.stripe_commands c where c.step = 'payout' and c.subject_id = '"
                + shop.item(run, partner).itemId() + "'";
        Marketplace.await("written", () -> !shop.values(UUID.class, query).isEmpty());
        UUID command = shop.value(UUID.class, query);
        Marketplace.await("shown", () -> shop.attention("command_effect_fails", command));
        return command;
    }
}
