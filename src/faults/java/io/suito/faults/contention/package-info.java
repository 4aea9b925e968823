/** The proof {@code contention}: several processes want the same at the same moment. */
@NullMarked
package io.suito.faults.contention;

import org.jspecify.annotations.NullMarked;
