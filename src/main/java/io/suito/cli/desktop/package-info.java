/** Commands that open a window. */
@NullMarked
package io.suito.cli.desktop;

import org.jspecify.annotations.NullMarked;
