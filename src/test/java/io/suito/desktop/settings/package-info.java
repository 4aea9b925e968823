@NullMarked
package io.suito.desktop.settings;

import org.jspecify.annotations.NullMarked;
