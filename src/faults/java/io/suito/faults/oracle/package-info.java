/** What ought to have happened, worked out from the orders by other means than the product's. */
@NullMarked
package io.suito.faults.oracle;

import org.jspecify.annotations.NullMarked;
