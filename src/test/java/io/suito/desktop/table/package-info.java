@NullMarked
package io.suito.desktop.table;

import org.jspecify.annotations.NullMarked;
