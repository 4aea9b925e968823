package io.suito.desktop.shell;

import java.util.UUID;

/**
 * Where somebody is.
 *
 * @param id of the record that is open there, and after a slash what of it is looked at; empty for none
 */
public record Place(Area area, String id) {
    private static final char PART = '/';

    public static Place of(Area area) {
        return new Place(area, "");
    }

    /** A part of a record. */
    public static Place within(Area area, String record, String part) {
        return new Place(area, record + PART + part);
    }

    /** An entry in a partner's ledger. */
    public static Place ofEntry(UUID partner, UUID entry) {
        return within(Area.PARTNERS, partner.toString(), "ledger" + PART + entry);
    }

    /** Of an id the record. */
    public static String record(String id) {
        int end = id.indexOf(PART);
        return end < 0 ? id : id.substring(0, end);
    }

    /** Of an id what is looked at; empty for the whole of the record. */
    public static String part(String id) {
        int end = id.indexOf(PART);
        return end < 0 ? "" : id.substring(end + 1);
    }
}
