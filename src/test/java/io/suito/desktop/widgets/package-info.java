@NullMarked
package io.suito.desktop.widgets;

import org.jspecify.annotations.NullMarked;
