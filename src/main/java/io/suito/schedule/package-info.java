/** Jobs: what is done again and again, and when it was done last. */
@NullMarked
package io.suito.schedule;

import org.jspecify.annotations.NullMarked;
