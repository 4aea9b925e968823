@NullMarked
package io.suito.desktop;

import org.jspecify.annotations.NullMarked;
