package io.suito.sandbox.api;

import io.suito.sandbox.store.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Accounts as they are before anything has happened to them. */
final class AccountTemplate {
    private static final String NOTHING_DUE = """
            {"alternatives": [], "current_deadline": null, "currently_due": [], "disabled_reason": null, "errors": [],
             "eventually_due": [], "past_due": [], "pending_verification": []}
            """;

    private static final ObjectNode EMPTY = Json.parse("""
            {"id": null, "object": "account",
             "business_profile": {"annual_revenue": null, "estimated_worker_count": null, "mcc": null,
               "minority_owned_business_designation": null, "name": null, "product_description": null,
               "support_address": null, "support_email": null, "support_phone": null, "support_url": null, "url": null},
             "business_type": null, "capabilities": {}, "charges_enabled": false, "controller": null, "country": "JP",
             "created": 0, "default_currency": "jpy", "details_submitted": false, "email": null,
             "external_accounts": null, "future_requirements": null, "metadata": {}, "payouts_enabled": false,
             "requirements": null,
             "settings": {
               "bacs_debit_payments": {"display_name": null, "service_user_number": null},
               "branding": {"icon": null, "logo": null, "primary_color": null, "secondary_color": null},
               "card_issuing": {"tos_acceptance": {"date": null, "ip": null}},
               "card_payments": {"decline_on": {"avs_failure": false, "cvc_failure": false},
                 "statement_descriptor_prefix": null, "statement_descriptor_prefix_kana": null,
                 "statement_descriptor_prefix_kanji": null},
               "dashboard": {"display_name": null, "timezone": "Asia/Tokyo"},
               "invoices": {"default_account_tax_ids": null, "hosted_payment_method_save": null},
               "payments": {"statement_descriptor": null, "statement_descriptor_kana": null,
                 "statement_descriptor_kanji": null, "statement_descriptor_prefix_kana": null,
                 "statement_descriptor_prefix_kanji": null},
               "payouts": {"debit_negative_balances": false, "schedule": {"delay_days": 4, "interval": "daily"},
                 "statement_descriptor": null},
               "sepa_debit_payments": {}},
             "tos_acceptance": {"date": null}, "type": "express"}
            """);

    private AccountTemplate() {}

    /** A Japanese Express account of the platform, before onboarding. */
    static ObjectNode express(String id, long created) {
        ObjectNode account = bare(id, created);
        account.set("controller", Json.parse("""
                {"fees": {"payer": "application_express"}, "is_controller": true, "losses": {"payments": "application"},
                 "requirement_collection": "stripe", "stripe_dashboard": {"type": "express"}, "type": "application"}
                """));
        return account;
    }

    /** The platform itself. */
    static ObjectNode platform(String id, long created) {
        ObjectNode account = bare(id, created);
        account.put("type", "standard").put("charges_enabled", true).put("payouts_enabled", true);
        account.put("details_submitted", true).put("business_type", "company");
        account.set("capabilities", Json.object("card_payments", "active", "transfers", "active"));
        account.set("controller", Json.object("type", "account"));
        account.path("business_profile").asObject().put("name", "Sandbox");
        return account;
    }

    private static ObjectNode bare(String id, long created) {
        ObjectNode account = EMPTY.deepCopy();
        account.put("id", id).put("created", created);
        account.set("external_accounts", Json.list("/v1/accounts/" + id + "/external_accounts", List.of(), false));
        account.set("requirements", Json.parse(NOTHING_DUE));
        account.set("future_requirements", Json.parse(NOTHING_DUE));
        return account;
    }

    /** A bank account for payouts. */
    static ObjectNode bank(String id, String account) {
        return Json.object(
                "id",
                id,
                "object",
                "bank_account",
                "account",
                account,
                "account_holder_name",
                null,
                "account_holder_type",
                null,
                "account_type",
                null,
                "available_payout_methods",
                List.of("standard"),
                "bank_name",
                "STRIPE TEST BANK",
                "country",
                "JP",
                "currency",
                "jpy",
                "default_for_currency",
                true,
                "fingerprint",
                "sandbox" + Integer.toHexString(account.hashCode()),
                "last4",
                "1234",
                "metadata",
                Json.object(),
                "routing_number",
                "1100000",
                "status",
                "new");
    }
}
