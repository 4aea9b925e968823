/** Jobs: when each is due, what its last runs came to, running one now. */
@NullMarked
package io.suito.desktop.jobs;

import org.jspecify.annotations.NullMarked;
