/** The proof {@code crash}: ended at every boundary and at random moments, then started again. */
@NullMarked
package io.suito.faults.crash;

import org.jspecify.annotations.NullMarked;
