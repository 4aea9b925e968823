package io.suito.app.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The shared tables that demo data fill, as the contract of the payout system names them. */
final class SharedTables {
    private static final String DDL = """
            CREATE TABLE partners (
                id uuid PRIMARY KEY, name text NOT NULL, name_kana text, email text NOT NULL,
                stripe_account_id text UNIQUE, payouts_enabled boolean NOT NULL DEFAULT false,
                debt_cents bigint NOT NULL DEFAULT 0, stop_reason text,
                stripe_onboarding_completed boolean NOT NULL DEFAULT false,
                stripe_details_submitted boolean NOT NULL DEFAULT false,
                stripe_payouts_enabled boolean NOT NULL DEFAULT false,
                stripe_charges_enabled boolean NOT NULL DEFAULT false,
                stripe_account_updated_at timestamptz,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE users (
                id uuid PRIMARY KEY, email text NOT NULL UNIQUE, partner_id uuid REFERENCES partners,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE partner_bank_accounts (
                id uuid PRIMARY KEY, partner_id uuid NOT NULL REFERENCES partners, bank_code text NOT NULL,
                branch_code text NOT NULL, account_type text NOT NULL, account_number text NOT NULL,
                account_holder_kana text NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE orders (
                id uuid PRIMARY KEY, order_number text NOT NULL UNIQUE, seller_id uuid REFERENCES users,
                total bigint NOT NULL,
                payment_status text NOT NULL CHECK (payment_status IN
                    ('pending', 'paid', 'failed', 'refunded', 'partially_refunded', 'cancelled')),
                delivery_status text NOT NULL CHECK (delivery_status IN
                    ('pending', 'shipped', 'delivered', 'cancelled')),
                payment_txid text, stripe_payment_intent_id text UNIQUE, stripe_charge_id text UNIQUE,
                delivery_completed_at timestamptz, ledger_sale_id uuid, ledger_fee_id uuid,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
            """;

    private SharedTables() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(DDL);
        }
    }
}
