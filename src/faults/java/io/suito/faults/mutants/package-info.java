/** Other wirings of the product, each with one guard taken out: what a checker that is worth something must notice. */
@NullMarked
package io.suito.faults.mutants;

import org.jspecify.annotations.NullMarked;
