package io.suito.ledger;

import io.suito.database.Tx;
import java.util.List;

/** Which payment statuses the platform's own table of orders lets us write. */
public final class OrderStatuses {
    private OrderStatuses() {}

    private record PaymentStatusColumn(String type, String kind, int length, boolean label) {}

    /** Whether an order's payment status may be this: by its type, its length and every CHECK that names it. */
    public static boolean allow(Tx tx, String status) {
        PaymentStatusColumn column = tx.sql("""
                        select format_type(a.atttypid, a.atttypmod), cast(t.typtype as text),
                               case when a.atttypmod > 4 then a.atttypmod - 4 else 0 end,
                               exists (select from pg_enum e where e.enumtypid = a.atttypid and e.enumlabel = :status)
                          from pg_attribute a join pg_type t on t.oid = a.atttypid
                         where a.attrelid = cast('public.orders' as regclass) and a.attname = 'payment_status'""").set("status", status).one(PaymentStatusColumn.class);
        if (column.kind().equals("e")) {
            return column.label();
        }
        if (column.length() > 0 && column.length() < status.length()) {
            return false;
        }
        return checks(tx).stream().allMatch(check -> passes(tx, check, column.type(), status));
    }

    /** Only those that speak of this column alone: what else a rule needs, nobody can say beforehand. */
    private static List<String> checks(Tx tx) {
        return tx.sql("""
                        select pg_get_expr(c.conbin, c.conrelid) from pg_constraint c
                          join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'payment_status'
                         where c.conrelid = cast('public.orders' as regclass) and c.contype = 'c'
                           and c.conkey = array[a.attnum]""").list(String.class);
    }

    /** A CHECK is passed where it is true or null. */
    private static boolean passes(Tx tx, String check, String type, String status) {
        return tx.sql("select coalesce((" + check + "), true) from (select cast(:status as " + type
                        + ") as payment_status) o")
                .set("status", status)
                .one(Boolean.class);
    }
}
