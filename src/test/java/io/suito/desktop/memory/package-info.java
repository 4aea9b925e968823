@NullMarked
package io.suito.desktop.memory;

import org.jspecify.annotations.NullMarked;
