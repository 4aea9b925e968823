/** Texts of the desktop in the person's language, and how numbers and times look in them. */
@NullMarked
package io.suito.desktop.text;

import org.jspecify.annotations.NullMarked;
