@NullMarked
package io.suito.listing;

import org.jspecify.annotations.NullMarked;
