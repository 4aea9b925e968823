package io.suito.database;

/**
 * How far the database is migrated.
 *
 * @param version the newest applied version, empty when none is
 */
public record MigrationStatus(String version, int applied, int waiting) {}
