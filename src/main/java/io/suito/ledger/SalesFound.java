package io.suito.ledger;

import java.util.List;
import java.util.stream.Collectors;

/** Which orders {@code post-sales} looks at: the one definition for posting, setting aside and counting. */
final class SalesFound {
    /**
     * Orders that may have been paid after the ledger starts: placed since then, or open when the product took over, or
     * of unknown age.
     */
    static final String WATCHED = """
            (o.created_at >= (select watched_from from backoffice.cutover) or o.created_at is null
               or o.id in (select f.order_id from backoffice.former_open_orders f))""";

    private static final String UNJUDGED = """
            o.payment_status = 'paid' and o.ledger_sale_id is null
               and not exists (select from backoffice.orders_not_posted n where n.order_id = o.id)""";

    /**
     * The former ledger (or a web application that still writes it) holds the sale, or one of the keys is taken. Apart
     * and with plain equalities, so that the server can join against each even before it has statistics.
     */
    private static final List<String> FORMER_LEDGER = List.of(
            """
            exists (select from public.ledger l
                     where l.order_id = o.id and l.origin = 'foreign' and l.type = 'sale' and l.status <> 'void')""",
            "exists (select from public.ledger l where l.idempotency_key = 'sale-' || o.id)",
            "exists (select from public.ledger l where l.idempotency_key = 'platform_fee-' || o.id)");

    /** Ids of paid orders that are not posted and whose sale stands in the former ledger. */
    static final String IN_FORMER_LEDGER = FORMER_LEDGER.stream()
            .map(held ->
                    "select o.id from public.orders o where o.payment_status = 'paid' and o.ledger_sale_id is null and "
                            + WATCHED + " and " + held)
            .collect(Collectors.joining(" union "));

    /** Everything still to be posted or judged. */
    static final String OPEN = """
             from public.orders o
              left join public.users u on u.id = o.seller_id
             cross join backoffice.cutover c
             where %s
               and %s
               and not %s""".formatted(UNJUDGED, WATCHED, String.join(" and not ", FORMER_LEDGER));

    /** Another order's sale is posted with the payment that this order names. */
    static final String PAYMENT_POSTED = """
            exists (select from public.ledger l
                     where l.stripe_payment_intent_id = coalesce(o.stripe_payment_intent_id, o.payment_txid)
                       and l.origin = 'suito' and l.type = 'sale' and l.status <> 'void')""";

    /** No payment at Stripe has more than twelve digits: such a total is looked up before it is believed. */
    private static final String BELIEVABLE = "o.total between 1 and 999999999999";

    /** Of these, orders that carry PaymentIntent and charge and were placed after the start. */
    static final String PROVEN =
            OPEN.replace("left join", "join") + """

               and\s""" + BELIEVABLE + """
                and u.partner_id is not null and o.created_at >= c.ledger_starts_at
               and coalesce(o.stripe_payment_intent_id, o.payment_txid) like 'pi\\_%'
               and o.stripe_charge_id is not null""" + " and not " + PAYMENT_POSTED;

    private SalesFound() {}
}
