/** Other processes that proofs start and end. */
@NullMarked
package io.suito.faults.child;

import org.jspecify.annotations.NullMarked;
