/** {@code suito jobs} and {@code suito daemon}: what is done again and again. */
@NullMarked
package io.suito.cli.jobs;

import org.jspecify.annotations.NullMarked;
