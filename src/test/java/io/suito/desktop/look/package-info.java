/** What does not need a window to be seen. */
@NullMarked
package io.suito.desktop.look;

import org.jspecify.annotations.NullMarked;
