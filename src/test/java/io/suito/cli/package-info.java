/** What the command line promises. */
@NullMarked
package io.suito.cli;

import org.jspecify.annotations.NullMarked;
