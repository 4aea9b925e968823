/** Sentences: none missing, none left over. */
@NullMarked
package io.suito.text;

import org.jspecify.annotations.NullMarked;
