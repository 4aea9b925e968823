package io.suito.desktop.settings;

/**
 * One thing that is set.
 *
 * @param place in the list, which has an order of its own
 * @param name what
 * @param value to what
 * @param remark what it means, or where it was said
 */
public record Line(int place, String name, String value, String remark) {}
