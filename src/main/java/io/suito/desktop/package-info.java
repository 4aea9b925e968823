/** The desktop: everything that knows JavaFX. Views bind, view models decide, services are given to them. */
@NullMarked
package io.suito.desktop;

import org.jspecify.annotations.NullMarked;
