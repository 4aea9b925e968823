/** Settings, to be looked at: the payout policy in force, and what this installation was told. */
@NullMarked
package io.suito.desktop.settings;

import org.jspecify.annotations.NullMarked;
