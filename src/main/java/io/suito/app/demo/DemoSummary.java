package io.suito.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was written, and what is left to do through the product's services.
 *
 * @param partners number of partners
 * @param partnersByKind how many of each kind
 * @param users rows of users: sellers, and buyers without partner
 * @param bankAccounts rows of partner_bank_accounts
 * @param orders rows of orders
 * @param ordersByPaymentStatus how many of each payment status
 * @param paidYen sum of the totals of orders with payment status paid, in yen
 * @param ledgerStartsAt the cut-over: orders before it were settled by the platform's former system
 * @param holds partners to be put on hold
 * @param debts partners that owe money
 */
public record DemoSummary(
        long partners,
        Map<PartnerKind, Long> partnersByKind,
        long users,
        long bankAccounts,
        long orders,
        Map<String, Long> ordersByPaymentStatus,
        long paidYen,
        Instant ledgerStartsAt,
        List<DemoHold> holds,
        List<DemoDebt> debts) {}
