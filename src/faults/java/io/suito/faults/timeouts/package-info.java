/** The proof {@code timeouts}: answers that come too late or never. */
@NullMarked
package io.suito.faults.timeouts;

import org.jspecify.annotations.NullMarked;
