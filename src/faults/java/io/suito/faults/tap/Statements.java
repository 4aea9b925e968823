package io.suito.faults.tap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement does, told by its text. */
public final class Statements {
    private static final Pattern WRITE = Pattern.compile(
            "\\b(insert\\s+into|update|delete\\s+from)\\s+((?:public|backoffice)\\.\\w+|payout_items)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CALL = Pattern.compile("\\bbackoffice\\.(refresh_partner_flags)\\b");

    private static final Pattern ENTRY = Pattern.compile("values\\s*\\(\\S+,\\s*'(\\w+)'");

    private static final Map<String, Boolean> WRITES = new ConcurrentHashMap<>();
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private Statements() {}

    /** Whether it changes rows. */
    public static boolean writes(String sql) {
        return WRITES.computeIfAbsent(sql, Statements::findsWrite);
    }

    private static boolean findsWrite(String sql) {
        return WRITE.matcher(sql).find() || CALL.matcher(sql).find();
    }

    /** Verb and table for people, with a few digits that tell statements of the same name apart. */
    public static String name(String sql) {
        return NAMES.computeIfAbsent(sql, Statements::makeName);
    }

    private static String makeName(String sql) {
        Matcher write = WRITE.matcher(sql);
        String name = "select";
        while (write.find()) {
            // the last one is what a WITH statement is about
            name = write.group(1).replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT) + " "
                    + write.group(2).replaceFirst("^(public|backoffice)\\.", "");
        }
        Matcher entry = ENTRY.matcher(sql);
        if (entry.find()) {
            name += " " + entry.group(1);
        }
        Matcher call = CALL.matcher(sql);
        if (call.find()) {
            name = call.group(1);
        }
        String digits = Integer.toHexString(sql.replaceAll("\\s+", " ").hashCode());
        return name + " #" + digits.substring(Math.max(0, digits.length() - 4));
    }
}
