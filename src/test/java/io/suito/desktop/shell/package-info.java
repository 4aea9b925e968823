/** Tests of the frame. */
@NullMarked
package io.suito.desktop.shell;

import org.jspecify.annotations.NullMarked;
