/** The proof {@code frozen-executor}: stopped past its lease with a request in its hands, then woken. */
@NullMarked
package io.suito.faults.frozen;

import org.jspecify.annotations.NullMarked;
