/** The composition root: configuration, the installation's home, embedded services, start and stop. */
@NullMarked
package io.suito.app;

import org.jspecify.annotations.NullMarked;
