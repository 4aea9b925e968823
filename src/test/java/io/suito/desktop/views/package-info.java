/** Tests of how views are loaded. */
@NullMarked
package io.suito.desktop.views;

import org.jspecify.annotations.NullMarked;
