/** Windows in tests: without a display, on a real database. */
@NullMarked
package io.suito.desktop.testing;

import org.jspecify.annotations.NullMarked;
