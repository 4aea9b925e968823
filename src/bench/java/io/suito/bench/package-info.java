/** {@code suito bench}: two ways to do the same thing, side by side in one run, as ratios. */
@NullMarked
package io.suito.bench;

import org.jspecify.annotations.NullMarked;
