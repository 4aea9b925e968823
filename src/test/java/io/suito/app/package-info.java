/** What configuration and the embedded services promise. */
@NullMarked
package io.suito.app;

import org.jspecify.annotations.NullMarked;
