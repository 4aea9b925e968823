package io.suito.database;

import org.jspecify.annotations.Nullable;

/**
 * How far the database is migrated.
 *
 * @param version the newest applied version, empty when none is
 * @param cutOver how the product took over and what is worth knowing; null before the first migration
 */
public record MigrationStatus(
        String version, int applied, int waiting, @Nullable CutOverFacts cutOver) {}
