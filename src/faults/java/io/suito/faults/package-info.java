/** Proofs that everyone is paid exactly once, whatever goes wrong. Not part of the product's jar. */
@NullMarked
package io.suito.faults;

import org.jspecify.annotations.NullMarked;
