/** Small marketplaces for trials, and the story that each of them lives through. */
@NullMarked
package io.suito.faults.market;

import org.jspecify.annotations.NullMarked;
