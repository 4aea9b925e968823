package io.suito.payouts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One partner in one run, as a row; it does not leave its transaction. */
@Entity
@Table(schema = "backoffice", name = "payout_items")
@NullUnmarked
class PayoutItem {
    @Id
    UUID id;

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "partner_id")
    UUID partnerId;

    @Column(name = "stripe_account_id")
    String stripeAccountId;

    long amount;
    int entries;
    String state;

    @Column(name = "hold_reason")
    String holdReason;

    @Column(name = "error_code")
    String errorCode;

    @Column(name = "transfer_id")
    String transferId;

    @Column(name = "payout_id")
    String payoutId;

    @Column(name = "reversal_id")
    String reversalId;

    int round;

    @Column(name = "settled_at")
    Instant settledAt;

    @Column(name = "arrival_date")
    LocalDate arrivalDate;

    @Column(name = "at_account_since")
    Instant atAccountSince;

    @Column(name = "updated_at")
    Instant updatedAt;

    ItemState state() {
        return ItemState.of(state);
    }
}
