/** The window: navigation, header, search, what runs. */
@NullMarked
package io.suito.desktop.shell;

import org.jspecify.annotations.NullMarked;
