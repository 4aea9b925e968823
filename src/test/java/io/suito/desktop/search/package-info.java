@NullMarked
package io.suito.desktop.search;

import org.jspecify.annotations.NullMarked;
