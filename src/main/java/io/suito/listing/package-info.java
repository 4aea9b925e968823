/** Long lists for screens and exports: sorted and filtered in SQL, paged by key both ways, never by offset. */
@NullMarked
package io.suito.listing;

import org.jspecify.annotations.NullMarked;
