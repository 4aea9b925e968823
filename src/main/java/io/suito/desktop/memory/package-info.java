/** What the desktop remembers of a person's habits on this machine: window, columns, filters. */
@NullMarked
package io.suito.desktop.memory;

import org.jspecify.annotations.NullMarked;
