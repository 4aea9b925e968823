/** How view models ask people, without a word of JavaFX. */
@NullMarked
package io.suito.desktop.dialogs;

import org.jspecify.annotations.NullMarked;
