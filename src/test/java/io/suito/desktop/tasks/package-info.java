@NullMarked
package io.suito.desktop.tasks;

import org.jspecify.annotations.NullMarked;
