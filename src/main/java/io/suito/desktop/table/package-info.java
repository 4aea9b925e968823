/** The one table: paged by key, sorted and filtered in SQL. */
@NullMarked
package io.suito.desktop.table;

import org.jspecify.annotations.NullMarked;
