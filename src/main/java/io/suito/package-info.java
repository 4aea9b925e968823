@NullMarked
package io.suito;

import org.jspecify.annotations.NullMarked;
