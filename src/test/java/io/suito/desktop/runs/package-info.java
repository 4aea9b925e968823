@NullMarked
package io.suito.desktop.runs;

import org.jspecify.annotations.NullMarked;
