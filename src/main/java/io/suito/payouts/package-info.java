/** Marketplace payouts: runs, their items, what becomes of them, stops, and the jobs around them. */
@NullMarked
package io.suito.payouts;

import org.jspecify.annotations.NullMarked;
