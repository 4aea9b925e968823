@NullMarked
package io.suito.desktop.partners;

import org.jspecify.annotations.NullMarked;
