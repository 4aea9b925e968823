/** The command line: thin commands that say what they do and do it through a service. */
@NullMarked
package io.suito.cli;

import org.jspecify.annotations.NullMarked;
