/** Fonts, icons, themes. */
@NullMarked
package io.suito.desktop.look;

import org.jspecify.annotations.NullMarked;
