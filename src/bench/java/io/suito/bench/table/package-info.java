/** The bench {@code table}: pages by key against OFFSET, first rows against loading everything. */
@NullMarked
package io.suito.bench.table;

import org.jspecify.annotations.NullMarked;
