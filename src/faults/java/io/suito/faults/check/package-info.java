/** Judging a marketplace after the faults: one checker for the product and for its mutants. */
@NullMarked
package io.suito.faults.check;

import org.jspecify.annotations.NullMarked;
