/** The proof {@code database-loss}: connections, servers and acknowledgements are lost in mid-run. */
@NullMarked
package io.suito.faults.loss;

import org.jspecify.annotations.NullMarked;
