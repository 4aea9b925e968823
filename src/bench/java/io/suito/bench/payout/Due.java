package io.suito.bench.payout;

import io.suito.database.DatabaseSettings;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxObject;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is to be paid how much, calculated from the orders and from nothing else; and whether exactly that was done. */
record Due(List<Payment> payments) {
    /** To a partner, in yen. */
    record Payment(UUID partner, String account, long yen) {}

    static Due of(DatabaseSettings books) {
        List<Payment> payments = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(books);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select p.id, p.stripe_account_id,
                               sum(o.total - greatest(round(o.total * 0.06), 150))::bigint
                          from public.orders o join public.users u on u.id = o.seller_id
                          join public.partners p on p.id = u.partner_id
                         group by p.id order by p.stripe_account_id""")) {
            while (row.next()) {
                payments.add(new Payment(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Due(List.copyOf(payments));
    }

    /** Some of them. */
    Due first(int number) {
        return new Due(payments.subList(0, Math.min(number, payments.size())));
    }

    int size() {
        return payments.size();
    }

    /** Everyone has got one transfer and one payout of the exact amount, and nobody else has got anything. */
    void requireDone(String side, SandboxControl stripe) {
        Map<String, List<Long>> should = new HashMap<>();
        payments.forEach(payment -> should.put(payment.account(), List.of(payment.yen())));
        Map<String, List<Long>> transfers = new HashMap<>();
        for (SandboxObject transfer : stripe.objects("transfer")) {
            add(transfers, transfer.text("destination"), transfer);
        }
        Map<String, List<Long>> payouts = new HashMap<>();
        for (SandboxObject payout : stripe.objects("payout")) {
            add(payouts, payout.account(), payout);
        }
        if (!transfers.equals(should) || !payouts.equals(should)) {
            throw new IllegalStateException(side + " has not paid everyone exactly once");
        }
    }

    private static void add(Map<String, List<Long>> to, String account, SandboxObject object) {
        to.computeIfAbsent(account, any -> new ArrayList<>()).add(object.number("amount"));
    }
}
