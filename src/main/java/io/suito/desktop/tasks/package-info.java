/**
 * Work beside the window's thread: bounded, with progress, cancellable, never without somebody who hears of failure.
 */
@NullMarked
package io.suito.desktop.tasks;

import org.jspecify.annotations.NullMarked;
