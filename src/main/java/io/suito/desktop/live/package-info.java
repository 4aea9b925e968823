/** What happens in the database while a window is open: changes of others, the connection lost and found again. */
@NullMarked
package io.suito.desktop.live;

import org.jspecify.annotations.NullMarked;
