/** {@code suito db …}: migrations, cut-over, demo data. */
@NullMarked
package io.suito.cli.data;

import org.jspecify.annotations.NullMarked;
