package io.suito.desktop.shell;

/**
 * Where somebody is.
 *
 * @param id of the record that is open there; empty for none
 */
public record Place(Area area, String id) {
    public static Place of(Area area) {
        return new Place(area, "");
    }
}
