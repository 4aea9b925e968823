/** Time: Asia/Tokyo lives here and nowhere else. */
@NullMarked
package io.suito.time;

import org.jspecify.annotations.NullMarked;
