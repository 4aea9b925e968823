/** The bench {@code fx}: whether the window's thread is free while a run is going. */
@NullMarked
package io.suito.bench.fx;

import org.jspecify.annotations.NullMarked;
