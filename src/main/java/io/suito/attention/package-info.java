/** What a person has to look at. */
@NullMarked
package io.suito.attention;

import org.jspecify.annotations.NullMarked;
