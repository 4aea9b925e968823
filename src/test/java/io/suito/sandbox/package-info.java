/** The sandbox, asked through the client of production and by raw HTTP. */
@NullMarked
package io.suito.sandbox;

import org.jspecify.annotations.NullMarked;
