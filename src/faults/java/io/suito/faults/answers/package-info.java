/** The proof {@code lost-answers}: Stripe did it, or did not, and nobody was told. */
@NullMarked
package io.suito.faults.answers;

import org.jspecify.annotations.NullMarked;
