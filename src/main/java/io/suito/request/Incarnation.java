package io.suito.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One life of one program that acts as executor. A restarted program is another incarnation.
 *
 * @param homeLock the file whose lock this process holds as long as it lives; null where it has no home
 */
public record Incarnation(
        UUID id, String host, long pid, @Nullable String homeLock) {}
