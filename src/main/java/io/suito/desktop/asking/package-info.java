/** How screens ask for changes: a request is written, its answer awaited for a while, and the person told. */
@NullMarked
package io.suito.desktop.asking;

import org.jspecify.annotations.NullMarked;
