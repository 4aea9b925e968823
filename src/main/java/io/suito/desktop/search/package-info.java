/** One field to go anywhere and do anything: screens, partners, runs, actions. */
@NullMarked
package io.suito.desktop.search;

import org.jspecify.annotations.NullMarked;
