/** Whole yen, formatted and parsed in one place. */
@NullMarked
package io.suito.money;

import org.jspecify.annotations.NullMarked;
