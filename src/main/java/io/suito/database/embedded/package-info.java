/** A real, durable PostgreSQL of one's own: binaries, data directory, start, adoption, recovery, stop. */
@NullMarked
package io.suito.database.embedded;

import org.jspecify.annotations.NullMarked;
