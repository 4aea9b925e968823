/** Demo data: a made-up Japanese marketplace of any size, the same for the same seed. */
@NullMarked
package io.suito.app.demo;

import org.jspecify.annotations.NullMarked;
