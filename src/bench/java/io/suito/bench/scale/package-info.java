/** The bench {@code scale}: large things stay within the lease's margin and within a small heap. */
@NullMarked
package io.suito.bench.scale;

import org.jspecify.annotations.NullMarked;
